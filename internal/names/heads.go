package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon/internal/lang"
	"selon/internal/model"
)

// byHead gives names the class that their head noun tells: "Atlantic City
// Hospital" is an organization, whatever the city is. A place before such a
// noun goes on over it: "Chittoor District".
func byHead(text string, reading *model.Reading, found []name, pack lang.Pack) []name {
	for i := range found {
		n := &found[i]
		if n.class == person {
			continue
		}
		if next := n.last; !pack.Reference.NounsFirst && n.class == place && next < len(reading.Words) && (i+1 == len(found) || found[i+1].first > next) &&
			reading.Words[next].Paragraph == reading.Words[n.first].Paragraph && reading.Words[next].From-reading.Words[next-1].To == 1 {
			w := word(text, reading, next)
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && (slices.Contains(pack.Names.Places, strings.ToLower(w)) || slices.Contains(pack.Names.Organizations, strings.ToLower(w))) {
				n.last++
			}
		}
		if n.last-n.first < 2 {
			continue
		}
		switch head := strings.ToLower(word(text, reading, headOf(text, reading, *n, pack))); {
		case slices.Contains(pack.Names.Organizations, head):
			n.class = organization
		case slices.Contains(pack.Names.Places, head):
			n.class = place
		}
	}
	return found
}

// headOf returns the word that is the head of a name: the first one where what
// describes a noun stands behind it, else the last before a preposition.
func headOf(text string, reading *model.Reading, n name, pack lang.Pack) int {
	if pack.Reference.NounsFirst {
		return n.first
	}
	for w := n.first + 1; w < n.last; w++ {
		if slices.Contains(pack.Reference.Prepositions, word(text, reading, w)) {
			return w - 1
		}
	}
	return n.last - 1
}
