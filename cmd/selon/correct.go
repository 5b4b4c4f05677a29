package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"selon"
	"selon/internal/pipeline"
	"selon/internal/store"
)

// correctCommand is "selon correct".
type correctCommand struct {
	Speaker correctSpeakerCommand `cmd:"" help:"Say who speaks in a statement."`
	Span    correctSpanCommand    `cmd:"" help:"Say which words are the source, cue, content or addressee."`
	Kind    correctKindCommand    `cmd:"" help:"Say whether it is a statement or an attitude."`
	Mode    correctModeCommand    `cmd:"" help:"Say whether it is direct, indirect or mixed."`
	Reject  correctRejectCommand  `cmd:"" help:"Say that it is no statement."`
	Add     correctAddCommand     `cmd:"" help:"Add a statement that was not found."`
	Merge   correctMergeCommand   `cmd:"" help:"Say that entities are the same."`
	Split   correctSplitCommand   `cmd:"" help:"Say that an entity is none of those that it was merged with."`
	Undo    correctUndoCommand    `cmd:"" help:"Take back a correction."`
	List    correctListCommand    `cmd:"" help:"List the corrections."`
}

// correctFlags are common to all corrections.
type correctFlags struct {
	recordFlags
	whoFlags
}

// keep keeps a correction and says its number.
func (f *correctFlags) keep(ctx context.Context, t *terminal, build func(*store.Store) (store.Correction, error)) error {
	s, err := f.open()
	if err != nil {
		return err
	}
	defer s.Close()
	c, err := build(s)
	if err != nil {
		return err
	}
	c.Who, c.At, c.Why = f.name(), now(), f.Why
	n, err := s.Correct(ctx, c)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "correction %d\n", n)
	return err
}

// target finds the statement of an id.
func target(ctx context.Context, s *store.Store, name string) (store.Hit, error) {
	id, err := store.ParseID(name)
	if err != nil {
		return store.Hit{}, err
	}
	return s.Statement(ctx, id)
}

// correctSpeakerCommand is "selon correct speaker".
type correctSpeakerCommand struct {
	correctFlags
	ID       string   `arg:"" help:"The statement."`
	Name     []string `arg:"" optional:"" help:"Who speaks; nobody if none is given."`
	Type     string   `enum:"person,organization,country,group,document,unknown" default:"person" help:"What that is: ${enum}."`
	Wikidata string   `placeholder:"Q…" help:"The Wikidata id."`
	Role     string   `placeholder:"TEXT" help:"What the document says that they are."`
	Unnamed  bool     `help:"The text keeps the name back."`
}

func (correctSpeakerCommand) examples() []example {
	return []example{{"selon correct speaker 3fa94c1e.1.s7 Odile Marchetti --why 'elle, not he'", "it was she"}}
}

// Run keeps the correction.
func (c *correctSpeakerCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(s *store.Store) (store.Correction, error) {
		h, err := target(ctx, s, c.ID)
		if err != nil {
			return store.Correction{}, err
		}
		out := store.Correction{What: store.SetSpeaker, Target: h.ID}
		if len(c.Name) == 0 {
			return out, nil
		}
		out.Detail = speakerDetail(h.Version.Key, strings.Join(c.Name, " "), c.Type, c.Role, c.Wikidata, c.Unnamed)
		return out, nil
	})
}

// speakerDetail makes a speaker with the key that they have across documents.
func speakerDetail(document, name, kind, role, wikidata string, unnamed bool) store.Detail {
	d := store.Detail{Speaker: &selon.Speaker{Name: name, Type: selon.SpeakerType(kind), Role: role, Unnamed: unnamed}, Wikidata: wikidata}
	if e := entityType(kind); e != "" && !unnamed {
		rec := &selon.Record{Entities: []selon.Entity{{Type: e, Name: name, Wikidata: wikidata, Sure: 1}}}
		d.Key = pipeline.Keys(document, rec)[0]
	}
	return d
}

func entityType(kind string) selon.EntityType {
	switch selon.SpeakerType(kind) {
	case selon.Person:
		return selon.PersonEntity
	case selon.Organization:
		return selon.OrganizationEntity
	case selon.Country:
		return selon.CountryEntity
	}
	return ""
}

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

// correctKindCommand is "selon correct kind".
type correctKindCommand struct {
	correctFlags
	ID   string `arg:"" help:"The statement."`
	Kind string `arg:"" enum:"statement,attitude" help:"One of ${enum}."`
}

func (correctKindCommand) examples() []example {
	return []example{{"selon correct kind 3fa94c1e.1.s7 attitude", "it was thought, not said"}}
}

// Run keeps the correction.
func (c *correctKindCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(s *store.Store) (store.Correction, error) {
		h, err := target(ctx, s, c.ID)
		return store.Correction{What: store.SetKind, Target: h.ID, Detail: store.Detail{Kind: selon.Kind(c.Kind)}}, err
	})
}

// correctModeCommand is "selon correct mode".
type correctModeCommand struct {
	correctFlags
	ID   string `arg:"" help:"The statement."`
	Mode string `arg:"" enum:"direct,indirect,mixed" help:"One of ${enum}."`
}

func (correctModeCommand) examples() []example {
	return []example{{"selon correct mode 3fa94c1e.1.s7 mixed", "part of it is quoted"}}
}

// Run keeps the correction.
func (c *correctModeCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(s *store.Store) (store.Correction, error) {
		h, err := target(ctx, s, c.ID)
		return store.Correction{What: store.SetMode, Target: h.ID, Detail: store.Detail{Mode: selon.Mode(c.Mode)}}, err
	})
}

