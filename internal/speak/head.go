package speak

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon"
)

// named is a name inside a source, with its entity.
type namedSpan struct {
	selon.Span
	entity *selon.Entity
}

// namesIn returns the names inside a span, in text order.
func (p *page) namesIn(span selon.Span) []namedSpan {
	var out []namedSpan
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		for _, m := range e.Mentions {
			if isName(m.Kind) && span.Contains(m.Span) {
				out = append(out, namedSpan{m.Span, e})
			}
		}
	}
	slices.SortFunc(out, func(a, b namedSpan) int { return a.From - b.From })
	return out
}

func isName(k selon.MentionKind) bool {
	return k == selon.NameMention || k == selon.AcronymMention || k == selon.MetonymMention
}

// head returns the entity whose name a source is, with titles and appositions;
// nil if names in it only say whose or where somebody is ("the mayor of Lyon").
// A list of names is several.
func (p *page) head(source selon.Span) (one *selon.Entity, several bool) {
	var heads []namedSpan
	for _, n := range p.namesIn(source) {
		if n.entity.Type == selon.EventEntity || n.entity.Type == selon.WorkEntity && n.Len() < source.Len()*2/3 {
			continue
		}
		if p.belongs(source, n.Span) || p.only(source, n.Span) {
			continue
		}
		if n.entity.Type != selon.PersonEntity && !p.fills(source, n.Span) {
			continue
		}
		heads = append(heads, n)
	}
	if len(heads) == 0 {
		return nil, false
	}
	for i, h := range heads[1:] {
		if h.entity != heads[i].entity && p.joined(heads[i].To, h.From) {
			return nil, true
		}
	}
	if len(heads) > 2 && heads[0].entity.Type != selon.PersonEntity {
		return nil, true // "the Socialists, the Greens, the Liberals"
	}
	for _, h := range heads {
		if h.entity.Type == selon.PersonEntity {
			return h.entity, false
		}
	}
	return heads[0].entity, false
}

// joined reports whether two names are parts of a list: only "and", titles and
// articles stand between them.
func (p *page) joined(from, to int) bool {
	words := token.FindAllString(strings.ToLower(p.text[from:to]), -1)
	if len(words) == 0 || !slices.Contains(p.pack.Reference.Joins, words[0]) {
		return false
	}
	if len(words) > 2 && slices.Contains(p.pack.Reference.Articles, words[1]) && p.isRole(words[2]) {
		return true // "the mayor, Ann Lowe, and the secretary of the port, Paul Verdon"
	}
	return !slices.ContainsFunc(words[1:], func(w string) bool {
		return !slices.Contains(p.pack.Reference.Articles, w) && !p.isRole(w) && !p.isTitle(w)
	})
}

// isTitle reports whether a word in small letters is a form of address.
func (p *page) isTitle(word string) bool {
	return slices.ContainsFunc(p.pack.Titles, func(t string) bool { return strings.ToLower(strings.TrimSuffix(t, ".")) == word })
}

// list makes a speaker of several names: the words themselves.
func (p *page) list(source selon.Span) *selon.Speaker {
	return &selon.Speaker{Name: clean(source.Cut(p.text)), Type: selon.Group, Confidence: 0.9, By: "words"}
}

// belongs reports whether a name in a source only says to whom or what the
// head of the source belongs: behind a preposition, or before a noun.
func (p *page) belongs(source, name selon.Span) bool {
	before := token.FindAllString(p.text[source.From:name.From], -1)
	gap := strings.TrimSpace(p.text[source.From:name.From])
	if len(before) > 0 && !strings.HasSuffix(gap, ",") {
		if p.behind(before) {
			return true
		}
	}
	rest := p.text[name.To:source.To]
	if bare := strings.TrimSpace(rest); bare == "'s" || bare == "’s" || bare == "'" || bare == "’" {
		return false // the source itself is in the possessive
	}
	if strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") || strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ ") {
		return true
	}
	after := strings.TrimLeft(rest, " \u00a0")
	r, _ := utf8.DecodeRuneInString(after)
	if after == rest || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	if p.addressed(name) {
		return false // "Mr. Trump hardly": what has a form of address describes no noun
	}
	next := strings.ToLower(token.FindString(after))
	// "Clinton campaign manager Robby Mook", but "Robby Mook of the campaign".
	return !slices.Contains(p.pack.Words, next) && !p.pack.Reference.NounsFirst
}

// addressed reports whether a form of address stands right before a name.
func (p *page) addressed(name selon.Span) bool {
	return slices.ContainsFunc(p.rec.Entities, func(e selon.Entity) bool {
		return e.Type == selon.PersonEntity && slices.ContainsFunc(e.Mentions, func(m selon.Mention) bool {
			return m.Kind == selon.TitleMention && m.To <= name.From && name.From-m.To < 3
		})
	})
}

