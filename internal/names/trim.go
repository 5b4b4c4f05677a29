package names

import (
	"slices"
	"strings"
	"unicode"

	"selon/internal/lang"
	"selon/internal/model"
)

// lowerSure is how sure a name without a capital or a digit must be. Few are
// names, and the network is quick to take a common noun for one.
const lowerSure = 0.9

// trim cuts from the ends of names what belongs to none (marks, and little
// words of the language), and drops what is then left without a capital.
func trim(text string, reading *model.Reading, found []name, pack lang.Pack) []name {
	out := found[:0]
	for _, n := range found {
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
		if !strings.ContainsFunc(written, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsTitle(r) }) &&
			strings.ContainsFunc(written, unicode.IsLower) && n.sure < lowerSure {
			continue
		}
		if little(text, reading, n, pack) {
			continue
		}
		out = append(out, n)
	}
	return out
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

// begins reports whether a name may begin with a word: not with a mark or a
// little word in small letters (*de*, *the*).
func begins(word string, pack lang.Pack) bool {
	return hasLetter(word) && !slices.Contains(pack.Words, word)
}

// ends reports whether a name may end with its last word. A closing bracket
// may end it when the name opens it.
func ends(text string, reading *model.Reading, n name, pack lang.Pack) bool {
	last := word(text, reading, n.last-1)
	if last == ")" {
		for w := n.first; w < n.last; w++ {
			if word(text, reading, w) == "(" {
				return true
			}
		}
	}
	if last == "." || last == "!" {
		return n.last-n.first > 1 && isInitial(word(text, reading, n.last-2))
	}
	return hasLetter(last) && !slices.Contains(pack.Words, last)
}

// isInitial reports whether a word is a single capital, as in "D.C.".
func isInitial(word string) bool {
	runes := []rune(word)
	return len(runes) == 1 && unicode.IsUpper(runes[0])
}

func hasLetter(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
