package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"selon"
)

// loadBrat reads a brat annotation file with the text file beside it.
func loadBrat(path string) (*selon.Record, error) {
	annotation, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	base := strings.TrimSuffix(path, ".ann")
	text, err := os.ReadFile(base + ".txt")
	if err != nil {
		return nil, err
	}
	return parseBrat(filepath.Base(base), string(text), string(annotation))
}

// parseBrat reads the text-bound annotations (T) and the events (E) of a brat
// file. An event is a statement with the roles Source, Cue and Content, each of
// which may come several times (Content2); all else is passed over.
func parseBrat(id, text, annotation string) (*selon.Record, error) {
	if !utf8.ValidString(text) || !utf8.ValidString(annotation) {
		return nil, errNotUTF8
	}
	r := &selon.Record{Document: selon.Document{ID: id, Text: text}}
	lines := strings.FieldsFunc(annotation, func(c rune) bool { return c == '\n' || c == '\r' })
	bound := make(map[string][]selon.Span)
	o := newOffsets(text)
	for _, line := range lines {
		key, rest, ok := strings.Cut(line, "\t")
		if !ok || !numbered(key, 'T') {
			continue
		}
		spec, _, _ := strings.Cut(rest, "\t")
		spans, err := bratSpans(spec, o)
		if err != nil {
			return nil, fmt.Errorf("document %s: %s: %w", id, key, err)
		}
		bound[key] = spans
	}
	for _, line := range lines {
		key, rest, ok := strings.Cut(line, "\t")
		if !ok || !numbered(key, 'E') {
			continue
		}
		s := selon.Statement{ID: key, Kind: selon.Said}
		for _, part := range strings.Fields(rest) {
			role, target, ok := strings.Cut(part, ":")
			if !ok {
				return nil, fmt.Errorf("document %s: %s: %q is not ROLE:ID", id, key, part)
			}
			switch strings.TrimRight(role, "0123456789") {
			case "Source":
				s.Source = append(s.Source, bound[target]...)
			case "Cue":
				s.Cue = append(s.Cue, bound[target]...)
			case "Content":
				s.Content = append(s.Content, bound[target]...)
			}
		}
		r.Statements = append(r.Statements, s)
	}
	return r, nil
}

// numbered reports whether key is the letter with a number.
func numbered(key string, letter byte) bool {
	return len(key) > 1 && key[0] == letter && strings.Trim(key[1:], "0123456789") == ""
}

// bratSpans reads "Label 10 20;25 30".
func bratSpans(spec string, o offsets) ([]selon.Span, error) {
	_, list, _ := strings.Cut(spec, " ")
	var out []selon.Span
	for piece := range strings.SplitSeq(list, ";") {
		from, to, _ := strings.Cut(strings.TrimSpace(piece), " ")
		a, err := strconv.Atoi(from)
		if err != nil {
			return nil, fmt.Errorf("offsets %q: %w", list, err)
		}
		b, err := strconv.Atoi(strings.TrimSpace(to))
		if err != nil {
			return nil, fmt.Errorf("offsets %q: %w", list, err)
		}
		span, err := o.span(a, b)
		if err != nil {
			return nil, err
		}
		out = append(out, span)
	}
	return out, nil
}
