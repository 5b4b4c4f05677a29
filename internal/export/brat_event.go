package export

import (
	"fmt"
	"slices"
	"strings"

	"selon"
)

// statements makes the statements of the record out of the events; an error
// comes with its line.
func (p *bratParser) statements(rec *selon.Record) (int, error) {
	ids := make(map[string]bool)
	for i := range p.events {
		s, line, err := p.statement(&p.events[i])
		if err != nil {
			return line, err
		}
		if ids[s.ID] {
			return p.events[i].line, fmt.Errorf("the statement id %.40q stands there twice", s.ID)
		}
		ids[s.ID] = true
		rec.Statements = append(rec.Statements, s)
	}
	for i := range p.events {
		e := &p.events[i]
		of, ok := e.roles["Parent"]
		if !ok {
			continue
		}
		parent, ok := p.event[of]
		if !ok || parent == i {
			return e.line, fmt.Errorf("the parent %.40q is no other event", of)
		}
		rec.Statements[i].Parent = rec.Statements[parent].ID
	}
	return 0, nil
}

func (p *bratParser) statement(e *bratEvent) (selon.Statement, int, error) {
	s := selon.Statement{ID: e.name, Confidence: 1}
	var note readNote
	for _, m := range e.marks {
		switch m.name {
		case "Mode":
			s.Mode = selon.Mode(m.value)
			if !slices.Contains([]selon.Mode{selon.Direct, selon.Indirect, selon.Mixed}, s.Mode) {
				return s, m.line, fmt.Errorf("%.40q is no mode", m.value)
			}
		case "Kind":
			s.Kind = selon.Kind(m.value)
			if !slices.Contains([]selon.Kind{selon.Said, selon.Attitude}, s.Kind) {
				return s, m.line, fmt.Errorf("%.40q is no kind", m.value)
			}
		case "note":
			if n, ok := parseNote(m.value); ok {
				note = n
				s.ID, s.Confidence, s.Speaker = n.id, n.confidence, n.speaker
			}
		}
	}
	for _, role := range bratRoles(&s) {
		of, ok := e.roles[role.label]
		if !ok {
			continue
		}
		term, ok := p.terms[of]
		if !ok || term.label != role.label {
			return s, e.line, fmt.Errorf("%.40q is no %s", of, role.label)
		}
		*role.spans = p.whole(term.spans, note.spans[strings.ToLower(role.label)])
	}
	if len(s.Content) == 0 {
		return s, e.line, fmt.Errorf("%.40q has no content", e.name)
	}
	return s, 0, nil
}

// whole returns the spans that a note keeps of fragments, as long as they are
// the spans of these fragments.
func (p *bratParser) whole(pieces []selon.Span, noted [][2]int) []selon.Span {
	var spans []selon.Span
	last := 0
	for _, n := range noted {
		span, ok := p.span(n[0], n[1])
		if !ok || span.From < last || strings.TrimSpace(span.Cut(p.text)) == "" {
			return pieces
		}
		last = span.To
		spans = append(spans, span)
	}
	if spans == nil || !slices.Equal(fragments(p.text, spans), pieces) {
		return pieces
	}
	return spans
}
