package store

import (
	"strconv"
	"strings"
	"sync"
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
	known *stemmed
}

// stemmed remembers the terms of words: a text repeats most of its own, and of
// all others'. It forgets all when it is full.
type stemmed struct {
	mu    sync.RWMutex
	terms map[[2]string]string // of a language and a word
}

// mostStemmed is how many words are remembered.
const mostStemmed = 200_000

func (s *stemmed) get(key [2]string) (string, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	t, ok := s.terms[key]
	return t, ok
}

func (s *stemmed) put(key [2]string, term string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.terms) >= mostStemmed {
		clear(s.terms)
	}
	s.terms[key] = term
}

func newTerms(packs []lang.Pack) terms {
	t := terms{stems: make(map[string]func(string) string), small: make(map[string]map[string]bool), known: &stemmed{terms: make(map[[2]string]string)}}
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
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		term, ok := t.known.get([2]string{language, w})
		if !ok {
			term = w
			if stem != nil {
				term = stem(w)
			}
			term = Fold(term)
			t.known.put([2]string{strings.Clone(language), strings.Clone(w)}, term)
		}
		b.WriteString(term)
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

// Fold takes accents and ligatures from a word. A vowel that is written as a mark
// of its own width, as in Hindi, becomes its number: SQLite's full-text index
// would part the word there.
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
		switch {
		case unicode.Is(unicode.Mc, r):
			b.WriteString(strconv.FormatInt(int64(r), 16))
		case !unicode.IsMark(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
