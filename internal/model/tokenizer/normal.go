package tokenizer

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normaliser gives words the form that the pieces are written in: canonically
// composed, then character by character through a table that folds variants
// ("ﬁ" to "fi", full-width digits to plain ones) and erases controls.
type normaliser struct {
	table map[rune]string
}

// origin is where in the text a normalised byte comes from.
type origin struct{ from, to int }

// add appends the normal form of text[from:to] to dst, and to origins the place
// in the text that each byte was made from. Places never go backwards.
func (n normaliser) add(dst []byte, origins []origin, text string, from, to int) ([]byte, []origin) {
	emit := func(r rune, at origin) {
		out, ok := n.table[r]
		if ok {
			dst = append(dst, out...)
		} else {
			dst = utf8.AppendRune(dst, r)
		}
		for len(origins) < len(dst) {
			origins = append(origins, at)
		}
	}
	for from < to {
		end := segmentEnd(text[from:to]) + from
		segment := text[from:end]
		if norm.NFC.IsNormalString(segment) {
			for i, r := range segment {
				emit(r, origin{from + i, from + i + utf8.RuneLen(r)})
			}
		} else {
			for _, r := range compose(segment) {
				emit(r, origin{from, end})
			}
		}
		from = end
	}
	return dst, origins
}

// segmentEnd returns the length in bytes of the first segment: a character and
// all that may be composed with it.
func segmentEnd(text string) int {
	_, end := utf8.DecodeRuneInString(text)
	for end < len(text) && !norm.NFC.PropertiesString(text[end:]).BoundaryBefore() {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return end
}
