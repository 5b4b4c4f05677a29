package main

import (
	"context"
	"fmt"
	"strings"

	"selon"
	"selon/internal/store"
)

// correctSpanCommand is "selon correct span".
type correctSpanCommand struct {
	correctFlags
	ID    string   `arg:"" help:"The statement."`
	Field string   `arg:"" enum:"source,cue,content,addressee" help:"Which words: ${enum}."`
	Spans []string `arg:"" optional:"" help:"From-to in characters of the text, as selon prove prints them (120-145), or the words themselves if they stand in the text once; none empties the field."`
}

func (correctSpanCommand) examples() []example {
	return []example{
		{"selon correct span 3fa94c1e.1.s7 content 120-145 160-180", "two pieces"},
		{"selon correct span 3fa94c1e.1.s7 source 'La ministre des Transports'", "by the words"},
	}
}

// Run keeps the correction.
func (c *correctSpanCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(s *store.Store) (store.Correction, error) {
		h, err := target(ctx, s, c.ID)
		if err != nil {
			return store.Correction{}, err
		}
		spans, err := parseSpans(h.Version.Record.Document.Text, c.Spans)
		return store.Correction{What: store.SetSpan, Target: h.ID, Detail: store.Detail{Field: c.Field, Spans: spans}}, err
	})
}

// parseSpans reads places in a text: from-to in characters, or words that stand
// there once.
func parseSpans(text string, some []string) ([]selon.Span, error) {
	var out []selon.Span
	for _, s := range some {
		var from, to int
		if n, err := fmt.Sscanf(s, "%d-%d", &from, &to); n == 2 && err == nil && strings.Trim(s, "0123456789-") == "" {
			span, ok := characters(text, from, to)
			if !ok {
				return nil, fmt.Errorf("%s: the text has no such characters", s)
			}
			out = append(out, span)
			continue
		}
		at := strings.Index(text, s)
		switch {
		case s == "" || at < 0:
			return nil, fmt.Errorf("%q does not stand in the text", s)
		case strings.Contains(text[at+1:], s):
			return nil, fmt.Errorf("%q stands in the text more than once: say where, as in 120-145", s)
		}
		out = append(out, selon.Span{From: at, To: at + len(s)})
	}
	return out, nil
}

// characters turns code points into bytes.
func characters(text string, from, to int) (selon.Span, bool) {
	out, n := selon.Span{From: -1, To: -1}, 0
	for i := range text {
		if n == from {
			out.From = i
		}
		if n == to {
			out.To = i
		}
		n++
	}
	if n == to {
		out.To = len(text)
	}
	return out, from < to && out.From >= 0 && out.To >= 0
}
