package attribute

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"selon"
)

// shareSources gives a statement without a source that of the nearest one
// before it in its sentence: verbs and participles in a row have one subject
// ("X, déclarant que …, a indiqué que …"). A statement inside another's content
// is left as it is: its subject is not that of the sentence.
func shareSources(p *page, found []draft) {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return found[a].cue[0].From - found[b].cue[0].From })
	for n, i := range order {
		d := &found[i]
		if len(d.source) > 0 {
			continue
		}
		for _, j := range slices.Backward(order[:n]) {
			before := found[j]
			if endsSentence(p.text, selon.Span{From: before.cue[0].To, To: d.cue[0].From}) || covered(before.content, d.cue[0]) {
				break
			}
			if len(before.source) > 0 {
				d.source = before.source
				d.by += ", rule: source of the verb before"
				break
			}
		}
	}
}

// endsSentence reports whether a sentence or a paragraph ends in the span.
func endsSentence(text string, s selon.Span) bool {
	if s.Len() <= 0 {
		return false
	}
	for i, r := range s.Cut(text) {
		switch r {
		case '\n':
			return true
		case '.', '!', '?', '…':
			if next, _ := utf8.DecodeRuneInString(text[s.From+i+utf8.RuneLen(r) : s.To]); unicode.IsSpace(next) {
				return true
			}
		}
	}
	return false
}
