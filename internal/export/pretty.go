package export

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"selon"
)

const (
	usualWidth    = 80  // where nobody says how wide the terminal is
	widestLine    = 110 // longer lines are hard to read
	narrowestLine = 24
	deepest       = 6 // nesting that still moves to the right
)

// prettyWriter prints what a reader wants to see in a terminal: the document,
// then each statement with who says it, and the passage it stands in.
type prettyWriter struct {
	out   *bufio.Writer
	brush brush
	width int
	full  bool
	begun bool // a document has been printed
	keyed bool // the legend has been printed
}

func newPretty(out *bufio.Writer, o Options) (Writer, error) {
	width := max(narrowestLine, min(cmp.Or(o.Width, usualWidth), widestLine))
	return &prettyWriter{out: out, brush: brush{o.Colour}, width: width, full: o.Full}, nil
}

func (w *prettyWriter) Write(rec *selon.Record) error {
	if w.begun {
		fmt.Fprint(w.out, "\n\n")
	}
	w.begun = true
	w.head(rec)
	for _, p := range readingOrder(rec) {
		fmt.Fprintln(w.out)
		w.statement(&rec.Document, p)
	}
	return nil
}

func (w *prettyWriter) Close() error { return nil }

// head prints what is known of the document.
func (w *prettyWriter) head(rec *selon.Record) {
	d := &rec.Document
	for _, line := range wrap(glyphs(cmp.Or(d.Title, d.ID)), w.width) {
		fmt.Fprintln(w.out, w.brush.bold(plain(line)))
	}
	facts := []string{d.Outlet, d.Published, d.Lang, howMany(len(rec.Statements))}
	if !d.Proven && d.Lang != "" {
		facts[2] += " (unproven: the network was not measured on this language)"
	}
	if d.Assumed {
		facts = append(facts, "assumed to be in "+d.Encoding)
	}
	facts = slices.DeleteFunc(facts, func(s string) bool { return s == "" })
	for _, line := range wrap(glyphs(strings.Join(facts, " · ")), w.width) {
		fmt.Fprintln(w.out, w.brush.faint(plain(line)))
	}
	fmt.Fprintln(w.out, w.brush.faint(strings.Repeat("─", w.width)))
	if !w.keyed && len(rec.Statements) > 0 {
		w.keyed = true
		fmt.Fprintln(w.out, strings.Join(w.brush.legend(w.width), "\n"))
	}
}

func howMany(statements int) string {
	switch statements {
	case 0:
		return "no statements"
	case 1:
		return "1 statement"
	}
	return fmt.Sprint(statements, " statements")
}

// statement prints who says it and how, then the passage, moved to the right
// below the statement that reports it.
func (w *prettyWriter) statement(d *selon.Document, p placed) {
	indent := 4 + 3*min(p.depth, deepest)
	if w.width-indent < narrowestLine/2 {
		indent = 2
	}
	margin := strings.Repeat(" ", indent)
	branch := ""
	if p.depth > 0 {
		branch = strings.Repeat(" ", max(0, indent-7)) + "└─ "
	}
	id := shorten(p.ID, 12)
	lead := branch + id + strings.Repeat(" ", max(1, indent-uniseg.StringWidth(branch+id)))
	w.who(d, p.Statement, lead)

	for _, line := range wrap(excerptGlyphs(d.Text, p.Statement, w.full), w.width-indent) {
		for _, drawn := range w.brush.line(line) {
			fmt.Fprintln(w.out, margin+drawn)
		}
	}
}

// who prints the line over the passage: speaker, addressee and cue to the left,
// mode, kind and confidence to the right, on a line of their own if need be.
func (w *prettyWriter) who(d *selon.Document, s *selon.Statement, lead string) {
	facts := []string{string(s.Mode), string(s.Kind), fmt.Sprintf("%.0f %%", 100*s.Confidence)}
	facts = slices.DeleteFunc(facts, func(s string) bool { return s == "" })
	how := shorten(strings.Join(facts, " · "), w.width)
	room := w.width - uniseg.StringWidth(lead)
	name, plainName := w.name(d.Text, s, room)
	left, used := lead+name, uniseg.StringWidth(lead+plainName)
	for _, part := range []struct {
		before string
		role   role
		spans  []selon.Span
	}{{" → ", addresseeRole, s.Addressee}, {" · ", cueRole, s.Cue}} {
		free := min(40, w.width-used-uniseg.StringWidth(part.before))
		if len(part.spans) == 0 || free < 8 {
			continue
		}
		shown := shorten(words(d.Text, part.spans), free)
		left += w.brush.faint(part.before) + w.brush.in(part.role.sgr(), shown)
		used += uniseg.StringWidth(part.before + shown)
	}
	gap := w.width - used - uniseg.StringWidth(how)
	if gap < 2 {
		left += "\n"
		gap = w.width - uniseg.StringWidth(how)
	}
	fmt.Fprintln(w.out, left+strings.Repeat(" ", max(0, gap))+w.brush.faint(how))
}

// name is the speaker, with the words that stand for them in the text where
// those are others; the second result is the same without colours.
func (w *prettyWriter) name(text string, s *selon.Statement, room int) (drawn, bare string) {
	name, source := "", words(text, s.Source)
	if s.Speaker != nil {
		name = s.Speaker.Name
	}
	switch {
	case name == "" && source == "":
		bare = shorten("source not named", room)
		return w.brush.faint(bare), bare
	case name == "" || name == source:
		bare = shorten(source, min(60, room))
		if source == "" {
			bare = shorten(name, min(60, room))
		}
		if name == "" {
			if guess := perhaps(s.Speaker); guess != "" && room-uniseg.StringWidth(bare) > 20 {
				guess = shorten(guess, room-uniseg.StringWidth(bare))
				return w.brush.in(sourceRole.sgr(), bare) + w.brush.faint(guess), bare + guess
			}
		}
		return w.brush.in(sourceRole.sgr(), bare), bare
	}
	name = shorten(name, min(60, room))
	drawn, bare = w.brush.in(sourceRole.sgr(), name), name
	if free := min(40, room-uniseg.StringWidth(name)-3); source != "" && free >= 4 {
		source = " (" + shorten(source, free) + ")"
		drawn, bare = drawn+w.brush.faint(source), bare+source
	}
	return drawn, bare
}

// perhaps names who may be meant where it is not sure.
func perhaps(s *selon.Speaker) string {
	if s == nil || len(s.Candidates) == 0 {
		return ""
	}
	var names []string
	for _, c := range s.Candidates[:min(2, len(s.Candidates))] {
		names = append(names, shorten(c.Name, 40))
	}
	return " (perhaps " + strings.Join(names, " or ") + ")"
}
