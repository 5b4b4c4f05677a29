package lang

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	sampleWords = 1500 // words that are looked at: enough for any text, and bounded for the longest
	sampleBytes = 1 << 16

	// Chance of a word that a pack does not list. It is the same for every
	// pack, so that unlisted words tell no two languages apart.
	unlisted = 2e-4

	// What a lower-case word with a letter foreign to the language costs, and
	// what one with a letter of its own brings, in natural logarithms.
	foreignLetter = -2.5
	ownLetter     = 0.3

	// What an unlisted word brings that ends as the language's words do. It
	// decides headlines, which leave the function words out.
	ownEnding   = 0.8
	endingCover = 0.5 // and how much of a function word it stands for

	// What a language that the network was measured on has ahead: of a few
	// words that could be in either, it is the likelier to have been given.
	expected = 1.0

	leastCover  = 0.18 // share of a text's words that are function words, at the least
	leastHits   = 2    // different function words that must be seen before a guess is sure
	sureMargin  = 3.0  // lead over the next language, in natural logarithms
	guessMargin = 0.7
)

// Recognise says which of the packs' languages a text is written in, and
// whether the answer can be relied on; "und" where none fits. It looks at a
// bounded piece of the text, so its time does not grow with the document.
//
// Function words decide: they make up half of any running text, they are few,
// and a quotation in another language does not outweigh them. Each word adds
// the logarithm of its chance in the language, estimated from its rank. The
// endings and letters of the other words help where a text is short.
func Recognise(text string, packs []Pack) (code string, sure bool) {
	words := sample(text)
	if len(words) == 0 {
		return Und, false
	}
	best, next := tally{score: math.Inf(-1)}, tally{score: math.Inf(-1)}
	for _, p := range packs {
		t := count(words, p)
		if p.Proven && t.distinct > 0 {
			t.score += expected
		}
		switch {
		case t.score > best.score:
			best, next = t, best
		case t.score > next.score:
			next = t
		}
	}
	margin := best.score - next.score
	if best.cover < leastCover || best.score <= 0 || margin < guessMargin {
		return Und, false
	}
	return best.code, best.distinct >= leastHits && margin >= sureMargin
}

// tally is how well one language explains a text.
type tally struct {
	code     string
	score    float64 // logarithm of likelihood, relative to a text of unlisted words
	cover    float64 // share of words that are listed or end as expected
	distinct int     // listed words seen, each counted once
}

func count(words []word, p Pack) tally {
	chance := make(map[string]float64, len(p.Words))
	for rank, w := range p.Words {
		if _, twice := chance[w]; !twice {
			// Zipf's law with the flat head that function words have.
			chance[w] = math.Log(0.2 / float64(rank+4) / unlisted)
		}
	}
	ends := make(map[string]bool, len(p.Endings))
	for _, e := range p.Endings {
		ends[e] = true
	}
	t := tally{code: p.Code}
	hits := 0.0
	seen := make(map[string]bool)
	for _, w := range words {
		if c, ok := chance[w.text]; ok {
			t.score += c
			hits++
			if !seen[w.text] {
				seen[w.text] = true
				t.distinct++
			}
		} else if endsIn(w.text, ends) {
			t.score += ownEnding
			hits += endingCover
		}
		if !w.lower || !w.marked {
			continue
		}
		if strings.ContainsFunc(w.text, func(r rune) bool { return r > unicode.MaxASCII && !strings.ContainsRune(p.Letters, r) }) {
			t.score += foreignLetter
		} else {
			t.score += ownLetter
		}
	}
	t.cover = hits / float64(len(words))
	return t
}

// endsIn reports whether a word ends in one to four letters of the set, with
// letters to spare before them.
func endsIn(w string, ends map[string]bool) bool {
	from := len(w)
	for n := 1; n <= 4; n++ {
		_, size := utf8.DecodeLastRuneInString(w[:from])
		from -= size
		if from <= 1 {
			return false
		}
		if ends[w[from:]] {
			return true
		}
	}
	return false
}

// word is a run of letters, in lower case.
type word struct {
	text   string
	lower  bool // was in lower case in the text: names tell nothing of the language around them
	marked bool // has letters outside a-z
}

// sample cuts a text into words. An apostrophe ends a word, as in "l'accord":
// packs list elided words without it. Accents written as characters of their
// own are joined to their letters here, for comparison only.
func sample(text string) []word {
	if len(text) > sampleBytes {
		text = text[:sampleBytes]
	}
	var words []word
	for w := range strings.FieldsFuncSeq(norm.NFC.String(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '·' }) {
		if len(words) == sampleWords {
			break
		}
		low := strings.ToLower(w)
		words = append(words, word{
			text:   low,
			lower:  low == w,
			marked: strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxASCII }),
		})
	}
	return words
}
