package attribute

import (
	"selon"
	"selon/internal/model"
)

// page is a document's text with what typography tells of it.
type page struct {
	text       string
	words      []model.Word
	paragraphs []selon.Span
	quotes     []quoted
	phrases    map[string]int // how often short quotations occur, by their words
	turns      []selon.Span   // paragraphs that are turns of dialogue
}

func newPage(text string, words []model.Word) *page {
	return typography(text, words, paragraphsOf(words))
}

// paragraphsOf returns the spans of the paragraphs that words stand in.
func paragraphsOf(words []model.Word) []selon.Span {
	var out []selon.Span
	for i, w := range words {
		if i == 0 || w.Paragraph != words[i-1].Paragraph {
			out = append(out, selon.Span{From: w.From, To: w.To})
		}
		out[len(out)-1].To = w.To
	}
	return out
}

// typography reads the marks of a text.
func typography(text string, words []model.Word, paragraphs []selon.Span) *page {
	p := &page{text: text, words: words, paragraphs: paragraphs}
	p.quotes = documentQuotes(text, p.paragraphs)
	p.phrases = countPhrases(text, p.quotes)
	for _, q := range p.paragraphs {
		if dashed(text, q) {
			p.turns = append(p.turns, q)
		}
	}
	return p
}

// span returns the text that a stretch of words covers.
func (p *page) span(s stretch) selon.Span {
	return selon.Span{From: p.words[s.first].From, To: p.words[s.last-1].To}
}
