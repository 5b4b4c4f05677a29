package attribute

import (
	"strings"
	"unicode"

	"selon"
)

// Quoted words of at most this number, in the middle of words that are not
// quoted, name or hold something at a distance: they are nobody's very words.
const scareWords = 2

// modeOf says from the text how the content is given. A quotation counts when
// at least one of its marks lies in the content: what stands deep inside
// somebody else's quotation is indirect.
func modeOf(text string, content []selon.Span, quotes []quoted, turns []selon.Span) selon.Mode {
	words, inside, scare := 0, 0, true
	for _, piece := range content {
		own := ownQuotes(content, piece, quotes)
		dash := startsTurn(text, piece, turns)
		run := 0
		for _, w := range textWords(text, piece) {
			words++
			if dash || covered(own, w) {
				inside++
				run++
				if run > scareWords {
					scare = false
				}
			} else {
				run = 0
			}
		}
	}
	switch {
	case inside == 0:
		return selon.Indirect
	case inside == words:
		return selon.Direct
	case scare && inside <= scareWords && words > 2*scareWords && named(text, content, quotes):
		return selon.Indirect
	}
	return selon.Mixed
}

// named reports whether the quoted words of the content look like a set term:
// no verb can be told apart without a grammar, so a quotation counts as one
// when it follows a determiner or a noun directly, inside the sentence.
func named(text string, content []selon.Span, quotes []quoted) bool {
	for _, piece := range content {
		for _, q := range quotes {
			if piece.Contains(q.Span) && (q.From == piece.From || q.To == piece.To) {
				return false
			}
		}
	}
	return true
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
func startsTurn(text string, piece selon.Span, turns []selon.Span) bool {
	for _, t := range turns {
		if t.From <= piece.From && piece.From < t.To && blankOrMark(text[t.From:piece.From]) {
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

func covered(spans []selon.Span, w selon.Span) bool {
	for _, s := range spans {
		if s.Contains(w) {
			return true
		}
	}
	return false
}
