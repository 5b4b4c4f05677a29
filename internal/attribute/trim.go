package attribute

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"selon"
)

// trimLeft returns the span without the white space at its start.
func trimLeft(text string, s selon.Span) selon.Span {
	rest := strings.TrimLeftFunc(s.Cut(text), unicode.IsSpace)
	return selon.Span{From: s.To - len(rest), To: s.To}
}

// trimRight returns the span without the white space at its end.
func trimRight(text string, s selon.Span) selon.Span {
	return selon.Span{From: s.From, To: s.From + len(strings.TrimRightFunc(s.Cut(text), unicode.IsSpace))}
}

// trimContent brings a piece of content to the form of the annotation: no
// separator before it, and after it no comma and no full stop, unless that
// stands inside quotation marks that the piece holds. It may return an empty span.
func trimContent(text string, s selon.Span, quotes []quoted) selon.Span {
	for s.From < s.To {
		s = trimRight(text, trimLeft(text, s))
		r, size := utf8.DecodeRuneInString(s.Cut(text))
		if !strings.ContainsRune(",;:.", r) || strings.HasPrefix(s.Cut(text), "..") {
			break
		}
		s.From += size
	}
	for s.From < s.To {
		s = trimRight(text, s)
		r, size := utf8.DecodeLastRuneInString(s.Cut(text))
		mark := s.To - size
		if !strings.ContainsRune(",;:.", r) || strings.HasSuffix(s.Cut(text), "..") || insideOf(quotes, s, mark) || abbreviated(text, s, mark) {
			break
		}
		s.To = mark
	}
	return s
}

// insideOf reports whether the byte at lies in a quotation that begins in the span.
func insideOf(quotes []quoted, s selon.Span, at int) bool {
	for _, q := range quotes {
		if s.From <= q.From && q.From < s.To && q.From <= at && at < q.To {
			return true
		}
	}
	return false
}

// abbreviated reports whether the full stop at mark belongs to letters with
// stops of their own, as in "U.S.".
func abbreviated(text string, s selon.Span, mark int) bool {
	if text[mark] != '.' {
		return false
	}
	r, size := utf8.DecodeLastRuneInString(text[s.From:mark])
	if !unicode.IsUpper(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[s.From : mark-size])
	return before == '.'
}

// wholeQuote widens a piece that stops just short of a quotation mark so that
// it holds both marks: the mark is part of what is quoted.
func wholeQuote(text string, s selon.Span, quotes []quoted) selon.Span {
	for _, q := range quotes {
		if q.From < s.From && s.From < q.To && blankOrMark(text[q.From:s.From]) {
			s.From = q.From
		}
		if q.From < s.To && s.To < q.To && q.From >= s.From && !q.open && blankOrMark(text[s.To:q.To]) {
			s.To = q.To
		}
	}
	return s
}

// blankOrMark reports whether there is nothing but white space and punctuation.
func blankOrMark(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0
}
