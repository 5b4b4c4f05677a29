package export

import (
	"fmt"
	"slices"
	"strings"

	"selon"
)

// htmlParagraph is a paragraph of the text and the white space behind it: put
// together in order they are the text.
type htmlParagraph struct {
	Pieces []htmlPiece
	Break  string
}

// htmlPiece is a stretch of text with the same marks on it.
type htmlPiece struct {
	Text   string
	Class  string // roles and depth; empty where nothing is marked
	Title  string // the same in words
	Starts []htmlStart
}

// htmlStart is the place where the content of a statement begins.
type htmlStart struct {
	Anchor, Card, ID string
}

// htmlText cuts the text of one record into paragraphs and pieces.
type htmlText struct {
	rec     *selon.Record
	anchor  string
	started []bool // the statements whose place in the text is marked
}

func htmlParagraphs(rec *selon.Record, anchor string) []htmlParagraph {
	t := htmlText{rec, anchor, make([]bool, len(rec.Statements))}
	text := rec.Document.Text
	var marks []mark
	for i := range rec.Statements {
		marks = append(marks, marksOf(&rec.Statements[i], i)...)
	}
	segments := cut(selon.Span{From: 0, To: len(text)}, marks)
	var list []htmlParagraph
	for at := 0; at < len(text); {
		end, next := paragraphEnd(text, at)
		form := htmlParagraph{Break: text[end:next]}
		for len(segments) > 0 && segments[0].From < end {
			form.Pieces = append(form.Pieces, t.piece(segments[0], selon.Span{From: at, To: end}))
			if segments[0].To > end {
				break // goes on in the next paragraph
			}
			segments = segments[1:]
		}
		// What ends in the break shows no more words.
		for len(segments) > 0 && segments[0].To <= next {
			segments = segments[1:]
		}
		list = append(list, form)
		at = next
	}
	return list
}

// paragraphEnd finds the end of the paragraph that starts at the offset, and
// where the next one starts: behind an empty line.
func paragraphEnd(text string, at int) (end, next int) {
	for {
		i := strings.IndexAny(text[at:], "\r\n")
		if i < 0 {
			return len(text), len(text)
		}
		end, next = at+i, at+i
		breaks := 0
		for ; next < len(text) && (text[next] == '\r' || text[next] == '\n'); next++ {
			if !strings.HasPrefix(text[next:], "\r\n") {
				breaks++
			}
		}
		if breaks > 1 {
			return end, next
		}
		at = next
	}
}

// piece is the part of the segment that lies in the paragraph.
func (t htmlText) piece(s segment, paragraph selon.Span) htmlPiece {
	shown := selon.Span{From: max(s.From, paragraph.From), To: min(s.To, paragraph.To)}
	form := htmlPiece{Text: shown.Cut(t.rec.Document.Text)}
	depth := 0
	var classes, titles []string
	for _, m := range s.marks {
		id := t.rec.Statements[m.statement].ID
		if class := m.role.String(); !slices.Contains(classes, class) {
			classes = append(classes, class)
		}
		titles = append(titles, fmt.Sprintf("%s of %s", m.role, id))
		if m.role != contentRole {
			continue
		}
		depth++
		if !t.started[m.statement] {
			t.started[m.statement] = true
			form.Starts = append(form.Starts, htmlStart{placeAnchor(t.anchor, m.statement), cardAnchor(t.anchor, m.statement), id})
		}
	}
	if depth > 0 {
		classes = append(classes, fmt.Sprintf("deep%d", min(depth, 4)))
	}
	form.Class, form.Title = strings.Join(classes, " "), strings.Join(titles, ", ")
	return form
}
