package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"selon"
	"selon/internal/ask"
	"selon/internal/store"
)

// proveCommand is "selon prove".
type proveCommand struct {
	recordFlags
	ID []string `arg:"" help:"Ids of statements, as selon ask prints them."`

	Format string `short:"f" enum:"pretty,json" default:"pretty" help:"How to print: ${enum}."`
	Page   bool   `help:"Print the stored page, as it was fetched, instead."`
}

func (proveCommand) examples() []example {
	return []example{
		{"selon prove 3fa94c1e.1.s7", "the passage, where it lies, who decided, who corrected"},
		{"selon prove 3fa94c1e.1.s7 --page > page.html", "the page that it was read from, byte for byte"},
	}
}

// Run prints the proofs.
func (c *proveCommand) Run(ctx context.Context, t *terminal) error {
	s, err := c.open()
	if err != nil {
		return err
	}
	defer s.Close()
	for i, name := range c.ID {
		id, err := store.ParseID(name)
		if err != nil {
			return err
		}
		if c.Page {
			raw, err := s.Raw(id.Document, id.Version)
			if err != nil {
				return err
			}
			if _, err := t.out.Write(raw); err != nil {
				return err
			}
			continue
		}
		h, err := s.Statement(ctx, id)
		if err != nil {
			return err
		}
		list, err := s.Corrections(id.Document, id.Version)
		if err != nil {
			return err
		}
		if err := h.Version.Check(); err != nil {
			return fmt.Errorf("%s: does not hold: %w", id, err)
		}
		if c.Format == "json" {
			err = printProofJSON(t, h, list)
		} else {
			if i > 0 {
				fmt.Fprintln(t.out)
			}
			err = printProof(t, h, list)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// concerning keeps the corrections of one statement.
func concerning(list []store.Correction, local string) []store.Correction {
	var out []store.Correction
	for _, c := range list {
		if c.Target.Local == local || c.What == store.AddNew && fmt.Sprintf("c%d", c.ID) == local {
			out = append(out, c)
		}
	}
	return out
}

// printProof prints a proof for people.
func printProof(t *terminal, h store.Hit, list []store.Correction) error {
	v, s := h.Version, h.Statement
	doc := &v.Record.Document
	before, words, after := ask.Passage(doc.Text, s, true)
	fmt.Fprintf(t.out, "%s\n%s\n\n", h.ID, wrap(printable(before, 1<<20)+" ["+printable(words, 1<<20)+"] "+printable(after, 1<<20), 96))
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(t.out, "%-12s %s\n", name, printable(value, 1000))
		}
	}
	line("speaker", strings.Join(compact([]string{who(h), roleOf(s), speakerWhy(s)}), ", "))
	line("chain", strings.Join(ask.Chain(v.Record, s), " → "))
	for _, f := range []struct {
		name string
		list []selon.Span
	}{{"source", s.Source}, {"cue", s.Cue}, {"content", s.Content}, {"addressee", s.Addressee}} {
		for _, span := range f.list {
			from := utf8.RuneCountInString(doc.Text[:span.From])
			line(f.name, fmt.Sprintf("characters %d–%d, bytes %d–%d: “%s”", from, from+utf8.RuneCountInString(span.Cut(doc.Text)), span.From, span.To, span.Cut(doc.Text)))
		}
	}
	line("mode, kind", string(s.Mode)+", "+string(s.Kind))
	line("confidence", fmt.Sprintf("%.1f %%", s.Confidence*100))
	line("decided by", strings.Join(compact([]string{s.By, "network " + v.Record.Model}), "; "))
	line("document", strings.Join(compact([]string{doc.Title, doc.Outlet, doc.Published, doc.URL}), " · "))
	line("version", fmt.Sprintf("%d of %d, fetched %s from %s", v.Number, v.Latest, v.Fetched, v.Source))
	line("text", fmt.Sprintf("sha256 %x (%d bytes, recomputed: holds)", v.TextHash, len(doc.Text)))
	kept := "kept: selon prove --page prints it"
	if !v.Kept && string(v.RawHash) != string(v.TextHash) {
		kept = "not kept"
	}
	line("page", fmt.Sprintf("sha256 %x (%s)", v.RawHash, kept))
	for _, c := range concerning(list, s.ID) {
		line("corrected", correctionLine(c))
	}
	return nil
}

func roleOf(s *selon.Statement) string {
	if s.Speaker == nil {
		return ""
	}
	return s.Speaker.Role
}

func speakerWhy(s *selon.Statement) string {
	if s.Speaker == nil || s.Speaker.By == "" {
		return ""
	}
	return fmt.Sprintf("by %s (%.0f %%)", s.Speaker.By, s.Speaker.Confidence*100)
}

// correctionLine tells a correction in a line.
func correctionLine(c store.Correction) string {
	what := string(c.What)
	switch c.What {
	case store.SetSpeaker:
		what = "speaker: nobody"
		if c.Detail.Speaker != nil {
			what = "speaker: " + c.Detail.Speaker.Name
		}
	case store.SetKind:
		what = "kind: " + string(c.Detail.Kind)
	case store.SetMode:
		what = "mode: " + string(c.Detail.Mode)
	case store.SetSpan:
		what = c.Detail.Field
	case store.Merge, store.Split:
		what = string(c.What) + " " + strings.Join(c.Detail.Keys, " ")
	}
	line := fmt.Sprintf("%d: %s, by %s, %s", c.ID, what, c.Who, c.At)
	if c.Why != "" {
		line += ": " + c.Why
	}
	if c.Undone != "" {
		line += " (undone " + c.Undone + ")"
	}
	return line
}

// printProofJSON prints a proof for programs.
func printProofJSON(t *terminal, h store.Hit, list []store.Correction) error {
	type correction struct {
		ID     int64        `json:"id"`
		Who    string       `json:"who"`
		At     string       `json:"at"`
		What   string       `json:"what"`
		Detail store.Detail `json:"detail"`
		Why    string       `json:"why,omitempty"`
		Undone string       `json:"undone,omitempty"`
	}
	corrections := []correction{}
	for _, c := range concerning(list, h.Statement.ID) {
		corrections = append(corrections, correction{c.ID, c.Who, c.At, string(c.What), c.Detail, c.Why, c.Undone})
	}
	v := h.Version
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	return out.Encode(struct {
		ask.Plain
		Model       string       `json:"model"`
		Fetched     string       `json:"fetched"`
		From        string       `json:"from"`
		Latest      int          `json:"latest_version"`
		PageHash    string       `json:"page_sha256"`
		PageKept    bool         `json:"page_kept"`
		Holds       bool         `json:"holds"`
		Corrections []correction `json:"corrections"`
	}{ask.PlainOf(h), v.Record.Model, v.Fetched, v.Source, v.Latest, fmt.Sprintf("%x", v.RawHash), v.Kept || string(v.RawHash) == string(v.TextHash), true, corrections})
}
