package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon"
	"selon/internal/kb"
)

// names looks at each name by itself.
func (p *page) names(found []selon.Entity) []*name {
	var out []*name
	for _, e := range found {
		for _, m := range e.Mentions {
			n := &name{Mention: m, kind: e.Type}
			written := m.Cut(p.text)
			n.words = strings.Fields(kb.Fold(p.withoutTitle(written, e.Type)))
			if len(n.words) == 0 {
				n.words = []string{strings.ToLower(written)} // of a script or a sign that folding leaves nothing of
			}
			for _, w := range n.words {
				n.sound = append(n.sound, kb.Sound(w))
			}
			n.short = isAcronym(written)
			if n.short && slices.Contains(p.pack.Reference.Bodies, strings.ToLower(written)) {
				continue // "ONG" is what somebody is
			}
			if n.short {
				n.Kind = selon.AcronymMention
			}
			if n.kind == selon.PersonEntity {
				n.title = p.titleBefore(m.From)
				n.gender = p.genderOf(n)
			}
			if n.kind == selon.OtherEntity && slices.ContainsFunc(p.base.Find(written), func(e *kb.Entity) bool { return e.Type == string(selon.CountryEntity) }) && p.base.Demonym(written) == nil {
				n.kind = selon.PlaceEntity // a country, taken for its people
			}
			n.known = p.onlyKnown(written, n.kind)
			out = append(out, n)
		}
	}
	return out
}

// withoutTitle leaves out a form of address that a name begins with, and of a
// full name of a person what somebody is.
func (p *page) withoutTitle(written string, kind selon.EntityType) string {
	for _, t := range p.pack.Titles {
		if rest, ok := strings.CutPrefix(written, t); ok {
			if after := strings.TrimLeft(rest, " \u00a0"); after != "" && (after != rest || strings.HasSuffix(t, ".")) {
				return after
			}
		}
	}
	// "Rival Hillary Clinton", at the head of a sentence.
	if first, rest, ok := strings.Cut(written, " "); ok && kind == selon.PersonEntity && strings.Contains(rest, " ") && startsUpper(rest) {
		if _, is := p.roleNoun(first); is {
			return rest
		}
	}
	return written
}

// titleBefore returns the span of the form of address that ends where a name
// begins, with or without white space between them.
func (p *page) titleBefore(at int) selon.Span {
	before := strings.TrimRightFunc(p.text[:at], unicode.IsSpace)
	if strings.ContainsAny(p.text[len(before):at], "\n\r") {
		return selon.Span{}
	}
	best := selon.Span{}
	for _, t := range p.pack.Titles {
		if strings.HasSuffix(before, t) && len(t) > best.Len() && (len(before) < at || strings.HasSuffix(t, ".")) {
			from := len(before) - len(t)
			if r, _ := utf8.DecodeLastRuneInString(before[:from]); !unicode.IsLetter(r) {
				best = selon.Span{From: from, To: len(before)}
			}
		}
	}
	return best
}

// genderOf tells a person's gender from the form of address, a role before the
// name, or the first name.
func (p *page) genderOf(n *name) selon.Gender {
	if n.title.Len() > 0 {
		if g := p.pack.Honorifics[n.title.Cut(p.text)]; g != "" {
			return selon.Gender(g)
		}
	}
	if role, ok := p.roleBefore(n.From); ok && role.gender != "" {
		return selon.Gender(role.gender)
	}
	if len(n.words) > 1 {
		if e := p.base.ByID(p.onlyKnown(n.Cut(p.text), selon.PersonEntity)); e != nil && e.Gender != "" {
			return selon.Gender(e.Gender)
		}
		return selon.Gender(p.base.Gender(n.words[0]))
	}
	return ""
}

// isAcronym reports whether a name is written in two to seven capitals, perhaps
// with dots.
func isAcronym(written string) bool {
	letters := strings.ReplaceAll(written, ".", "")
	n := utf8.RuneCountInString(letters)
	return n >= 2 && n <= 7 && strings.IndexFunc(letters, func(r rune) bool { return !unicode.IsUpper(r) && !unicode.IsDigit(r) }) < 0
}

// onlyKnown returns the id of the entity of the base with this name and a type
// that goes with the kind, if there is one only.
func (p *page) onlyKnown(written string, kind selon.EntityType) string {
	id := ""
	for _, e := range p.base.Find(written) {
		if !compatible(kind, e.Type) {
			continue
		}
		if id != "" && id != e.ID {
			return ""
		}
		id = e.ID
	}
	return id
}

// compatible reports whether the network's class of a name goes with the type
// of an entity of the base.
func compatible(kind selon.EntityType, known string) bool {
	switch selon.EntityType(known) {
	case selon.CountryEntity, selon.PlaceEntity:
		return kind == selon.PlaceEntity || kind == selon.CountryEntity
	case selon.OrganizationEntity, selon.OtherEntity, selon.EventEntity, selon.WorkEntity:
		return kind != selon.PersonEntity && kind != selon.PlaceEntity
	}
	return kind == selon.EntityType(known)
}

// within reports whether the words of a stand in b in one stretch.
func within(a, b []string) bool {
	for i := 0; i+len(a) <= len(b); i++ {
		if slices.Equal(a, b[i:i+len(a)]) {
			return true
		}
	}
	return false
}
