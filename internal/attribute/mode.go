package attribute

import (
	"slices"
	"strings"
	"unicode"

	"selon"
)

// A quotation of at most this number of words may be a set term.
const termWords = 4

// modeOf says from the text how the content is given. A quotation counts when
// at least one of its marks lies in the content: what stands deep inside
// somebody else's quotation is indirect. Set terms in quotation marks are
// nobody's very words and do not count beside words without any.
func (p *page) modeOf(content []selon.Span) selon.Mode {
	words, inside, own := 0, 0, 0
	for _, piece := range content {
		marked := ownQuotes(content, piece, p.quotes)
		said := slices.DeleteFunc(slices.Clone(marked), p.isTerm)
		turn := p.startsTurn(piece)
		for _, w := range textWords(p.text, piece) {
			words++
			if turn || covered(marked, w) {
				inside++
			}
			if turn || covered(said, w) {
				own++
			}
		}
	}
	switch {
	case inside == words:
		return selon.Direct
	case own == 0:
		return selon.Indirect
	}
	return selon.Mixed
}

// isTerm reports whether a quotation is a set term: short, and in quotation
// marks elsewhere in the document too, as names of movements, debates and the
// like are.
func (p *page) isTerm(q selon.Span) bool {
	return p.phrases[phrase(p.text, q)] > 1
}

// phrase is what two quotations of a set term have in common: its words
// without marks, in lower case; empty for quotations too long to be one.
func phrase(text string, q selon.Span) string {
	words := textWords(text, q)
	if len(words) > termWords {
		return ""
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ToLower(w.Cut(text)))
		b.WriteByte(' ')
	}
	return b.String()
}

// countPhrases counts the quotations short enough for set terms, by their words.
func countPhrases(text string, quotes []quoted) map[string]int {
	out := map[string]int{}
	for _, q := range quotes {
		if s := phrase(text, q.Span); s != "" {
			out[s]++
		}
	}
	return out
}

// ownQuotes returns the quotations that belong to the content of which piece is a part.
func ownQuotes(content []selon.Span, piece selon.Span, quotes []quoted) []selon.Span {
	var out []selon.Span
	for _, q := range quotes {
		if !q.Overlaps(piece) {
			continue
		}
		for _, p := range content {
			first := p.From <= q.From && q.From < p.To
			last := p.From < q.To && q.To <= p.To && !q.open
			if first || last {
				out = append(out, q.Span)
				break
			}
		}
	}
	return out
}

// startsTurn reports whether the piece begins a turn of dialogue.
func (p *page) startsTurn(piece selon.Span) bool {
	for _, t := range p.turns {
		if t.From <= piece.From && piece.From < t.To && blankOrMark(p.text[t.From:piece.From]) {
			return true
		}
	}
	return false
}

// textWords returns the words of a span: letters and digits, no punctuation.
func textWords(text string, s selon.Span) []selon.Span {
	var out []selon.Span
	at := s.From
	for _, w := range strings.FieldsFunc(s.Cut(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	}) {
		from := at + strings.Index(text[at:s.To], w)
		out = append(out, selon.Span{From: from, To: from + len(w)})
		at = from + len(w)
	}
	return out
}

// covered reports whether one of the spans holds w.
func covered(spans []selon.Span, w selon.Span) bool {
	for _, s := range spans {
		if s.Contains(w) {
			return true
		}
	}
	return false
}
