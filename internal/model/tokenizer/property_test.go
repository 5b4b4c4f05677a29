package tokenizer

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// checkCut reports whatever a cut gets wrong that needs no definition to see.
func checkCut(t *testing.T, tok *Tokenizer, text string) {
	t.Helper()
	words, pieces := tok.Cut(text)
	border := func(at int) bool {
		return at >= 0 && at <= len(text) && (at == len(text) || utf8.RuneStart(text[at]) || !utf8.ValidString(text))
	}
	last, next := 0, 0
	for _, w := range words {
		switch {
		case w.From < last || w.To <= w.From || !border(w.From) || !border(w.To):
			t.Fatalf("%q: word %+v behind byte %d", text, w, last)
		case w.First != next || w.Last <= w.First || w.Last > len(pieces):
			t.Fatalf("%q: word %+v behind piece %d of %d", text, w, next, len(pieces))
		case strings.ContainsFunc(text[w.From:w.To], unicode.IsSpace):
			t.Fatalf("%q: white space in word %+v", text, w)
		}
		before, _ := utf8.DecodeLastRuneInString(text[:w.From])
		if w.Spaced != (w.From == 0 || unicode.IsSpace(before)) {
			t.Fatalf("%q: word %+v comes after %q", text, w, before)
		}
		checkPieces(t, tok, text, w, pieces[w.First:w.Last], border)
		last, next = w.To, w.Last
	}
	if next != len(pieces) {
		t.Fatalf("%q: %d pieces, %d of them in words", text, len(pieces), next)
	}
}

// checkPieces checks that the pieces of a word lie in it, in order, with no
// more than erased characters between them, and say what the word says.
func checkPieces(t *testing.T, tok *Tokenizer, text string, w Word, pieces []Piece, border func(int) bool) {
	t.Helper()
	erased := func(from, to int) bool {
		left, _ := tok.normal.add(nil, nil, text, from, to)
		return len(left) == 0
	}
	from, to, covered := w.From, w.From, w.From
	said, unknown := "", false
	for _, p := range pieces {
		if p.From < from || p.To < max(to, p.From) || p.To > w.To || !border(p.From) || !border(p.To) {
			t.Fatalf("%q: piece %+v in word %+v", text, p, w)
		}
		if p.From == p.To && tok.Text(p.ID) != space {
			t.Fatalf("%q: piece %+v in word %+v is empty", text, p, w)
		}
		if p.From > covered && !erased(covered, p.From) {
			t.Fatalf("%q: no piece for %q in word %+v", text, text[covered:p.From], w)
		}
		from, to, covered = p.From, p.To, max(covered, p.To)
		said += tok.Text(p.ID)
		unknown = unknown || p.ID == Unknown
	}
	if !erased(covered, w.To) {
		t.Fatalf("%q: no piece for %q in word %+v", text, text[covered:w.To], w)
	}
	if unknown || !utf8.ValidString(text) {
		return
	}
	want, _ := tok.normal.add(nil, nil, text, w.From, w.To)
	if w.Spaced {
		want = append([]byte(space), want...)
	}
	if said != string(want) {
		t.Fatalf("%q: the pieces of %+v say %q, not %q", text, w, said, want)
	}
}

// checkLocal checks that two texts with white space between them are cut as
// each of them is alone.
func checkLocal(t *testing.T, tok *Tokenizer, a, b, between string) {
	t.Helper()
	words, pieces := tok.Cut(a)
	wordsB, piecesB := tok.Cut(b)
	shift := len(a) + len(between)
	for _, w := range wordsB {
		words = append(words, Word{w.From + shift, w.To + shift, w.First + len(pieces), w.Last + len(pieces), w.Spaced})
	}
	for _, p := range piecesB {
		pieces = append(pieces, Piece{p.ID, p.From + shift, p.To + shift})
	}
	gotWords, gotPieces := tok.Cut(a + between + b)
	if !slices.Equal(gotWords, words) || !slices.Equal(gotPieces, pieces) {
		t.Fatalf("%q, %q, %q are cut otherwise together than alone", a, between, b)
	}
}

var gaps = []string{" ", "\n", "\r\n\r\n", "\u00a0", "\u202f", "\u2028"}

func TestCutsAreSound(t *testing.T) {
	tok := real(t)
	all := readVectors(t)
	for i, v := range all {
		checkCut(t, tok, v.Text)
		checkLocal(t, tok, v.Text, all[(i+1)%len(all)].Text, gaps[i%len(gaps)])
	}
}

func FuzzCut(f *testing.F) {
	tok := real(f)
	for i, v := range readVectors(f) {
		if len(v.Text) < 200 && i%4 == 0 { // few seeds, so that fuzzing starts soon
			f.Add(v.Text, "l’été", uint8(i))
		}
	}
	f.Add("é\xff\xfe\xe2\x96", "\x80a", uint8(0))
	f.Fuzz(func(t *testing.T, a, b string, gap uint8) {
		checkCut(t, tok, a)
		// Where a text ends inside a character, what follows may complete it.
		if utf8.ValidString(a) {
			checkLocal(t, tok, a, b, gaps[int(gap)%len(gaps)])
		}
	})
}

func TestPiecesPointAtWhatTheyWereMadeFrom(t *testing.T) {
	tok := real(t)
	for _, c := range []struct {
		name, text string
		want       []string // the bytes of each piece
	}{
		{"plain", "le chat", []string{"le", "chat"}},
		{"ligature", "ﬁn", []string{"ﬁn"}},
		{"fraction", "½", []string{"½"}},
		{"ellipsis", "a …", []string{"a", "…"}},
		{"decomposed accent", "e\u0301te\u0301", []string{"e\u0301te\u0301"}},
		{"zero width inside", "l\u200be", []string{"l\u200be"}},
		{"zero width before", "\u200ble", []string{"le"}},
		{"zero width behind", "le\u200b", []string{"le"}},
		{"a space that is a piece alone", "中a", []string{"", "中", "a"}},
		{"unknown characters in a row", "中文", []string{"", "中文"}},
		{"control characters alone", "\u0001 \u200b", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, pieces := tok.Cut(c.text)
			var got []string
			for _, p := range pieces {
				got = append(got, c.text[p.From:p.To])
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q: pieces %q, want %q", c.text, got, c.want)
			}
		})
	}
}

// A word's time must not depend on how long it is. Times of the same text, as
// one word and as many, are compared, because a loaded machine slows both.
func TestLongWordsTakeTimeInProportion(t *testing.T) {
	tok := real(t)
	const long, short = 1 << 17, 1 << 9
	best := func(text string) time.Duration {
		least := time.Duration(math.MaxInt64)
		for range 3 {
			start := time.Now()
			tok.Cut(text)
			least = min(least, time.Since(start))
		}
		return least
	}
	for name, unit := range map[string]string{
		"letters": "a", "digits": "1234567890", "composed": "é", "decomposed": "e\u0301", "unknown": "中",
		"ligatures": "ﬁ", "marks": "\u0301\u0323", "zero width": "\u200b", "jamo": "\u1100\u1161\u11a8",
	} {
		t.Run(name, func(t *testing.T) {
			word := strings.Repeat(unit, short/len(unit))
			many, one := best(strings.Repeat(word+" ", long/short)), best(strings.Repeat(word, long/short))
			t.Logf("as many words %v, as one %v", many, one)
			// Quadratic time would be 256 times as much.
			if one > 50*many {
				t.Errorf("%d bytes of %q take %v as one word, %v as %d words", long, unit, one, many, long/short)
			}
		})
	}
}
