package eval

import (
	"os/exec"
	"slices"
	"testing"
	"unicode"

	"selon"
)

func TestWordCharacters(t *testing.T) {
	for r, want := range map[rune]bool{
		'a': true, 'É': true, 'œ': true, 'ß': true, 'ª': true, 'ǅ': true, 'ʰ': true, 'ش': true, '漢': true,
		'7': true, '²': true, '½': true, 'Ⅳ': true, '①': true, '٣': true, '〇': true, '_': true,
		'\u0301': false, '\u200b': false, '\u200d': false, '-': false, '’': false, '«': false, '°': false, '🌻': false, '€': false, '\u00ad': false, '‿': false,
	} {
		if isWord(r) != want {
			t.Errorf("isWord(%q) is %v", r, !want)
		}
	}
}

// TestCharactersAreClassedAsInPython asks Python about every code point that
// both know.
func TestCharactersAreClassedAsInPython(t *testing.T) {
	if testing.Short() {
		t.Skip("going through all characters takes seconds")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 on the PATH to ask")
	}
	out, err := exec.Command(python, "-c", `
import sys, re, unicodedata as u
word = re.compile(r"\w", re.U)
for c in map(chr, range(0x110000)):
    sys.stdout.write(str(4 * (u.category(c) != "Cn") + 2 * bool(word.match(c)) + c.isspace()))
`).Output()
	if err != nil {
		t.Skipf("python3 does not run: %v", err)
	}
	if len(out) != unicode.MaxRune+1 {
		t.Fatalf("Python knows %d code points", len(out))
	}
	for r := range rune(unicode.MaxRune + 1) {
		p := out[r] - '0'
		if p&4 == 0 || !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C) {
			continue // added to Unicode after one of the two was made
		}
		if isWord(r) != (p&2 != 0) || isSpace(r) != (p&1 != 0) {
			t.Errorf("U+%04X: word %v, space %v; Python says %03b", r, isWord(r), isSpace(r), p)
		}
	}
}

func TestWordsIn(t *testing.T) {
	const text = "l'été dernier, 🌻 3² e\u0301t"
	for _, test := range []struct {
		name  string
		spans []selon.Span
		want  words
	}{
		{"nothing", nil, nil},
		{"all: the mark cuts a decomposed word", []selon.Span{{From: 0, To: len(text)}}, words{0, 2, 8, 22, 26, 29}},
		{"the rest of a word is one", []selon.Span{{From: 4, To: 10}}, words{4, 8}},
		{"in any order, once", []selon.Span{{From: 8, To: 15}, {From: 2, To: 15}}, words{2, 8}},
		{"blank and empty", []selon.Span{{From: 7, To: 8}, {From: 3, To: 3}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := wordsIn(text, test.spans); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestSameSource(t *testing.T) {
	for _, test := range []struct {
		name         string
		gold, system words
		want         bool
	}{
		{"neither", nil, nil, true},
		{"only gold", words{1}, nil, false},
		{"only the system", nil, words{1}, false},
		{"half of the shorter", words{1, 2, 3, 4}, words{4, 9}, true},
		{"less than half", words{1, 2, 3}, words{3, 8, 9}, false},
		{"twice and three more", words{1}, words{1, 2, 3, 4, 5}, true},
		{"so long that it is always right", words{1}, words{1, 2, 3, 4, 5, 6}, false},
	} {
		if got := sameSource(test.gold, test.system); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestSameSpans(t *testing.T) {
	const text = "« Oui »\u00a0\x1f dit-il."
	for _, test := range []struct {
		name string
		a, b []selon.Span
		want bool
	}{
		{"white space at the ends", []selon.Span{{From: 0, To: 9}}, []selon.Span{{From: 0, To: 13}}, true},
		{"order", []selon.Span{{From: 0, To: 2}, {From: 3, To: 6}}, []selon.Span{{From: 3, To: 6}, {From: 0, To: 2}}, true},
		{"a quotation mark", []selon.Span{{From: 0, To: 6}}, []selon.Span{{From: 0, To: 9}}, false},
		{"pieces", []selon.Span{{From: 0, To: 8}}, []selon.Span{{From: 0, To: 3}, {From: 3, To: 8}}, false},
	} {
		if got := sameSpans(text, test.a, test.b); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
