package speak

import (
	"slices"
	"strings"

	"selon"
)

// opens is how far, in bytes, the opening of a report reaches: "a judge" in it is
// named later.
const opens = 400

// described decides who stands behind words that name nobody: somebody whom
// the document names elsewhere, or else the words themselves.
func (p *page) described(s *selon.Statement, source selon.Span, words []string) *selon.Speaker {
	if slices.Contains(p.pack.Reference.Same, strings.ToLower(clean(source.Cut(p.text)))) {
		if last := p.last(source); last != nil {
			return p.again(source, last)
		}
	}
	own := p.ownWords(source, words)
	if len(words) == 0 {
		return own
	}
	d := p.description(words)
	switch {
	case own.Unnamed && own.Type != selon.Person:
		return own
	case d.first == pointing && d.noun.Word != "" && !d.many:
		if found := p.meantBy(s, source, trait{gender: selon.Gender(d.noun.Gender), one: true, person: true, noun: d.noun.Word}); found.Type == selon.Person {
			return found
		}
	case d.first == definite, d.first == indefinite && source.From < opens && !p.isAnonymous(words):
		if e := p.byRole(source, d); e != nil {
			out := p.of(e, 0.85, "role")
			out.Role = own.Name
			p.mean(source, out, selon.RoleMention)
			return out
		}
	}
	if own.Unnamed {
		return own
	}
	if out := p.byOffice(source, words, own); out != nil {
		return out
	}
	if out := p.byNetwork(s, source, own, d); out != nil {
		return out
	}
	return own
}

// ownWords makes a speaker of the source's own words.
func (p *page) ownWords(source selon.Span, words []string) *selon.Speaker {
	r := p.pack.Reference
	out := &selon.Speaker{Name: clean(source.Cut(p.text)), Type: selon.Group, Confidence: 0.7, By: "words"}
	if len(words) == 0 {
		return out
	}
	has := func(list []string) bool {
		return slices.ContainsFunc(words[:min(len(words), 5)], func(w string) bool { return slices.Contains(list, w) })
	}
	d := p.description(words)
	if name := p.namedFirst(source); name != "" {
		out.Name, out.Type = name, selon.Person
		return out
	}
	out.Unnamed = d.first == indefinite || p.isAnonymous(words)
	switch {
	case has(r.Papers):
		out.Type, out.Unnamed = selon.Paper, false
	case d.many:
		out.Type = selon.Group
	case d.noun.Word != "":
		out.Type = selon.Person
	case has(r.Bodies):
		out.Type, out.Unnamed = selon.Organization, false
	}
	if d.noun.Speaks {
		p.speaksFor(source, out)
	}
	return out
}

// isAnonymous reports whether a text keeps a name back by these words.
func (p *page) isAnonymous(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(p.pack.Reference.Anonymous, w) })
}

// speaksFor notes for whom a spokesperson speaks: the first organization,
// country or person that the source names.
func (p *page) speaksFor(source selon.Span, out *selon.Speaker) {
	for _, n := range p.namesIn(source) {
		if n.entity.ID != out.Entity {
			out.For = n.entity.ID
			return
		}
	}
}

// namedFirst returns the words of a source before or behind its comma that are
// written as a name, although no name was found there.
func (p *page) namedFirst(source selon.Span) string {
	first, rest, ok := strings.Cut(source.Cut(p.text), ",")
	if name := p.writtenAsName(first); ok && name != "" {
		return name
	}
	if name := p.writtenAsName(rest); ok && strings.Contains(name, " ") {
		return name
	}
	return ""
}

// writtenAsName returns words that all begin with a capital and are no common
// words, up to three; else nothing.
func (p *page) writtenAsName(first string) string {
	words := token.FindAllString(first, -1)
	if len(words) == 0 || len(words) > 3 {
		return ""
	}
	for _, w := range words {
		low := strings.ToLower(w)
		if w == low || slices.Contains(p.pack.Words, low) || p.isRole(low) || slices.Contains(p.pack.Reference.Bodies, low) {
			return ""
		}
	}
	return clean(first)
}

// last returns whoever spoke last before a source, but not inside a quotation
// that the source stands outside of.
func (p *page) last(source selon.Span) *selon.Speaker {
	if b := p.lastSpoken(source); b != nil {
		return b.speaker
	}
	return nil
}

func (p *page) lastSpoken(source selon.Span) *spoken {
	inside := p.isQuoted(source)
	for i, b := range slices.Backward(p.before) {
		if b.span.To <= source.From && b.speaker.Name != "" && (inside || !p.isQuoted(b.span)) {
			return &p.before[i]
		}
	}
	return nil
}

// isQuoted reports whether a source stands in somebody's quoted words.
func (p *page) isQuoted(source selon.Span) bool {
	for i := range p.rec.Statements {
		s := &p.rec.Statements[i]
		if s.Mode == selon.Indirect || len(s.Source) > 0 && s.Source[0] == source {
			continue
		}
		for _, c := range s.Content {
			if c.Contains(source) && s.Mode == selon.Direct {
				return true
			}
		}
	}
	return false
}
