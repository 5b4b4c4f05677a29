package names

import (
	"slices"
	"strings"
	"unicode"

	"selon/internal/lang"
	"selon/internal/model"
)

// lowerSure is how sure a name in small letters must be, in a text that has no
// others. Elsewhere such words describe somebody, as "gilets jaunes" does: they
// can speak, but bear no name.
const lowerSure = 0.9

// trim cuts from the ends of names what belongs to none (marks, and little
// words of the language), and drops what is then left without a capital.
func trim(text string, reading *model.Reading, found []name, pack lang.Pack) []name {
	least := lowerSure
	if strings.ContainsFunc(text, isCapital) {
		least = 1
	}
	out := found[:0]
	for _, n := range found {
		n = untitled(text, reading, n, pack)
		for n.first < n.last && !begins(word(text, reading, n.first), pack) {
			n.first++
		}
		for n.first < n.last && !ends(text, reading, n, pack) {
			n.last--
		}
		if n.first == n.last {
			continue
		}
		written := text[reading.Words[n.first].From:reading.Words[n.last-1].To]
		if !strings.ContainsFunc(written, func(r rune) bool { return isCapital(r) || unicode.IsDigit(r) }) &&
			strings.ContainsFunc(written, unicode.IsLower) && n.sure < least {
			continue
		}
		if little(text, reading, n, pack) {
			continue
		}
		out = append(out, n)
	}
	return out
}

// untitled leaves out the form of address that the name of a person begins with.
func untitled(text string, reading *model.Reading, n name, pack lang.Pack) name {
	if n.class != person {
		return n
	}
	from, to := reading.Words[n.first].From, reading.Words[n.last-1].To
	for _, title := range pack.Titles {
		if !strings.HasPrefix(text[from:to], title) {
			continue
		}
		w := n.first
		for w < n.last && reading.Words[w].To <= from+len(title) {
			w++
		}
		// Nothing but the title is no name; "Sirius" does not begin with one.
		if w > n.first && w < n.last && reading.Words[w-1].To == from+len(title) {
			n.first = w
			return n
		}
	}
	return n
}

// little reports whether a name is nothing but little words, with a capital at
// the head of a sentence.
func little(text string, reading *model.Reading, n name, pack lang.Pack) bool {
	for w := n.first; w < n.last; w++ {
		written := word(text, reading, w)
		if !slices.Contains(pack.Words, strings.ToLower(written)) || strings.ToUpper(written) == written {
			return false
		}
	}
	return true
}

func isCapital(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }

// begins reports whether a name may begin with a word: not with a mark or a
// little word in small letters (*de*, *the*).
func begins(word string, pack lang.Pack) bool {
	return hasLetter(word) && !slices.Contains(pack.Words, word)
}

// ends reports whether a name may end with its last word. A closing bracket
// may end it when the name opens it, a full stop when it belongs to the word
// before, an exclamation or question mark when the sentence goes on behind it.
func ends(text string, reading *model.Reading, n name, pack lang.Pack) bool {
	last := word(text, reading, n.last-1)
	if last == ")" {
		for w := n.first; w < n.last; w++ {
			if word(text, reading, w) == "(" {
				return true
			}
		}
	}
	if n.last-n.first > 1 {
		before := word(text, reading, n.last-2)
		switch last {
		case ".":
			return isInitial(before) || slices.Contains(pack.Names.Shortened, strings.ToLower(before))
		case "!", "?":
			return isInitial(before) || goesOn(text, reading, n.last)
		}
	}
	return hasLetter(last) && !slices.Contains(pack.Words, last)
}

// goesOn reports whether a sentence goes on with a word: in small letters, or a comma.
func goesOn(text string, reading *model.Reading, w int) bool {
	if w == len(reading.Words) || reading.Words[w].Paragraph != reading.Words[w-1].Paragraph {
		return false
	}
	next := []rune(word(text, reading, w))[0]
	return next == ',' || unicode.IsLower(next)
}

// isInitial reports whether a word is a single capital, as in "D.C.".
func isInitial(word string) bool {
	runes := []rune(word)
	return len(runes) == 1 && unicode.IsUpper(runes[0])
}

func hasLetter(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