// correctRejectCommand is "selon correct reject".
type correctRejectCommand struct {
	correctFlags
	ID string `arg:"" help:"The statement."`
}

func (correctRejectCommand) examples() []example {
	return []example{{"selon correct reject 3fa94c1e.1.s7 --why 'a title, not a quotation'", "it says nothing"}}
}

// Run keeps the correction.
func (c *correctRejectCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(s *store.Store) (store.Correction, error) {
		h, err := target(ctx, s, c.ID)
		return store.Correction{What: store.Reject, Target: h.ID}, err
	})
}

// correctAddCommand is "selon correct add".
type correctAddCommand struct {
	correctFlags
	Document  string   `arg:"" help:"The document and its version, as in 3fa94c1e.1."`
	Content   []string `required:"" placeholder:"SPAN" help:"The words that are attributed, a flag each piece: from-to in characters, or the words."`
	Source    []string `placeholder:"SPAN" help:"The words that name whose they are."`
	Cue       []string `placeholder:"SPAN" help:"The words that signal it."`
	Addressee []string `placeholder:"SPAN" help:"The words that name to whom."`
	Mode      string   `enum:"direct,indirect,mixed" default:"indirect" help:"One of ${enum}."`
	Kind      string   `enum:"statement,attitude" default:"statement" help:"One of ${enum}."`
	Speaker   string   `placeholder:"NAME" help:"Who speaks."`
	Type      string   `enum:"person,organization,country,group,document,unknown" default:"person" help:"What the speaker is: ${enum}."`
	Parent    string   `placeholder:"LOCAL" help:"The statement that reports it, as in s3."`
}

func (correctAddCommand) examples() []example {
	return []example{{"selon correct add 3fa94c1e.1 --source 'Mme Marchetti' --cue promet --content 'un pont' --speaker 'Odile Marchetti'", "what was missed"}}
}

// Run keeps the correction.
func (c *correctAddCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(s *store.Store) (store.Correction, error) {
		id, err := store.ParseID(c.Document + ".x")
		if err != nil {
			return store.Correction{}, fmt.Errorf("%q is no document: they look like 3fa94c1e.1", c.Document)
		}
		v, err := s.Version(ctx, id.Document, id.Version)
		if err != nil {
			return store.Correction{}, err
		}
		st := &selon.Statement{Mode: selon.Mode(c.Mode), Kind: selon.Kind(c.Kind), Parent: c.Parent}
		for _, f := range []struct {
			into *[]selon.Span
			from []string
		}{{&st.Content, c.Content}, {&st.Source, c.Source}, {&st.Cue, c.Cue}, {&st.Addressee, c.Addressee}} {
			if *f.into, err = parseSpans(v.Record.Document.Text, f.from); err != nil {
				return store.Correction{}, err
			}
		}
		d := store.Detail{}
		if c.Speaker != "" {
			d = speakerDetail(v.Key, c.Speaker, c.Type, "", "", false)
		}
		d.Statement = st
		return store.Correction{What: store.AddNew, Target: store.ID{Document: id.Document, Version: id.Version}, Detail: d}, nil
	})
}

// correctMergeCommand is "selon correct merge".
type correctMergeCommand struct {
	correctFlags
	Keys []string `arg:"" help:"The entities' keys, as selon dossier and ask -f json print them; the first one's name stays."`
}

func (correctMergeCommand) examples() []example {
	return []example{{"selon correct merge Q42 'person:odil marketi:f'", "they are the same"}}
}

// Run keeps the correction.
func (c *correctMergeCommand) Run(ctx context.Context, t *terminal) error {
	if len(c.Keys) < 2 {
		return errors.New("give two keys or more")
	}
	return c.keep(ctx, t, func(*store.Store) (store.Correction, error) {
		return store.Correction{What: store.Merge, Detail: store.Detail{Keys: c.Keys}}, nil
	})
}

// correctSplitCommand is "selon correct split".
type correctSplitCommand struct {
	correctFlags
	Keys []string `arg:"" help:"The entities' keys."`
}

func (correctSplitCommand) examples() []example {
	return []example{{"selon correct split 'person:odil marketi:f'", "she is somebody else"}}
}

// Run keeps the correction.
func (c *correctSplitCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(*store.Store) (store.Correction, error) {
		return store.Correction{What: store.Split, Detail: store.Detail{Keys: c.Keys}}, nil
	})
}

// correctUndoCommand is "selon correct undo".
type correctUndoCommand struct {
	correctFlags
	Number int64 `arg:"" help:"The number of the correction."`
}

func (correctUndoCommand) examples() []example {
	return []example{{"selon correct undo 12", "it stays in the list as undone"}}
}

// Run undoes the correction.
func (c *correctUndoCommand) Run(ctx context.Context, t *terminal) error {
	s, err := c.open()
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Undo(ctx, c.Number, c.name(), now())
}

// correctListCommand is "selon correct list".
type correctListCommand struct {
	recordFlags
}

func (correctListCommand) examples() []example {
	return []example{{"selon correct list", "all corrections, undone ones too"}}
}

// Run lists the corrections.
func (c *correctListCommand) Run(t *terminal) error {
	s, err := c.open()
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.Corrections("", 0)
	if err != nil {
		return err
	}
	for _, one := range list {
		place := ""
		if one.Target.Document != "" {
			place = one.Target.String() + "\t"
		}
		if _, err := fmt.Fprintf(t.out, "%s%s\n", place, printable(correctionLine(one), 300)); err != nil {
			return err
		}
	}
	return nil
}
