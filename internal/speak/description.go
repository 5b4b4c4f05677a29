package speak

import (
	"slices"
	"strings"

	"selon"
	"selon/internal/kb"
)

// opening is how a description begins: it tells whether whoever is described
// is known already.
type opening int

const (
	definite   opening = iota // "the minister", and bare nouns, as headlines write
	indefinite                // "a minister"
	pointing                  // "this minister"
	possessive                // "his minister"
)

// description is what words say of somebody whom they do not name.
type description struct {
	first opening
	many  bool     // whether it means several
	noun  noun     // for what somebody is; without words if there is none
	rest  []string // what else is said, folded, without little words
}

// description takes a source apart.
func (p *page) description(words []string) description {
	r := p.pack.Reference
	var d description
	switch {
	case slices.Contains(r.Indefinite, words[0]), len(words) > 1 && slices.Contains(r.Indefinite, words[0]+"'"+words[1]):
		d.first = indefinite
	case slices.Contains(r.Pointing, words[0]):
		d.first = pointing
	case slices.Contains(r.Possessive, words[0]):
		d.first = possessive
	}
	d.many = slices.Contains(r.Plural, words[0]) || p.barePlural(words)
	noun, at := p.roleOf(words)
	if noun.Word == "" {
		d.rest = p.content(words)
		return d
	}
	d.noun = noun
	d.rest = append(p.content(words[:at]), p.content(words[at+len(noun.parts):])...)
	return d
}

// role takes apart what somebody is said to be. It keeps the answer: every
// statement asks the same of the same people.
func (p *page) role(text string) description {
	if d, known := p.told[text]; known {
		return d
	}
	var d description
	if words := token.FindAllString(strings.ToLower(text), -1); len(words) > 0 {
		d = p.description(words)
	}
	p.told[text] = d
	return d
}

// barePlural reports whether a phrase without an article means several: "Clinton
// supporters", "allies of the governor".
func (p *page) barePlural(words []string) bool {
	r := p.pack.Reference
	if r.BarePlural == "" || slices.Contains(r.Articles, words[0]) {
		return false
	}
	head := words[0]
	for _, w := range words[1:] {
		if slices.Contains(p.pack.Words, w) || slices.Contains(r.Prepositions, w) {
			break
		}
		head = w
	}
	return len(head) > 3 && strings.HasSuffix(head, r.BarePlural) && !strings.HasSuffix(head, "ss")
}

// roleOf finds the first noun for what somebody is among the words of a
// source, and where it stands. Behind a preposition it is somebody else: "the
// allies of the governor".
func (p *page) roleOf(words []string) (noun, int) {
	for i := range words[:min(len(words), 6)] {
		if r, ok := p.nouns.at(words[i:]); ok {
			return r, i
		}
		if i > 0 && slices.Contains(p.pack.Reference.Prepositions, words[i]) {
			break
		}
	}
	return noun{}, 0
}

// content leaves out little words.
func (p *page) content(words []string) []string {
	var out []string
	for _, w := range words {
		if !slices.Contains(p.pack.Words, w) && len(w) > 1 {
			out = append(out, kb.Fold(w))
		}
	}
	return out
}

// agreement is what one description says of another.
type agreement int

const (
	another  agreement = iota // they mean two people: the president of one body, and of another
	unlike                    // they say different things
	doubtful                  // something else is said of somebody, but not everything that they are
	open                      // nothing is known
	alike
)

// says compares a description with what the document and the base say that
// somebody is.
func (p *page) says(d description, e *selon.Entity) agreement {
	if d.noun.Word == "" {
		return open
	}
	if d.noun.Gender != "" && e.Gender != "" && selon.Gender(d.noun.Gender) != e.Gender {
		return another
	}
	told := false
	for _, role := range p.rolesOf(e) {
		theirs := p.role(role)
		if theirs.noun.Word == "" {
			continue
		}
		if p.sameRole(d, theirs) {
			return alike
		}
		if theirs.noun.Word == d.noun.Word && len(d.rest) > 0 {
			return another
		}
		told = true
	}
	switch {
	case (told || p.holds(e)) && (len(d.rest) > 0 || d.noun.Office != "") && !p.held(e, d):
		return unlike
	case told:
		return doubtful
	}
	return open
}

// rolesOf returns what the document says that somebody is, forms of address too:
// "Rep." tells a lawmaker.
func (p *page) rolesOf(e *selon.Entity) []string {
	out := e.Roles
	for _, m := range e.Mentions {
		if m.Kind == selon.TitleMention {
			out = append(out[:len(out):len(out)], m.Cut(p.text))
		}
	}
	return out
}

// holds reports whether the base knows that somebody held an office.
func (p *page) holds(e *selon.Entity) bool {
	known := p.base.ByID(e.Wikidata)
	return known != nil && len(p.base.Offices(known)) > 0
}

// held reports whether the base knows that somebody held the office that a
// description names.
func (p *page) held(e *selon.Entity, d description) bool {
	known := p.base.ByID(e.Wikidata)
	return known != nil && d.noun.Office != "" && p.base.Held(known, kb.Office(d.noun.Office), "", p.rec.Document.Published)
}

// sameRole: one noun, and one says nothing that the other does not; or two
// words for one office, of which nothing is said but whose it is.
func (p *page) sameRole(a, b description) bool {
	if a.noun.Word == b.noun.Word || a.noun.Trade != "" && a.noun.Trade == b.noun.Trade {
		return subset(a.rest, b.rest) || subset(b.rest, a.rest)
	}
	ofState := func(d description) bool {
		return !slices.ContainsFunc(d.rest, func(w string) bool { return p.base.Demonym(w) == nil })
	}
	return a.noun.Office != "" && a.noun.Office == b.noun.Office && ofState(a) && ofState(b) && (subset(a.rest, b.rest) || subset(b.rest, a.rest))
}

func subset(a, b []string) bool {
	for _, w := range a {
		if !slices.ContainsFunc(b, func(o string) bool { return o == w || len(w) > 4 && len(o) > 4 && strings.HasPrefix(o, w[:4]) }) {
			return false
		}
	}
	return true
}

// byRole finds the person of whom the document says what a description says,
// the nearest one if there are several.
func (p *page) byRole(source selon.Span, d description) *selon.Entity {
	if d.noun.Word == "" || d.many {
		return nil
	}
	var best *selon.Entity
	nearest, found := 1<<30, 0
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		if e.Type != selon.PersonEntity || p.says(d, e) != alike {
			continue
		}
		found++
		if away := p.distance(source, e); away < nearest {
			best, nearest = e, away
		}
	}
	if d.first == indefinite && found > 1 {
		return nil
	}
	return best
}

// distance is how far the nearest name of an entity is from a source, in
// bytes; one behind it counts as farther than any before.
func (p *page) distance(source selon.Span, e *selon.Entity) int {
	best := 1 << 29
	for _, m := range e.Mentions {
		d := source.From - m.From
		if d < 0 {
			d = 1<<20 - d
		}
		best = min(best, d)
	}
	return best
}
