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
	if own.Unnamed && (own.Type != selon.Person || d.first != indefinite || source.From >= opens || p.isAnonymous(words)) {
		return own
	}
	if out := p.byRule(source, words, own, d); out != nil {
		return out
	}
	q := question{form: formOf(own, d), told: d, own: own, words: words, trait: trait{gender: p.genderOf(own.Name), one: d.noun.Word != ""}}
	first, others := p.choose(s, source, q)
	if first.sort == itself {
		if out := p.byOffice(source, words, own); out != nil {
			return out
		}
		return p.answer(source, first, others, selon.RoleMention)
	}
	out := p.answer(source, first, others, selon.RoleMention)
	if out.Type == selon.Person {
		out.Role = own.Name
	}
	return out
}

// byRule finds the person of whom the document says what a description says, or
// whom the base knows to hold the office that it names.
func (p *page) byRule(source selon.Span, words []string, own *selon.Speaker, d description) *selon.Speaker {
	if d.first == possessive || d.first == pointing {
		return nil
	}
	e, sure, by := p.byRole(source, d), 0.88, "role"
	if e == nil && d.first == definite {
		e, sure, by = p.holder(source, words), 0.89, "base"
	}
	if e == nil && d.first == definite && p.heldByOther(source, words) {
		return p.byOffice(source, words, own)
	}
	if e == nil {
		return nil
	}
	out := p.of(e, sure, by)
	out.Role = own.Name
	p.mean(source, out, selon.RoleMention)
	return out
}

// formOf tells what kind of words describe a speaker.
func formOf(own *selon.Speaker, d description) form {
	switch own.Type {
	case selon.Person:
		return person
	case selon.Organization:
		return body
	case selon.Paper:
		return paper
	case selon.Group:
		if d.many {
			return group
		}
	}
	return anything
}

// ownWords makes a speaker of the source's own words.
func (p *page) ownWords(source selon.Span, words []string) *selon.Speaker {
	r := p.pack.Reference
	out := &selon.Speaker{Name: p.core(source), Type: selon.Group, Confidence: 0.7, By: "words"}
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
