package resolve

import (
	"slices"
	"strings"

	"selon"
	"selon/internal/kb"
)

// entity makes an entity of a cluster.
func (p *page) entity(c *cluster) selon.Entity {
	full := c.fullest()
	e := selon.Entity{Type: c.kind()}
	e.Name = p.withoutTitle(strings.Join(strings.Fields(full.Cut(p.text)), " "), e.Type)
	if e.Type == selon.PersonEntity {
		e.Gender = p.gender(c)
	}
	p.link(c, &e)
	if full.short {
		if words := p.expansion(full.Cut(p.text)); words != "" {
			e.Name = words
		}
	}
	for _, n := range c.names {
		if n.title.Len() > 0 {
			e.Mentions = append(e.Mentions, selon.Mention{Span: n.title, Kind: selon.TitleMention, Confidence: n.Confidence})
		}
		e.Mentions = append(e.Mentions, n.Mention)
		if e.Type == selon.PersonEntity {
			for _, role := range p.rolesAround(n.Span) {
				words := strings.Join(strings.Fields(role.Cut(p.text)), " ")
				if !slices.Contains(e.Roles, words) {
					e.Roles = append(e.Roles, words)
				}
				e.Mentions = append(e.Mentions, selon.Mention{Span: role, Kind: selon.RoleMention, Confidence: n.Confidence})
			}
		}
	}
	slices.SortStableFunc(e.Mentions, func(a, b selon.Mention) int { return a.From - b.From })
	return e
}

// link gives an entity what the base knows of it. A person is known by a name
// of two words at least; everything else by its fullest name, or by any that
// only one entity bears.
func (p *page) link(c *cluster, e *selon.Entity) {
	votes := make(map[string]int)
	best := ""
	for _, n := range c.names {
		if n.known == "" || e.Type == selon.PersonEntity && len(n.words) < 2 {
			continue
		}
		votes[n.known]++
		if best == "" || votes[n.known] > votes[best] {
			best = n.known
		}
	}
	known := p.base.ByID(best)
	if known == nil {
		return
	}
	e.Wikidata = best
	e.Sure = 0.97
	if len(votes) > 1 {
		e.Sure = 0.7
	}
	if known.Type == string(selon.CountryEntity) {
		e.Type = selon.CountryEntity
		usual := kb.Fold(known.Name(p.pack.Code))
		for _, n := range c.names { // "France" rather than "République française"
			if written := strings.Join(strings.Fields(n.Cut(p.text)), " "); kb.Fold(written) == usual {
				e.Name = written
				break
			}
		}
	}
	if e.Gender == "" && known.Gender != "" {
		e.Gender = selon.Gender(known.Gender)
	}
}
