package eval

import (
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// isPronoun reports whether a source names nobody by itself.
func isPronoun(source string) bool {
	// The casing of a whole text, not of single letters: a dotted capital İ
	// keeps its dot, so that İl is not the pronoun il.
	switch cases.Lower(language.Und).String(source) {
	case "il", "elle", "ils", "elles", "on", "je", "j", "nous", "tu", "vous", "lui", "leur",
		"qui", "lequel", "laquelle", "celui-ci", "celle-ci", "ce dernier", "cette dernière",
		"he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them":
		return true
	}
	return false
}

// isFiller reports whether a word of a name, in lower case and without accents,
// tells nobody from anybody.
func isFiller(word string) bool {
	switch word {
	case "m", "mme", "mr", "mrs", "ms", "dr", "president",
		"le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "the":
		return true
	}
	return false
}

// nameWords gives the words of a name without accents, case, titles and articles.
func nameWords(name string) []string {
	var bare strings.Builder
	for decomposed := norm.NFD.String(name); decomposed != ""; {
		p := norm.NFD.PropertiesString(decomposed)
		n := max(p.Size(), 1)
		if p.CCC() == 0 {
			bare.WriteString(decomposed[:n])
		}
		decomposed = decomposed[n:]
	}
	lower := cases.Lower(language.Und).String(bare.String())
	all := strings.FieldsFunc(lower, func(r rune) bool { return !isWord(r) })
	return slices.DeleteFunc(all, isFiller)
}

// SameName reports whether the words of one name hold those of the other. The
// system's may have three words more at most, so that a list of names is no name.
func SameName(gold, system string) bool {
	g, s := nameWords(gold), nameWords(system)
	if len(g) == 0 || len(s) == 0 {
		return false
	}
	return holds(g, s) || holds(s, g) && len(s) <= len(g)+3
}

// holds reports whether every word of part is among those of whole.
func holds(whole, part []string) bool {
	have := make(map[string]bool, len(whole))
	for _, w := range whole {
		have[w] = true
	}
	for _, w := range part {
		if !have[w] {
			return false
		}
	}
	return true
}
