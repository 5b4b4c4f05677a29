package eval

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"selon"
)

// around is how many code points of the text are shown at each side of a content.
const around = 60

// WriteMisses prints the first n misses and the first n false alarms, each with
// its passage and with what stands in its place.
func WriteMisses(w io.Writer, misses []Miss, alarms []FalseAlarm, n int) error {
	b := bufio.NewWriter(w)
	n = max(n, 0)
	fmt.Fprintf(b, "%d of %d misses\n", min(n, len(misses)), len(misses))
	for _, m := range misses[:min(n, len(misses))] {
		fmt.Fprintf(b, "\n%s %s: %s\n", oneLine(m.Document.ID), oneLine(m.Gold.ID), because(m.Reason, m.Overlap))
		passage(b, m.Document.Text, &m.Gold)
		describe(b, "gold", m.Document.Text, &m.Gold)
		if m.Nearest != nil {
			describe(b, "system", m.Document.Text, m.Nearest)
		}
	}
	fmt.Fprintf(b, "\n%d of %d false alarms\n", min(n, len(alarms)), len(alarms))
	for _, f := range alarms[:min(n, len(alarms))] {
		fmt.Fprintf(b, "\n%s %s: %s, confidence %.2f\n", oneLine(f.Document.ID), oneLine(f.System.ID), because(f.Reason, f.Overlap), f.System.Confidence)
		passage(b, f.Document.Text, &f.System)
		describe(b, "system", f.Document.Text, &f.System)
		if f.Nearest != nil {
			describe(b, "gold", f.Document.Text, f.Nearest)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("eval: misses: %w", err)
	}
	return nil
}

func because(r Reason, overlap float64) string {
	switch r {
	case NotFound:
		return "not found"
	case Taken:
		return fmt.Sprintf("the nearest, content overlap %.2f, belongs to another", overlap)
	case TooFar:
		return fmt.Sprintf("content overlap %.2f", overlap)
	case WrongSource:
		return fmt.Sprintf("wrong source, content overlap %.2f", overlap)
	}
	return string(r)
}

// passage prints the text from before the statement's content to after it, with
// the pieces of the content between bars.
func passage(w io.Writer, text string, s *selon.Statement) {
	if len(s.Content) == 0 {
		return
	}
	pieces := slices.SortedFunc(slices.Values(s.Content), func(a, b selon.Span) int { return cmp.Compare(a.From, b.From) })
	var out strings.Builder
	at := before(text, pieces[0].From, around)
	if at > 0 {
		out.WriteString("…")
	}
	for _, p := range pieces {
		p.From = max(p.From, at) // pieces may overlap
		if p.From >= p.To {
			continue
		}
		out.WriteString(text[at:p.From] + "|" + p.Cut(text) + "|")
		at = p.To
	}
	end := after(text, at, around)
	out.WriteString(text[at:end])
	if end < len(text) {
		out.WriteString("…")
	}
	fmt.Fprintf(w, "  %s\n", oneLine(out.String()))
}

func describe(w io.Writer, who, text string, s *selon.Statement) {
	fmt.Fprintf(w, "  %-6s  source [%s] cue [%s] content [%s]\n", who,
		oneLine(join(text, s.Source)), oneLine(join(text, s.Cue)), oneLine(join(text, s.Content)))
}

// before gives the byte n code points before at, after the byte n behind it;
// both stay in the text.
func before(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

func after(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// oneLine keeps a passage on its line and control characters out of terminals.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if r < ' ' || 0x7f <= r && r < 0xa0 {
			return '\uFFFD'
		}
		return r
	}, s)
}
