// Package resolve joins the names of one entity in a document.
//
// In: a record whose entities hold one name each, and the pack of its language.
// Out: the same record with one entity for all names of the same: full names,
// surnames, spellings, acronyms; its fullest name, its type, where a place is a
// country, its gender, what the document says that it is, and its Wikidata id
// where the base of known entities holds it and nothing speaks against it.
package resolve

import (
	"cmp"
	"slices"
	"strconv"

	"selon"
	"selon/internal/kb"
	"selon/internal/lang"
)

// Stage joins and links names. It is safe for concurrent use.
type Stage struct {
	packs []lang.Pack
	base  *kb.Base
}

// New returns a stage that takes words from packs and looks entities up in base.
func New(packs []lang.Pack, base *kb.Base) *Stage { return &Stage{packs, base} }

// Join makes entities of the names in a record.
func (s *Stage) Join(rec *selon.Record) {
	pack, _ := lang.Find(s.packs, rec.Document.Lang)
	page := &page{text: rec.Document.Text, pack: pack, base: s.base}
	for i := range rec.Statements {
		page.sources = append(page.sources, rec.Statements[i].Source...)
	}
	names := page.names(rec.Entities)
	clusters := page.cluster(names)
	out := make([]selon.Entity, 0, len(clusters))
	for _, c := range clusters {
		out = append(out, page.entity(c))
	}
	slices.SortFunc(out, func(a, b selon.Entity) int {
		return cmp.Compare(a.Mentions[0].From, b.Mentions[0].From)
	})
	for i := range out {
		out[i].ID = "e" + strconv.Itoa(i+1)
	}
	rec.Entities = out
}

// page is a document with what is known of its language and of the world.
type page struct {
	text    string
	pack    lang.Pack
	base    *kb.Base
	sources []selon.Span // of the statements: who speaks is meant by a surname sooner than who does not
}

// name is one mention on its way to an entity.
type name struct {
	selon.Mention
	kind   selon.EntityType
	words  []string // folded, without titles
	sound  []string // the same, as they sound
	gender selon.Gender
	title  selon.Span // the form of address or the role before it; empty if none
	short  bool       // whether it is written as an acronym
	known  string     // id of the one entity of the base that bears this name, or empty
}

// cluster is the names of one entity, in text order.
type cluster struct {
	names []*name
}

// fullest returns the name with most words, and fewest initials; among people's
// the earliest of those, among others' one that is no acronym before one that is.
func (c *cluster) fullest() *name {
	best := c.names[0]
	for _, n := range c.names[1:] {
		if n.short != best.short {
			if best.short {
				best = n
			}
			continue
		}
		if len(n.words) > len(best.words) || len(n.words) == len(best.words) && initials(n) < initials(best) {
			best = n
		}
	}
	return best
}

func (c *cluster) kind() selon.EntityType {
	votes := make(map[selon.EntityType]float64)
	best := c.names[0].kind
	for _, n := range c.names {
		votes[n.kind] += n.Confidence
		if votes[n.kind] > votes[best] {
			best = n.kind
		}
	}
	return best
}

func (p *page) gender(c *cluster) selon.Gender {
	m, f := 0, 0
	for _, n := range c.names {
		switch n.gender {
		case selon.Male:
			m++
		case selon.Female:
			f++
		}
	}
	switch {
	case m > f:
		return selon.Male
	case f > m:
		return selon.Female
	}
	if full := c.fullest(); len(full.words) == 1 { // a first name alone: "Samira"
		return selon.Gender(p.base.Gender(full.words[0]))
	}
	return ""
}
