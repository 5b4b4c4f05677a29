package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"selon"
)

// cluster joins the names that mean the same, the fullest first, so that a
// short name finds what it is short for. Names of one form are always one.
func (p *page) cluster(names []*name) []*cluster {
	order := slices.Clone(names)
	slices.SortStableFunc(order, func(a, b *name) int {
		return cmp.Or(len(b.words)-len(a.words), initials(a)-initials(b))
	})
	var clusters []*cluster
	for _, n := range order {
		if c := p.home(n, clusters); c != nil {
			c.names = append(c.names, n)
		} else {
			clusters = append(clusters, &cluster{names: []*name{n}})
		}
	}
	for _, c := range clusters {
		slices.SortStableFunc(c.names, func(a, b *name) int { return a.From - b.From })
	}
	return clusters
}

// initials counts the words of a name that are a letter only.
func initials(n *name) int {
	count := 0
	for _, w := range n.words {
		if len(w) == 1 {
			count++
		}
	}
	return count
}

// home returns the cluster that a name belongs to, or nil.
func (p *page) home(n *name, clusters []*cluster) *cluster {
	same := func(test func(n, other *name) bool) []*cluster {
		var out []*cluster
		for _, c := range clusters {
			if slices.ContainsFunc(c.names, func(o *name) bool { return test(n, o) }) {
				out = append(out, c)
			}
		}
		return out
	}
	for _, test := range []func(n, other *name) bool{written, p.spelled, p.stands, p.partOf} {
		if found := same(test); len(found) > 0 {
			return p.choose(n, found)
		}
	}
	return nil
}

// written: the same words, of one kind or of two that are easily confused.
func written(n, o *name) bool {
	return slices.Equal(n.words, o.words) && (n.kind == o.kind || n.kind != selon.PersonEntity && o.kind != selon.PersonEntity || len(n.words) > 1) &&
		agreeInGender(n, o)
}

// spelled: the same sounds, or one entity of the base under two names.
func (p *page) spelled(n, o *name) bool {
	if n.known != "" && n.known == o.known {
		return true
	}
	return n.kind == selon.PersonEntity && o.kind == n.kind && slices.Equal(n.sound, o.sound) &&
		len(strings.Join(n.sound, "")) > 4 && agreeInGender(n, o)
}

// stands: an acronym and the words that it is made of.
func (p *page) stands(n, o *name) bool {
	if n.kind == selon.PersonEntity || o.kind == selon.PersonEntity {
		return false
	}
	if o.short || len(n.words) > len(o.words) {
		n, o = o, n
	}
	if o.short || len(o.words) < 2 || !n.short && (len(n.words) > 1 || len(n.words[0]) > 6) {
		return false
	}
	letters := strings.ReplaceAll(strings.ToLower(strings.Join(n.words, "")), " ", "")
	if len(letters) < 2 {
		return false
	}
	return letters == p.initials(o.words, false) || letters == p.initials(o.words, true) || p.bracketed(n, o)
}

// initials are the first letters of words, with or without little ones.
func (p *page) initials(words []string, all bool) string {
	var out strings.Builder
	for _, w := range words {
		if all || !slices.Contains(p.pack.Words, w) && w != "d" && w != "l" {
			out.WriteRune([]rune(w)[0])
		}
	}
	return out.String()
}

// bracketed reports whether an acronym stands in brackets right behind a name,
// and begins as a word of it does.
func (p *page) bracketed(short, long *name) bool {
	if short.From < long.To {
		return false
	}
	between := p.text[long.To:short.From]
	return len(between) < 4 && strings.TrimFunc(between, unicode.IsSpace) == "("
}

// partOf: a surname or a first name of a person; the head of the name of
// something else.
func (p *page) partOf(n, o *name) bool {
	if n.kind == selon.PersonEntity && n.kind == o.kind && len(n.words) == len(o.words) {
		return agreeInGender(n, o) && initialed(n.words, o.words)
	}
	if n.kind != o.kind || len(n.words) >= len(o.words) {
		return false
	}
	switch n.kind {
	case selon.PersonEntity:
		if !agreeInGender(n, o) {
			return false
		}
		if within(n.sound, o.sound) && len(n.words[0]) > 1 {
			return true
		}
		return initialed(n.words, o.words)
	case selon.OrganizationEntity:
		// "la Commission" for the European one, but no common noun.
		first := n.Cut(p.text)
		return !n.short && within(n.words, o.words) && startsUpper(first) && (n.words[0] == o.words[0] || len(n.words) > 1)
	}
	return false
}

// initialed reports whether a name has another's surname behind its initials.
func initialed(short, long []string) bool {
	if len(short) < 2 || len(long) < 2 || short[len(short)-1] != long[len(long)-1] {
		return false
	}
	return len(short[0]) == 1 && len(long[0]) > 1 && strings.HasPrefix(long[0], short[0])
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

func agreeInGender(a, b *name) bool { return a.gender == "" || b.gender == "" || a.gender == b.gender }

// choose picks among several clusters: one with a name before, the nearest one
// to it; else the nearest behind. A source is sooner somebody who spoke before.
func (p *page) choose(n *name, some []*cluster) *cluster {
	if len(some) == 1 {
		return some[0]
	}
	speaks := p.isSource(n)
	best, distance := some[0], -1
	for _, c := range some {
		for _, o := range c.names {
			d := n.From - o.From
			if d < 0 {
				d = -d + 1<<20 // behind: only where there is none before
			}
			if speaks && !p.isSource(o) {
				d += 1 << 19
			}
			if distance < 0 || d < distance {
				best, distance = c, d
			}
		}
	}
	return best
}

// isSource reports whether a name stands in the source of a statement.
func (p *page) isSource(n *name) bool {
	return slices.ContainsFunc(p.sources, func(s selon.Span) bool { return s.Contains(n.Span) })
}
