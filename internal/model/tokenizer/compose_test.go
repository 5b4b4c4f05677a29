package tokenizer

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Where no run of marks is long enough for norm to insert anything, norm is the
// measure of compose.
func TestEveryCharacterIsComposedAsNormDoes(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if s := string(r); string(compose(s)) != norm.NFC.String(s) {
			t.Errorf("%U is composed to %+q, not %+q", r, string(compose(s)), norm.NFC.String(s))
		}
	}
}

func TestRunsOfMarksHaveNoLimit(t *testing.T) {
	const many = 50
	segment := []rune{'q'}
	want := []rune{'q'}
	for range many {
		segment = append(segment, '\u0301', '\u0323')
		want = append(want, '\u0301')
	}
	below := make([]rune, many)
	for i := range below {
		below[i] = '\u0323'
	}
	want = append([]rune{'q'}, append(below, want[1:]...)...)
	if got := compose(string(segment)); string(got) != string(want) {
		t.Errorf("composed to %+q, want %+q", string(got), string(want))
	}
}

func FuzzCompose(f *testing.F) {
	f.Add("e\u0301\u0323")
	f.Add("\u1100\u1161\u11a8")
	f.Add("\u0f73\u0344\u0958\u212b")
	f.Add("\u09c7\u09be\u0301")
	f.Fuzz(func(t *testing.T, text string) {
		if runes := []rune(text); len(runes) > 8 {
			text = string(runes[:8]) // a character decomposes to three marks at most
		}
		text = string([]rune(text))
		if got, want := string(compose(text)), norm.NFC.String(text); got != want {
			t.Errorf("%+q is composed to %+q, not %+q", text, got, want)
		}
	})
}
