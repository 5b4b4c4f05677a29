package eval

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"selon"
)

// isWord reports whether r can be part of a word: Python's \w, that is letters,
// every sort of number, and the underscore. Combining marks are no part of it.
func isWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)
}

// words is a set of words of a text: where they start, ascending, in bytes. A
// span that begins inside a word makes a word of the rest of it.
type words []int

// wordsIn gives the words in any of the spans.
func wordsIn(text string, spans []selon.Span) words {
	var w words
	for _, s := range spans {
		inside := false
		for i := s.From; i < s.To; {
			r, n := utf8.DecodeRuneInString(text[i:s.To])
			in := isWord(r)
			if in && !inside {
				w = append(w, i)
			}
			inside = in
			i += n
		}
	}
	slices.Sort(w)
	return slices.Compact(w)
}

// shared counts the words that are in both sets.
func (w words) shared(o words) int {
	n := 0
	for i, j := 0, 0; i < len(w) && j < len(o); {
		switch {
		case w[i] < o[j]:
			i++
		case w[i] > o[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// overlap gives the words in both sets as a share of those in either; two
// empty sets are the same set.
func (w words) overlap(o words) float64 {
	if len(w) == 0 && len(o) == 0 {
		return 1
	}
	both := w.shared(o)
	return float64(both) / float64(len(w)+len(o)-both)
}

// union gives the words that are in any of the sets.
func union(sets []words) words {
	all := slices.Concat(sets...)
	slices.Sort(all)
	return slices.Compact(all)
}

// sameSource reports whether a system's source names what gold's does: half of
// the words of the shorter one are shared, and the system's is not so long
// that it would be right of anything.
func sameSource(gold, system words) bool {
	if len(gold) == 0 || len(system) == 0 {
		return len(gold) == len(system)
	}
	return 2*gold.shared(system) >= min(len(gold), len(system)) && len(system) <= 2*len(gold)+3
}
