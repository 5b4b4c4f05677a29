package speak

import (
	"slices"
	"strings"

	"selon"
	"selon/internal/kb"
	"selon/internal/lang"
)

// described decides who stands behind words that name nobody: somebody whom
// the document names elsewhere, or else the words themselves.
func (p *page) described(s *selon.Statement, source selon.Span, words []string) *selon.Speaker {
	if slices.Contains(p.pack.Reference.Same, strings.ToLower(clean(source.Cut(p.text)))) {
		if last := p.last(source); last != nil {
			return p.again(source, last)
		}
	}
	own := p.ownWords(source, words)
	if own.Unnamed && own.Type != selon.Person || len(words) == 0 {
		return own
	}
	if e := p.byRole(source, words); e != nil {
		out := p.of(e, 0.85, "role")
		out.Role = clean(source.Cut(p.text))
		p.mean(source, out, selon.RoleMention)
		return out
	}
	if own.Unnamed {
		return own
	}
	if out := p.byOffice(source, words, own); out != nil {
		return out
	}
	if out := p.byNetwork(s, source, own); out != nil {
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
	many := slices.Contains(r.Plural, words[0])
	role, _ := p.roleOf(words)
	if name := p.namedFirst(source); name != "" {
		out.Name, out.Type = name, selon.Person
		return out
	}
	out.Unnamed = slices.Contains(r.Indefinite, words[0]) || len(words) > 1 && slices.Contains(r.Indefinite, words[0]+"'"+words[1]) || slices.ContainsFunc(words, func(w string) bool { return slices.Contains(r.Anonymous, w) })
	switch {
	case has(r.Papers):
		out.Type, out.Unnamed = selon.Paper, false
	case many:
		out.Type = selon.Group
	case role.Word != "":
		out.Type = selon.Person
	case has(r.Bodies):
		out.Type, out.Unnamed = selon.Organization, false
	}
	if role.Speaks {
		p.speaksFor(source, out)
	}
	return out
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

// roleOf finds the first noun for what somebody is among the words of a
// source, and where it stands.
func (p *page) roleOf(words []string) (lang.Role, int) {
	for i := range words[:min(len(words), 6)] {
		for _, r := range p.pack.Roles {
			parts := token.FindAllString(r.Word, -1)
			if i+len(parts) <= len(words) && slices.Equal(words[i:i+len(parts)], parts) {
				return r, i
			}
		}
	}
	return lang.Role{}, 0
}

// byRole finds the person of whom the document says what a source says: the
// same noun and no word that the document does not say of them.
func (p *page) byRole(source selon.Span, words []string) *selon.Entity {
	role, at := p.roleOf(words)
	if role.Word == "" || slices.Contains(p.pack.Reference.Plural, words[0]) {
		return nil
	}
	parts := len(token.FindAllString(role.Word, -1))
	rest := p.content(words[at+parts:])
	definite := !slices.Contains(p.pack.Reference.Indefinite, words[0])
	var best *selon.Entity
	nearest := 1 << 30
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		if e.Type != selon.PersonEntity || !definite {
			continue
		}
		for _, said := range e.Roles {
			theirs := token.FindAllString(strings.ToLower(said), -1)
			other, where := p.roleOf(theirs)
			if other.Word != role.Word && !(other.Office != "" && other.Office == role.Office) {
				continue
			}
			if !subset(rest, p.content(theirs[where:])) && !subset(p.content(theirs[where:]), rest) {
				continue
			}
			if d := p.distance(source, e); d < nearest {
				best, nearest = e, d
			}
		}
	}
	return best
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

func subset(a, b []string) bool {
	for _, w := range a {
		if !slices.ContainsFunc(b, func(o string) bool { return o == w || len(w) > 4 && len(o) > 4 && strings.HasPrefix(o, w[:4]) }) {
			return false
		}
	}
	return true
}

// distance is how far the nearest name of an entity is from a source; one
// behind it counts as farther than any before.
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

// last returns whoever spoke last before a source.
func (p *page) last(source selon.Span) *selon.Speaker {
	for _, b := range slices.Backward(p.before) {
		if b.span.To <= source.From && b.speaker.Name != "" {
			return b.speaker
		}
	}
	return nil
}

// Probabilities from which on a description means somebody who is named
// elsewhere. What says what somebody is goes with people.
const (
	roleSure        = 0.65
	descriptionSure = 0.6
)

// byNetwork takes whom the network takes a definite description for, if it is
// sure of it: somebody with a name, or who was described with the same noun.
func (p *page) byNetwork(s *selon.Statement, source selon.Span, own *selon.Speaker) *selon.Speaker {
	words := p.words(source)
	role, _ := p.roleOf(words)
	t := trait{gender: p.genderOf(own.Name), person: role.Word != "", one: role.Word != ""}
	some := slices.DeleteFunc(p.candidates(s, source, t), func(c candidate) bool {
		switch {
		case c.speaker.Entity == "":
			return !p.sameNoun(words, token.FindAllString(strings.ToLower(c.speaker.Name), -1))
		case own.Type == selon.Person:
			return c.speaker.Type != selon.Person
		case own.Type == selon.Group:
			return c.speaker.Type == selon.Person && slices.Contains(p.pack.Reference.Plural, words[0])
		case own.Type == selon.Organization, own.Type == selon.Paper:
			return c.speaker.Type == selon.Person
		}
		return false
	})
	if len(some) == 0 {
		return nil
	}
	chances := softmax(some, p.link.None(source))
	who := some[0].speaker
	sure := descriptionSure
	if own.Type == selon.Person {
		sure = roleSure
	}
	if chances[0] < sure {
		return nil
	}
	who.Confidence, who.By, who.Candidates = chances[0], "network", nil
	if who.Type == selon.Person {
		who.Role = own.Name
	}
	p.mean(source, &who, selon.RoleMention)
	return &who
}

// sameNoun reports whether two descriptions have their first noun in common,
// and neither says what the other does not.
func (p *page) sameNoun(a, b []string) bool {
	x, y := p.content(a), p.content(b)
	return len(x) > 0 && len(y) > 0 && subset(x[:1], y[:1]) && (subset(x, y) || subset(y, x))
}
