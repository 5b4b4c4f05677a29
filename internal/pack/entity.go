package pack

import (
	"slices"
	"strconv"
	"strings"

	"selon"
)

// entityModels are what is learned of entities.
type entityModels struct {
	count, kind, gender, sure, roles         numbers
	name                                     numbers // of which mention it is
	mentions, mentionKind, mentionConfidence numbers
	spans                                    spans
	isLinked, usualKey                       chance
	wikidata                                 numbers
}

// entities carries the entities with their keys across documents.
func (p *packer) entities(keys *[]string) {
	all := p.rec.Entities
	if p.reading {
		*keys = make([]string, len(all))
	}
	near := stretch{}
	for i := range all {
		e, m := &all[i], &p.m.entity
		code(p, &m.kind, &e.Type, entityTypes)
		p.mentions(e, near)
		if len(e.Mentions) > 0 {
			near = p.units.around(e.Mentions[0].Span)
		}
		p.entityName(e)
		code(p, &m.gender, &e.Gender, genders)
		p.wikidata(e)
		p.either(&m.usualKey, &p.m.id, &(*keys)[i], p.usualKey(e))
		size(p, &m.roles, &e.Roles)
		for j := range e.Roles {
			p.string(&p.m.phrase, &e.Roles[j])
		}
	}
}

// mentions carries where an entity is named, from the first mention of the one
// before.
func (p *packer) mentions(e *selon.Entity, near stretch) {
	m := &p.m.entity
	size(p, &m.mentions, &e.Mentions)
	for i := range e.Mentions {
		one := &e.Mentions[i]
		if i == 0 {
			p.span(&m.spans, &one.Span, near)
		} else {
			p.next(&m.spans, &one.Span, e.Mentions[i-1].Span)
		}
		code(p, &m.mentionKind, &one.Kind, mentionKinds)
		p.share(&m.mentionConfidence, &one.Confidence, 100)
	}
}

// entityName carries a name, which mostly is what a mention cuts.
func (p *packer) entityName(e *selon.Entity) {
	at := slices.IndexFunc(e.Mentions, func(m selon.Mention) bool { return m.Cut(p.text) == e.Name }) + 1
	p.number(&p.m.entity.name, &at)
	switch {
	case at == 0:
		p.string(&p.m.phrase, &e.Name)
	case at > len(e.Mentions):
		p.fail(errIllFormed)
	default:
		set(p, &e.Name, e.Mentions[at-1].Cut(p.text))
	}
}

// wikidata carries a Q-number; 0 stands for what is none.
func (p *packer) wikidata(e *selon.Entity) {
	linked := e.Wikidata != ""
	p.flag(&p.m.entity.isLinked, &linked)
	if !linked {
		return
	}
	n, err := strconv.Atoi(strings.TrimPrefix(e.Wikidata, "Q"))
	if err != nil || n <= 0 || n >= 1<<30 || e.Wikidata != "Q"+strconv.Itoa(n) {
		n = 0
	}
	p.number(&p.m.entity.wikidata, &n)
	if n == 0 {
		p.string(&p.m.id, &e.Wikidata)
	} else {
		set(p, &e.Wikidata, "Q"+strconv.Itoa(n))
	}
	p.share(&p.m.entity.sure, &e.Sure, 1e4)
}

// usualKey is what the key of an entity mostly is.
func (p *packer) usualKey(e *selon.Entity) string {
	name := p.fold(e.Name)
	switch {
	case e.Wikidata != "" && e.Sure >= 0.9:
		return e.Wikidata
	case e.Type == selon.PersonEntity && !strings.Contains(name, " "):
		return "person:" + name + "@" + p.document
	case e.Type == selon.PersonEntity && e.Gender != "":
		return "person:" + name + ":" + string(e.Gender)
	case e.Type == selon.CountryEntity:
		return string(selon.PlaceEntity) + ":" + name
	}
	return string(e.Type) + ":" + name
}
