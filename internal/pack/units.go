package pack

import (
	"sort"
	"unicode/utf8"

	"selon"
)

// units are the words of a text and the other characters that are no white
// space. Places in a text are counted in them: spans begin and end with words,
// and there are far fewer words than bytes.
type units struct {
	from, to []int // bytes
}

// unitsOf cuts a text.
func unitsOf(text string) units {
	u := units{make([]int, 0, len(text)/5), make([]int, 0, len(text)/5)}
	inside := false
	for at, r := range text {
		word := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r >= utf8.RuneSelf && letter(r)
		if inside && !word {
			u.to = append(u.to, at)
		}
		switch {
		case word && !inside:
			u.from = append(u.from, at)
		case !word && !space(r):
			_, size := utf8.DecodeRuneInString(text[at:])
			u.from, u.to = append(u.from, at), append(u.to, at+size)
		}
		inside = word
	}
	if inside {
		u.to = append(u.to, len(text))
	}
	return u
}

// letter tells what goes on with a word. It must say the same for ever, whatever
// Unicode becomes: what it does not know is a unit of its own, which costs a little.
func letter(r rune) bool {
	return r >= 0xc0 && r <= 0x24f && r != 0xd7 && r != 0xf7 || r >= 0x370 && r <= 0x52f || r >= 0x300 && r <= 0x36f
}

func space(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == 0xa0 || r == 0x202f
}

// stretch is a span counted in units, both ends included.
type stretch struct{ first, last int }

// around returns the units that a span touches.
func (u units) around(s selon.Span) stretch {
	return stretch{u.at(s.From), u.at(max(s.From, s.To-1))}
}

// at returns the unit that a byte of the text lies in, else the one behind it.
func (u units) at(place int) int {
	return sort.SearchInts(u.to, place+1)
}

// cover returns the bytes of units; what is beyond the text has none.
func (u units) cover(at stretch) selon.Span {
	var s selon.Span
	if 0 <= at.first && at.first < len(u.from) {
		s.From = u.from[at.first]
	}
	if 0 <= at.last && at.last < len(u.to) {
		s.To = u.to[at.last]
	}
	return s
}
