package export

import (
	"cmp"
	"slices"
	"strings"

	"selon"
)

// Elements nest in XML, contents need not: those of two statements may cross,
// and each may go over several paragraphs. So a content is laid out in parts, as
// few as will nest, which point to each other.

// saidEvent is one step through the text: the beginning or the end of a
// paragraph or of a part, or words.
type saidEvent struct {
	kind      saidKind
	words     selon.Span // of textEvent
	statement int        // of openEvent and closeEvent: its index in the record
	part      int        // which part of the statement begins, from 1
}

type saidKind int

const (
	textEvent saidKind = iota
	openEvent
	closeEvent
	beginParagraph
	endParagraph
)

// saidPiece is a piece of a content, as far as it lies in a paragraph.
type saidPiece struct {
	selon.Span
	statement, rank int // of two pieces with the same words the lower rank is outside
}

// layOut returns the steps through the text and how many parts each statement
// has. The words of the steps make up the text.
func layOut(rec *selon.Record) ([]saidEvent, []int) {
	var pieces []saidPiece
	for rank, s := range readingOrder(rec) { // who reports stands before who is reported
		for _, c := range s.Content {
			pieces = append(pieces, saidPiece{c, s.index, rank})
		}
	}
	slices.SortStableFunc(pieces, func(a, b saidPiece) int { return cmp.Compare(a.From, b.From) })
	l := saidLayout{parts: make([]int, len(rec.Statements))}
	var carried []saidPiece // what goes on from the paragraph before
	for _, p := range paragraphs(rec.Document.Text) {
		here := carried
		for len(pieces) > 0 && pieces[0].From < p.To {
			here = append(here, pieces[0])
			pieces = pieces[1:]
		}
		carried = nil
		for i := range here {
			if here[i].To > p.To {
				rest := here[i]
				rest.From = p.To
				carried = append(carried, rest)
				here[i].To = p.To
			}
		}
		l.paragraph(p, here)
	}
	return l.events, l.parts
}

type saidLayout struct {
	events []saidEvent
	parts  []int
	open   []saidPiece
}

// paragraph lays out one paragraph with the pieces that lie in it, in the
// order of their beginnings. Where a piece ends inside of others that go on,
// those are closed with it and go on in a new part.
func (l *saidLayout) paragraph(p selon.Span, pieces []saidPiece) {
	l.events = append(l.events, saidEvent{kind: beginParagraph})
	for at := p.From; ; {
		begin := l.close(at)
		for len(pieces) > 0 && pieces[0].From <= at {
			begin = append(begin, pieces[0])
			pieces = pieces[1:]
		}
		slices.SortStableFunc(begin, func(a, b saidPiece) int {
			return cmp.Or(cmp.Compare(b.To, a.To), cmp.Compare(a.rank, b.rank))
		})
		for _, piece := range begin {
			l.parts[piece.statement]++
			l.events = append(l.events, saidEvent{kind: openEvent, statement: piece.statement, part: l.parts[piece.statement]})
			l.open = append(l.open, piece)
		}
		if at == p.To {
			break
		}
		end := p.To
		for _, piece := range l.open {
			end = min(end, piece.To)
		}
		if len(pieces) > 0 {
			end = min(end, pieces[0].From)
		}
		l.events = append(l.events, saidEvent{kind: textEvent, words: selon.Span{From: at, To: end}})
		at = end
	}
	l.events = append(l.events, saidEvent{kind: endParagraph})
}

// close ends what ends here, with what stands inside of it; what of that goes
// on is returned, to begin anew.
func (l *saidLayout) close(at int) []saidPiece {
	outermost := slices.IndexFunc(l.open, func(p saidPiece) bool { return p.To <= at })
	if outermost < 0 {
		return nil
	}
	var again []saidPiece
	for _, piece := range slices.Backward(l.open[outermost:]) {
		l.events = append(l.events, saidEvent{kind: closeEvent, statement: piece.statement})
		if piece.To > at {
			again = append(again, piece)
		}
	}
	l.open = l.open[:outermost]
	return again
}

// paragraphs divides a text at its line ends. Line ends and blank lines belong
// to the paragraph before them, so that the paragraphs make up the text.
func paragraphs(text string) []selon.Span {
	var list []selon.Span
	begin, worded := 0, false
	for at := 0; at < len(text); {
		end := lineAfter(text, at)
		if strings.TrimSpace(text[at:end]) != "" {
			if worded {
				list = append(list, selon.Span{From: begin, To: at})
				begin = at
			}
			worded = true
		}
		at = end
	}
	return append(list, selon.Span{From: begin, To: len(text)})
}

// lineAfter is where the line after the one at that place begins.
func lineAfter(text string, at int) int {
	i := strings.IndexAny(text[at:], "\r\n")
	switch {
	case i < 0:
		return len(text)
	case strings.HasPrefix(text[at+i:], "\r\n"):
		return at + i + 2
	}
	return at + i + 1
}
