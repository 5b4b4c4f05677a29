package speak

import (
	"slices"
	"strings"

	"selon"
)

// core returns the words of a description without what only adds to it: what
// stands behind a comma, in brackets, in a relative clause or behind a participle.
func (p *page) core(source selon.Span) string {
	words := token.FindAllStringIndex(source.Cut(p.text), -1)
	if len(words) < 3 {
		return clean(source.Cut(p.text))
	}
	text, end := source.Cut(p.text), source.Len()
	for i := 2; i < len(words); i++ {
		gap := text[words[i-1][1]:words[i][0]]
		word := text[words[i][0]:words[i][1]]
		if strings.ContainsAny(gap, ",;:(\n–—") || strings.Contains(gap, " - ") || p.saysMore(text[words[i-1][0]:words[i-1][1]], word) {
			end = words[i-1][1]
			break
		}
	}
	return clean(strings.TrimRight(closed(text[:end]), ",;: \u00a0"))
}

// saysMore reports whether a word of a description begins what only adds to it.
func (p *page) saysMore(before, word string) bool {
	r := p.pack.Reference
	if word != strings.ToLower(word) {
		return false
	}
	if slices.Contains(r.Clauses, word) {
		return true
	}
	ends := func(endings []string) bool {
		return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
	}
	before = strings.ToLower(before)
	little := slices.Contains(p.pack.Words, before) || slices.Contains(r.Articles, before) || slices.Contains(r.Prepositions, before) || slices.Contains(r.Plural, before) || slices.Contains(r.Indefinite, before)
	return len(word) > 4 && ends(r.Participles) && !ends(r.NoParticiple) && !little && !p.isRole(word) && !slices.Contains(r.Bodies, word) && !slices.Contains(r.Papers, word)
}

// closed leaves out a quotation mark that is opened and never closed.
func closed(text string) string {
	for _, pair := range [][2]string{{"«", "»"}, {"“", "”"}} {
		if strings.Count(text, pair[0]) > strings.Count(text, pair[1]) {
			text = text[:strings.LastIndex(text, pair[0])]
		}
	}
	if strings.Count(text, `"`)%2 == 1 {
		at := strings.LastIndex(text, `"`)
		text = text[:at] + text[at+1:]
	}
	return text
}