// behind reports whether the words before a name end in a preposition, perhaps
// with an article, titles or what somebody is between it and the name. The
// first word of a source is none: in "des Lyonnais" it is an article.
func (p *page) behind(before []string) bool {
	for i := len(before) - 1; i >= 0; i-- {
		w := strings.ToLower(before[i])
		if slices.Contains(p.pack.Reference.Prepositions, w) && (i > 0 || !slices.Contains(p.pack.Reference.Articles, w)) {
			return true
		}
		if !slices.Contains(p.pack.Reference.Articles, w) && !p.isRole(w) && !p.isRole(strings.TrimSuffix(w, "s")) && !p.isTitle(w) {
			return false
		}
	}
	return false
}

// only reports whether a name in a source stands for an example of those meant
// ("allies such as Ann Lowe"), or for whoever did something for them ("the
// figures given by Ann Lowe").
func (p *page) only(source, name selon.Span) bool {
	before := p.text[source.From:name.From]
	has := func(text string, list []string) bool {
		return slices.ContainsFunc(token.FindAllString(strings.ToLower(text), -1), func(w string) bool { return slices.Contains(list, w) })
	}
	clause := before[strings.LastIndex(strings.TrimRight(before, ", \u00a0"), ",")+1:]
	return has(before, p.pack.Reference.Examples) || has(clause, p.pack.Reference.Agents)
}

// fills reports whether a name is the whole source but for little words, titles
// and what stands behind a comma.
func (p *page) fills(source, name selon.Span) bool {
	before := token.FindAllString(p.text[source.From:name.From], -1)
	if len(before) > 3 {
		return false
	}
	for _, w := range before { // "the nonpartisan Congressional Budget Office", "la chaîne LCI"
		if w != strings.ToLower(w) && !slices.Contains(p.pack.Words, strings.ToLower(w)) || p.isRole(w) {
			return false
		}
	}
	rest := strings.TrimSpace(p.text[name.To:source.To])
	if next := strings.ToLower(token.FindString(rest)); slices.Contains(p.pack.Reference.Prepositions, next) && !slices.Contains(p.pack.Reference.Of, next) {
		return true // "the Liberals in the council"
	}
	return rest == "" || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "(") || len(token.FindAllString(rest, -1)) <= 2
}

func (p *page) isRole(word string) bool {
	_, ok := p.nouns.at([]string{word})
	return ok
}

// named makes a speaker of an entity that a source names.
func (p *page) named(source selon.Span, e *selon.Entity) *selon.Speaker {
	out := p.of(e, 0.95, "name")
	out.Role = p.roleIn(source, e)
	return out
}

// of makes a speaker of an entity.
func (p *page) of(e *selon.Entity, sure float64, by string) *selon.Speaker {
	out := &selon.Speaker{Name: e.Name, Entity: e.ID, Confidence: sure, By: by, Type: selon.Unknown}
	switch e.Type {
	case selon.PersonEntity:
		out.Type = selon.Person
		if len(e.Roles) > 0 {
			out.Role = e.Roles[0]
		}
	case selon.OrganizationEntity:
		out.Type = selon.Organization
		if e.Wikidata == "" {
			p.state(e, out) // "Berne", taken for a body
		}
	case selon.CountryEntity:
		out.Type = selon.Country
	case selon.PlaceEntity:
		p.state(e, out)
	case selon.WorkEntity:
		out.Type = selon.Paper
	case selon.OtherEntity:
		out.Type = selon.Group
	}
	return out
}

// state makes of a capital or palace the state that it stands for, where the
// base knows it.
func (p *page) state(e *selon.Entity, out *selon.Speaker) {
	out.Type = selon.Organization
	m, ok := p.base.Metonym(e.Name)
	if !ok || m.Country == "" {
		return
	}
	country := p.base.Country(m.Country)
	if country == nil || m.Body != "" {
		return
	}
	out.Type, out.Name, out.By = selon.Country, country.Name(p.pack.Code), "base"
	for i := range p.rec.Entities {
		if o := &p.rec.Entities[i]; o.Wikidata == country.ID {
			out.Name, out.Entity = o.Name, o.ID
		}
	}
}

// roleIn returns the role of a person that stands in the source, or the first
// that the document gives.
func (p *page) roleIn(source selon.Span, e *selon.Entity) string {
	for _, m := range e.Mentions {
		if m.Kind == selon.RoleMention && source.Overlaps(m.Span) {
			return clean(m.Cut(p.text))
		}
	}
	if len(e.Roles) > 0 {
		return e.Roles[0]
	}
	return ""
}
