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
	turns      []selon.Span // paragraphs that are turns of dialogue
}

func newPage(text string, words []model.Word) *page {
	p := &page{text: text, words: words}
	for i, w := range words {
		if i == 0 || w.Paragraph != words[i-1].Paragraph {
			p.paragraphs = append(p.paragraphs, selon.Span{From: w.From, To: w.To})
		}
		p.paragraphs[len(p.paragraphs)-1].To = w.To
	}
	p.quotes = documentQuotes(text, p.paragraphs)
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
