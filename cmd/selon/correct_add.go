package main

import (
	"context"
	"fmt"

	"selon"
	"selon/internal/store"
)

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
