package export

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"selon"
)

// column is one column of the table.
type column struct {
	head   string
	least  int // cells it needs in a terminal
	share  int // its part of the cells that are left over
	rank   int // the columns of the highest rank go first where there is no room
	toLeft bool
	cell   func(*selon.Record, *selon.Statement) string
}

func columns() []column {
	role := func(of func(*selon.Statement) []selon.Span) func(*selon.Record, *selon.Statement) string {
		return func(r *selon.Record, s *selon.Statement) string { return words(r.Document.Text, of(s)) }
	}
	return []column{
		{"document", 8, 2, 3, true, func(r *selon.Record, _ *selon.Statement) string { return r.Document.ID }},
		{"id", 4, 0, 2, true, func(_ *selon.Record, s *selon.Statement) string { return s.ID }},
		{"parent", 6, 0, 4, true, func(_ *selon.Record, s *selon.Statement) string { return s.Parent }},
		{"conf", 4, 0, 5, false, func(_ *selon.Record, s *selon.Statement) string { return fmt.Sprintf("%.2f", s.Confidence) }},
		{"mode", 8, 0, 6, true, func(_ *selon.Record, s *selon.Statement) string { return string(s.Mode) }},
		{"kind", 9, 0, 7, true, func(_ *selon.Record, s *selon.Statement) string { return string(s.Kind) }},
		{"source", 12, 4, 0, true, sourceCell},
		{"role", 10, 2, 9, true, roleCell},
		{"cue", 8, 2, 1, true, role(func(s *selon.Statement) []selon.Span { return s.Cue })},
		{"addressee", 9, 2, 8, true, role(func(s *selon.Statement) []selon.Span { return s.Addressee })},
		{"content", 20, 10, 0, true, role(func(s *selon.Statement) []selon.Span { return s.Content })},
	}
}

// sourceCell is the speaker's name, with the words for it where they differ.
func sourceCell(r *selon.Record, s *selon.Statement) string {
	source := words(r.Document.Text, s.Source)
	switch {
	case s.Speaker == nil || s.Speaker.Name == "" || s.Speaker.Name == source:
		return source
	case source == "":
		return s.Speaker.Name
	}
	return s.Speaker.Name + " (" + source + ")"
}

// roleCell is the office or trade in which the speaker speaks.
func roleCell(_ *selon.Record, s *selon.Statement) string {
	if s.Speaker == nil {
		return ""
	}
	return s.Speaker.Role
}

// tableWriter prints one line a statement: for a terminal in aligned columns,
// cut to its width; for anything else whole cells divided by tabs.
type tableWriter struct {
	out     *bufio.Writer
	brush   brush
	columns []column
	widths  []int // nil outside a terminal
	begun   bool
}

func newTable(out *bufio.Writer, o Options) (Writer, error) {
	w := &tableWriter{out: out, brush: brush{o.Colour}, columns: columns()}
	if o.Width > 0 {
		w.columns, w.widths = fit(w.columns, o.Width)
	}
	return w, nil
}

// between is the room between two columns of a terminal.
const between = 2

// fit chooses the columns that a terminal has room for and how wide each is.
func fit(all []column, width int) ([]column, []int) {
	need := func(list []column) int {
		n := between * (len(list) - 1)
		for _, c := range list {
			n += c.least
		}
		return n
	}
	kept := all
	for need(kept) > width {
		out := 0
		for i, c := range kept {
			if c.rank > kept[out].rank {
				out = i
			}
		}
		if kept[out].rank == 0 {
			break
		}
		kept = append(append([]column{}, kept[:out]...), kept[out+1:]...)
	}
	shares := 0
	for _, c := range kept {
		shares += c.share
	}
	spare := max(0, width-need(kept))
	widths := make([]int, len(kept))
	for i, c := range kept {
		widths[i] = c.least + spare*c.share/shares
	}
	return kept, widths
}

func (w *tableWriter) Write(rec *selon.Record) error {
	w.begin()
	for i := range rec.Statements {
		cells := make([]string, len(w.columns))
		for c, column := range w.columns {
			cells[c] = column.cell(rec, &rec.Statements[i])
		}
		fmt.Fprintln(w.out, w.line(cells))
	}
	return nil
}

// Close leaves a table without statements with its head line, so that what
// reads it finds its columns.
func (w *tableWriter) Close() error {
	w.begin()
	return nil
}

func (w *tableWriter) begin() {
	if w.begun {
		return
	}
	w.begun = true
	var heads []string
	for _, c := range w.columns {
		heads = append(heads, c.head)
	}
	fmt.Fprintln(w.out, w.brush.bold(w.line(heads)))
}

func (w *tableWriter) line(cells []string) string {
	if w.widths == nil {
		for i := range cells {
			cells[i] = oneCell(cells[i])
		}
		return strings.Join(cells, "\t")
	}
	var line strings.Builder
	for i, cell := range cells {
		shown := shorten(cell, w.widths[i])
		room := strings.Repeat(" ", max(0, w.widths[i]-uniseg.StringWidth(shown)))
		if w.columns[i].toLeft {
			line.WriteString(shown + room)
		} else {
			line.WriteString(room + shown)
		}
		line.WriteString(strings.Repeat(" ", between))
	}
	return strings.TrimRight(line.String(), " ")
}
