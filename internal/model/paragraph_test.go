package model

import (
	"slices"
	"strings"
	"testing"

	"selon/internal/model/tokenizer"
)

func TestParagraphsEndAtBlankLinesOrElseAtLineBreaks(t *testing.T) {
	for text, want := range map[string][]int{
		"":                       nil,
		"a b":                    {0, 0},
		"a\nb\nc":                {0, 1, 2},
		"a\r\nb":                 {0, 1},
		"a\rb":                   {0, 1},
		"a\nb\n\nc":              {0, 0, 1},
		"a\r\nb\r\n\r\nc":        {0, 0, 1},
		"a\nb \n \n\n c":         {0, 0, 1},
		"a\u2029b\nc":            {0, 1, 1},
		"\n\na b\n\n":            {0, 0},
		"a\nb\r\rc":              {0, 0, 1},
		"é\n\n\u202f«\u202fà\nà": {0, 1, 1, 1},
	} {
		var words []tokenizer.Word
		at := 0
		for _, w := range strings.Fields(text) {
			from := at + strings.Index(text[at:], w)
			at = from + len(w)
			words = append(words, tokenizer.Word{From: from, To: at})
		}
		var got []int
		for _, w := range numberParagraphs(text, words) {
			got = append(got, w.Paragraph)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: paragraphs %v, want %v", text, got, want)
		}
	}
}
