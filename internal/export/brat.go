package export

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"selon"
)

// newBrat writes pairs of files into Options.Dir; without it, the annotations
// of one document to out.
func newBrat(out *bufio.Writer, o Options) (Writer, error) {
	if o.Dir != "" {
		return openBratFolder(o.Dir)
	}
	return &bratStream{out: out}, nil
}

type bratStream struct {
	out   *bufio.Writer
	begun bool
}

func (w *bratStream) Write(rec *selon.Record) error {
	if w.begun {
		return errors.New("brat keeps every document in files of its own: name a folder to write several")
	}
	w.begun = true
	w.out.WriteString(standoff(rec))
	return nil
}

func (w *bratStream) Close() error { return nil }

// standoff returns the annotations of a record in brat's standoff form, offsets
// in code points: a T line for each role of a statement, an E line that binds
// them, A lines for mode and kind, and a note with what brat has no place for.
func standoff(rec *selon.Record) string {
	b := bratLines{text: rec.Document.Text, count: newOffsets(rec.Document.Text), event: make(map[string]int)}
	for i := range rec.Statements {
		b.event[rec.Statements[i].ID] = i + 1
	}
	for i := range rec.Statements {
		b.statement(&rec.Statements[i], i+1)
	}
	return b.terms.String() + b.events.String()
}

type bratLines struct {
	text          string
	count         offsets
	event         map[string]int // number of the E line of each statement
	terms, events strings.Builder
	lastTerm      int
	lastAttribute int
}

func (b *bratLines) statement(s *selon.Statement, number int) {
	var roles []string
	for _, role := range []struct {
		label string
		spans []selon.Span
	}{{"Source", s.Source}, {"Cue", s.Cue}, {"Content", s.Content}, {"Addressee", s.Addressee}} {
		if len(role.spans) > 0 {
			roles = append(roles, fmt.Sprintf("%s:T%d", role.label, b.term(role.label, fragments(b.text, role.spans))))
		}
	}
	anchor := s.Content
	if len(s.Cue) > 0 {
		anchor = s.Cue
	}
	trigger := b.term("Attribution", fragments(b.text, anchor)[:1])
	if parent := b.event[s.Parent]; s.Parent != "" && parent != number {
		roles = append(roles, fmt.Sprintf("Parent:E%d", parent))
	}
	fmt.Fprintf(&b.events, "E%d\tAttribution:T%d %s\n", number, trigger, strings.Join(roles, " "))
	b.attribute("Mode", number, string(s.Mode))
	b.attribute("Kind", number, string(s.Kind))
	fmt.Fprintf(&b.events, "#%d\tAnnotatorNotes E%d\t%s\n", number, number, bratNote(s, b.text, b.count))
}

// term adds a T line and returns its number.
func (b *bratLines) term(label string, spans []selon.Span) int {
	b.lastTerm++
	var places, words []string
	for _, s := range spans {
		places = append(places, fmt.Sprintf("%d %d", b.count.points(s.From), b.count.points(s.To)))
		words = append(words, strings.Map(noLineEnd, s.Cut(b.text)))
	}
	fmt.Fprintf(&b.terms, "T%d\t%s %s\t%s\n", b.lastTerm, label, strings.Join(places, ";"), strings.Join(words, " "))
	return b.lastTerm
}

func (b *bratLines) attribute(name string, event int, value string) {
	if value == "" {
		return
	}
	b.lastAttribute++
	fmt.Fprintf(&b.events, "A%d\t%s E%d %s\n", b.lastAttribute, name, event, strings.Map(noLineEnd, value))
}

// fragments divides spans where a line ends, as brat asks: a fragment never
// goes over a line end and the words column, in which they are joined by
// blanks, needs no line end then.
func fragments(text string, spans []selon.Span) []selon.Span {
	var list []selon.Span
	for _, s := range spans {
		at := s.From
		for _, piece := range strings.FieldsFunc(s.Cut(text), lineEnd) {
			from := at + strings.Index(text[at:s.To], piece)
			at = from + len(piece)
			if strings.TrimSpace(piece) != "" {
				list = append(list, selon.Span{From: from, To: at})
			}
		}
	}
	if list == nil { // of nothing but line ends that are no white space
		return spans
	}
	return list
}

// lineEnd reports whether brat, or a program that reads its files, might begin
// a new line or a new column at the character.
func lineEnd(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

func noLineEnd(r rune) rune {
	if lineEnd(r) {
		return ' '
	}
	return r
}
