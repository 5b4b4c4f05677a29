package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"selon/internal/lang"
)

// terms turns words into what is searched: the stem of a word in its language,
// without accents, ligatures apart (œuvre: oeuvr).
type terms struct {
	stems map[string]func(string) string // by language
	codes []string                       // the languages, in order
	small map[string]map[string]bool     // by language, words that are too frequent to be searched
}

func newTerms(packs []lang.Pack) terms {
	t := terms{stems: make(map[string]func(string) string), small: make(map[string]map[string]bool)}
	for _, p := range packs {
		if p.Stem != nil {
			t.stems[p.Code] = p.Stem
			t.codes = append(t.codes, p.Code)
			t.small[p.Code] = make(map[string]bool)
			for _, w := range p.Words {
				t.small[p.Code][w] = true
			}
		}
	}
	return t
}

// of returns the terms of a text in a language, one space between them.
func (t terms) of(text, language string) string {
	stem, small := t.stems[language], t.small[language]
	var b strings.Builder
	b.Grow(len(text))
	for _, w := range Words(text) {
		if small[w] {
			continue
		}
		if stem != nil {
			w = stem(w)
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(Fold(w))
	}
	return b.String()
}

// Words returns the words of a text in small letters; apostrophes and hyphens
// part them.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFC.String(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

var ligatures = strings.NewReplacer("œ", "oe", "æ", "ae", "ß", "ss", "ﬁ", "fi", "ﬂ", "fl")

// Fold takes accents and ligatures from a word.
func Fold(word string) string {
	plain := true
	for i := 0; i < len(word); i++ {
		plain = plain && word[i] < 0x80
	}
	if plain {
		return word
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(ligatures.Replace(word)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
