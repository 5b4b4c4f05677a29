package speak

import (
	"slices"
	"strings"

	"selon"
	"selon/internal/kb"
)

// byOffice makes of words that name an office whoever the base knows to hold it
// at the document's date, although the document does not name them: the words
// stay, as an entity with the person's id, or the office's where the base does
// not know who held it.
func (p *page) byOffice(source selon.Span, words []string, own *selon.Speaker) *selon.Speaker {
	role, at := p.roleOf(words)
	country := p.countryIn(source, words[at:])
	if role.Office == "" || country == "" {
		return nil
	}
	post := p.base.Holder(kb.Office(role.Office), country, p.rec.Document.Published)
	id := post.ID
	if len(post.Holders) == 1 && post.Holders[0].ID != "" {
		id = post.Holders[0].ID
	}
	if id == "" {
		return nil
	}
	out := *own
	out.Type, out.By, out.Confidence = selon.Person, "base", 0.8
	out.Entity = p.addOffice(source, own.Name, id)
	for _, h := range post.Holders {
		out.Candidates = append(out.Candidates, selon.Candidate{Name: h.Name(p.pack.Code), Entity: out.Entity, Confidence: 0.8})
	}
	return &out
}

// heldByOther reports whether the base knows who held the office that words
// name at the document's date, whom the document does not name.
func (p *page) heldByOther(source selon.Span, words []string) bool {
	role, at := p.roleOf(words)
	country := p.countryIn(source, words[at:])
	if role.Office == "" || country == "" || p.rec.Document.Published == "" {
		return false
	}
	return len(p.base.Holder(kb.Office(role.Office), country, p.rec.Document.Published).Holders) > 0
}

// holder finds the person of the document who held the office that words name,
// at the document's date: "le président iranien".
func (p *page) holder(source selon.Span, words []string) *selon.Entity {
	role, at := p.roleOf(words)
	if role.Office == "" {
		return nil
	}
	country := p.countryIn(source, words[at:])
	if country == "" {
		return p.anyHolder(kb.Office(role.Office), "")
	}
	if p.rec.Document.Published == "" {
		if out := p.anyHolder(kb.Office(role.Office), country); out != nil {
			return out
		}
	}
	for _, h := range p.base.Holder(kb.Office(role.Office), country, p.rec.Document.Published).Holders {
		if e := p.bears(h); e != nil {
			return e
		}
	}
	return nil
}

// anyHolder finds the one person whom the document names in full and who held
// an office at its date; at any date if it has none. An empty country is any.
func (p *page) anyHolder(office kb.Office, country string) *selon.Entity {
	var only *selon.Entity
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		if e.Type != selon.PersonEntity || !strings.Contains(e.Name, " ") || !slices.ContainsFunc(p.base.Find(e.Name), func(known *kb.Entity) bool {
			return p.base.Held(known, office, country, p.rec.Document.Published)
		}) {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
	}
	return only
}

// countryIn returns the code of the country that a source names or uses a word
// of.
func (p *page) countryIn(source selon.Span, words []string) string {
	for _, w := range words {
		if c := p.base.Demonym(w); c != nil {
			return c.Country
		}
	}
	for _, n := range p.namesIn(source) {
		if e := p.base.ByID(n.entity.Wikidata); e != nil && e.Type == string(selon.CountryEntity) {
			return e.Country
		}
	}
	return ""
}

// bears returns the person of the document with a name of somebody's, or with
// their surname.
func (p *page) bears(known *kb.Entity) *selon.Entity {
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		if e.Type != selon.PersonEntity {
			continue
		}
		if e.Wikidata != "" && e.Wikidata == known.ID {
			return e
		}
		for _, n := range known.Names {
			if surname(n.Text) != "" && kb.Sound(surname(n.Text)) == kb.Sound(surname(e.Name)) && e.Wikidata == "" {
				return e
			}
		}
	}
	return nil
}
