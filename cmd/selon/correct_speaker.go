package main

import (
	"context"
	"strings"

	"selon"
	"selon/internal/pipeline"
	"selon/internal/store"
)

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
