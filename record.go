package selon

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Record is a document with everything that was found in it.
type Record struct {
	Document   Document
	Statements []Statement
	Entities   []Entity
	Model      string // name and version of the network that read the text
}

// Verify reports the first span that does not cut whole characters out of the
// document's text, or the first reference that leads nowhere; nil when all is sound.
func (r *Record) Verify() error {
	ids := make(map[string]bool, len(r.Statements))
	for i := range r.Statements {
		s := &r.Statements[i]
		if ids[s.ID] {
			return fmt.Errorf("document %s: statement id %s used twice", r.Document.ID, s.ID)
		}
		ids[s.ID] = true
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if len(s.Content) == 0 {
			return fmt.Errorf("document %s: statement %s has no content", r.Document.ID, s.ID)
		}
		if s.Parent != "" && !ids[s.Parent] {
			return fmt.Errorf("document %s: statement %s: parent %s is not in the record", r.Document.ID, s.ID, s.Parent)
		}
		for _, role := range []struct {
			name  string
			spans []Span
		}{{"source", s.Source}, {"cue", s.Cue}, {"content", s.Content}, {"addressee", s.Addressee}} {
			if err := verifySpans(r.Document.Text, role.spans); err != nil {
				return fmt.Errorf("document %s: statement %s: %s: %w", r.Document.ID, s.ID, role.name, err)
			}
		}
	}
	entities := make(map[string]bool, len(r.Entities))
	for i := range r.Entities {
		if id := r.Entities[i].ID; entities[id] {
			return fmt.Errorf("document %s: entity id %s used twice", r.Document.ID, id)
		}
		entities[r.Entities[i].ID] = true
	}
	for i := range r.Statements {
		for _, id := range r.Statements[i].Speaker.entities() {
			if id != "" && !entities[id] {
				return fmt.Errorf("document %s: statement %s: speaker: entity %s is not in the record", r.Document.ID, r.Statements[i].ID, id)
			}
		}
	}
	for i := range r.Entities {
		for _, m := range r.Entities[i].Mentions {
			if err := verifySpans(r.Document.Text, []Span{m.Span}); err != nil {
				return fmt.Errorf("document %s: entity %s: %w", r.Document.ID, r.Entities[i].ID, err)
			}
		}
	}
	return nil
}

func verifySpans(text string, spans []Span) error {
	last := 0
	for _, s := range spans {
		switch {
		case s.From < 0 || s.To > len(text) || s.From >= s.To:
			return fmt.Errorf("span %d-%d lies outside the text or is empty", s.From, s.To)
		case s.From < last:
			return fmt.Errorf("span %d-%d is out of order", s.From, s.To)
		case !utf8.RuneStart(text[s.From]) || s.To < len(text) && !utf8.RuneStart(text[s.To]):
			return fmt.Errorf("span %d-%d cuts a character", s.From, s.To)
		case strings.TrimSpace(s.Cut(text)) == "":
			return fmt.Errorf("span %d-%d is blank", s.From, s.To)
		}
		last = s.To
	}
	return nil
}
