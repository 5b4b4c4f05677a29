package tokenizer

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mark is a character that is decomposed, with its combining class: 0 for one
// that others combine with.
type mark struct {
	char  rune
	class uint8
}

// compose returns the characters of a segment, canonically composed (NFC).
//
// It is here because norm inserts a character of its own after thirty marks in
// a row, to keep streams safe, and the vocabulary's definition does not. It
// follows the Unicode Standard, section 3.11, and leaves the tables to norm.
func compose(segment string) []rune {
	marks := decompose(segment)
	var out []rune
	starter := -1 // where in out the last character of class 0 is
	const nothing = -1
	between := nothing // class of the last character behind it
	for _, m := range marks {
		free := between == nothing || between < int(m.class)
		if starter >= 0 && free {
			if both, ok := pair(out[starter], m.char); ok {
				out[starter] = both
				continue
			}
		}
		if m.class == 0 {
			starter, between = len(out), nothing
		} else {
			between = int(m.class)
		}
		out = append(out, m.char)
	}
	return out
}

// decompose returns the characters of a segment, canonically decomposed, with
// marks in the order of their classes.
func decompose(segment string) []mark {
	var marks []mark
	for _, r := range segment {
		for _, d := range norm.NFD.String(string(r)) {
			marks = append(marks, mark{d, norm.NFD.PropertiesString(string(d)).CCC()})
		}
	}
	for from := 0; from < len(marks); from++ {
		to := from
		for to < len(marks) && marks[to].class != 0 {
			to++
		}
		slices.SortStableFunc(marks[from:to], func(a, b mark) int { return cmp.Compare(a.class, b.class) })
		from = to
	}
	return marks
}

// pair returns the one character that two compose to, if there is one.
func pair(a, b rune) (rune, bool) {
	s := norm.NFC.String(string([]rune{a, b}))
	r, size := utf8.DecodeRuneInString(s)
	return r, size == len(s)
}
