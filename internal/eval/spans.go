package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon"
)

// isSpace is Python's str.isspace: it counts the four ASCII separators, which
// unicode.IsSpace does not.
func isSpace(r rune) bool {
	return 0x1c <= r && r <= 0x1f || unicode.IsSpace(r)
}

// trimmed gives the spans without white space at their ends, in text order.
func trimmed(text string, spans []selon.Span) []selon.Span {
	out := make([]selon.Span, 0, len(spans))
	for _, s := range spans {
		cut := s.Cut(text)
		s.From += len(cut) - len(strings.TrimLeftFunc(cut, isSpace))
		s.To = s.From + len(strings.TrimFunc(cut, isSpace))
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b selon.Span) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return out
}

// sameSpans reports whether the two lists cut the same characters, white space
// at their ends apart.
func sameSpans(text string, a, b []selon.Span) bool {
	return slices.Equal(trimmed(text, a), trimmed(text, b))
}

// join gives the words of the spans with a space between the pieces.
func join(text string, spans []selon.Span) string {
	pieces := make([]string, len(spans))
	for i, s := range spans {
		pieces[i] = s.Cut(text)
	}
	return strings.Join(pieces, " ")
}

// check reports the first span of the statements that cannot be cut out of the
// text. It asks less than [selon.Record.Verify]: a system that gives an empty
// span or pieces out of order is measured, not refused.
func check(d *selon.Document, statements []selon.Statement) error {
	for i := range statements {
		s := &statements[i]
		for _, role := range []struct {
			name  string
			spans []selon.Span
		}{{"source", s.Source}, {"cue", s.Cue}, {"content", s.Content}, {"addressee", s.Addressee}} {
			for _, p := range role.spans {
				if !boundary(d.Text, p.From) || !boundary(d.Text, p.To) || p.From > p.To {
					return fmt.Errorf("document %s: statement %s: %s: bytes %d-%d do not cut whole characters out of the text", d.ID, s.ID, role.name, p.From, p.To)
				}
			}
		}
	}
	return nil
}

func boundary(text string, at int) bool {
	return at == len(text) || 0 <= at && at < len(text) && utf8.RuneStart(text[at])
}
