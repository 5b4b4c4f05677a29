package serve

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// joined puts the pieces of each side together again.
func joined(rows []compareRow) (left, right string) {
	var l, r strings.Builder
	for _, row := range rows {
		for _, p := range row.Left {
			l.WriteString(p.Text)
		}
		for _, p := range row.Right {
			r.WriteString(p.Text)
		}
	}
	return l.String(), r.String()
}

func TestTextsSideBySide(t *testing.T) {
	rows := compareTexts("Le pont rouvrira lundi.\nLe maire se tait.\n", "Le pont rouvrira mardi.\nLe maire se tait.\nFin.")
	if len(rows) != 3 || !rows[0].Changed || rows[1].Changed || !rows[2].Changed {
		t.Fatalf("%+v", rows)
	}
	for _, p := range rows[0].Left {
		if p.Changed != (p.Text == "lundi") {
			t.Errorf("of the first paragraph, %q is changed: %v", p.Text, p.Changed)
		}
	}
}

// Many words: more than there are code points below the surrogates.
func TestTextsOfManyWordsSideBySide(t *testing.T) {
	var b strings.Builder
	for n := range 70_000 {
		b.WriteString("w")
		for ; n > 0; n /= 26 {
			b.WriteByte(byte('a' + n%26))
		}
		b.WriteByte(' ')
	}
	before, after := b.String(), b.String()+"fin"
	if left, right := joined(compareTexts(before, after)); left != before || right != after {
		t.Error("the sides are not the texts")
	}
}

func FuzzTextsSideBySide(f *testing.F) {
	for _, s := range []string{"", "a\r\nb", "Cafe\u0301 👩‍🚀\n\n« x »", "شكرا <b>\u00a0\x00", "\n\n\n"} {
		f.Add(s, "a b\nc")
		f.Add("Le pont.\n", s)
	}
	f.Fuzz(func(t *testing.T, before, after string) {
		if !utf8.ValidString(before) || !utf8.ValidString(after) {
			t.Skip() // a record holds no other text
		}
		if left, right := joined(compareTexts(before, after)); left != before || right != after {
			t.Errorf("%q, %q became %q, %q", before, after, left, right)
		}
	})
}
