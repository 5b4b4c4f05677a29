package model

import (
	"strings"

	"selon/internal/model/tokenizer"
)

// layout is a text as the network takes it in: words, their paragraphs and
// their pieces.
type layout struct {
	words  []Word
	ids    []int32 // of the pieces of all words, one word behind the other
	ends   []int   // by word: where its pieces end in ids
	begins []bool  // by word: whether a sentence may begin with it
}

// newLayout cuts a text. Of a word with more than most pieces the rest is left
// unread: a window could not hold them, and no word of a language is so long.
func newLayout(t *tokenizer.Tokenizer, text string, most int) *layout {
	words, pieces := t.Cut(text)
	l := &layout{
		words:  numberParagraphs(text, words),
		ids:    make([]int32, 0, len(pieces)),
		ends:   make([]int, len(words)),
		begins: make([]bool, len(words)),
	}
	ended := false // what came last, closing marks left aside, ends sentences
	for i, w := range words {
		for _, p := range pieces[w.First:min(w.Last, w.First+most)] {
			l.ids = append(l.ids, p.ID)
		}
		l.ends[i] = len(l.ids)
		switch word := text[w.From:w.To]; {
		case strings.Trim(word, ".!?…") == "":
			ended = true
		case strings.Trim(word, `"'»”’)]`) != "":
			l.begins[i], ended = ended, false
		}
	}
	return l
}

// pieces returns the pieces of a word.
func (l *layout) pieces(word int) []int32 {
	from := 0
	if word > 0 {
		from = l.ends[word-1]
	}
	return l.ids[from:l.ends[word]]
}

// opens reports whether the word is the first of a paragraph but not of the text.
func (l *layout) opens(word int) bool {
	return word > 0 && l.words[word].Paragraph != l.words[word-1].Paragraph
}
