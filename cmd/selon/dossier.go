package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"selon/internal/ask"
	"selon/internal/store"
)

// dossierCommand is "selon dossier".
type dossierCommand struct {
	askFlags
	Name []string `arg:"" help:"A person, body or country, under any name, in any language."`

	Format string `short:"f" enum:"pretty,json" default:"pretty" help:"How to print: ${enum}."`
	Within string `placeholder:"QUESTION" help:"Only of the statements that answer this, such as after:2024-08 kind:attitude."`
	Latest int    `short:"n" default:"5" placeholder:"N" help:"Show the N latest statements of each side (${default})."`
	Color  string `enum:"auto,always,never" default:"auto" help:"Whether to print colours: ${enum}."`
}

func (dossierCommand) examples() []example {
	return []example{
		{"selon dossier Odile Marchetti", "what she said and what was said of her, by month, with whom"},
		{"selon dossier Iran -f json", "for another program"},
		{"selon dossier Iran --within 'after:2024-08 before:2024-10'", "of two months"},
	}
}

// Run prints the dossier.
func (c *dossierCommand) Run(ctx context.Context, t *terminal) error {
	a, s, err := c.asker()
	if err != nil {
		return err
	}
	defer s.Close()
	d, err := a.Dossier(ctx, strings.Join(c.Name, " "), c.Within, c.Latest)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return printDossier(t, d)
	}
	first := d.Entities[0]
	fmt.Fprintf(t.out, "%s\n%s\n", printable(first.Name, 100), strings.Join(compact([]string{first.Type, first.Wikidata, printable(strings.Join(d.Names(), ", "), 200)}), " · "))
	if len(d.Entities) > 1 {
		fmt.Fprintf(t.out, "%d entities bear this name: %s\n", len(d.Entities), printable(entityList(d.Entities), 300))
	}
	if line := roleLine(d.Roles); line != "" {
		fmt.Fprintf(t.out, "roles: %s\n", line)
	}
	for _, side := range []struct {
		title, with string
		part        ask.Part
	}{{"said", "of", d.Said}, {"was spoken of", "by", d.Of}} {
		more := ""
		if side.part.More {
			more = "more than "
		}
		fmt.Fprintf(t.out, "\n%s: %s%d statements\n", side.title, more, side.part.Total)
		printBars(t, side.part.Months)
		for _, g := range []struct {
			title  string
			groups []store.Group
		}{{side.with, side.part.With}, {"in", side.part.Outlets}} {
			if line := groupLine(g.groups); line != "" {
				fmt.Fprintf(t.out, "%s: %s\n", g.title, line)
			}
		}
		out := newAnswers(t, "pretty", t.paints(c.Color), false)
		for _, h := range side.part.Latest {
			fmt.Fprintln(t.out)
			if err := out.write(h); err != nil {
				return err
			}
		}
	}
	if d.To > 0 {
		fmt.Fprintf(t.out, "\nwas addressed in %d statements\n", d.To)
	}
	return nil
}

func roleLine(roles []ask.Role) string {
	var out []string
	for _, r := range roles {
		line := printable(r.Name, 60)
		switch {
		case r.First != r.Last:
			line += " (" + r.First + " – " + r.Last + ")"
		case r.First != "":
			line += " (" + r.First + ")"
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

func entityList(some []store.Entity) string {
	var out []string
	for _, e := range some {
		out = append(out, e.Name+" ("+e.Key+")")
	}
	return strings.Join(out, ", ")
}

func groupLine(groups []store.Group) string {
	var out []string
	for _, g := range groups {
		if g.Name != "" {
			out = append(out, fmt.Sprintf("%s %d", printable(g.Name, 60), g.Count))
		}
	}
	return strings.Join(out, ", ")
}

// widest is how many marks the longest bar has.
const widest = 40

// printBars draws a bar a month.
func printBars(t *terminal, months []store.Group) {
	most := 1
	for _, m := range months {
		most = max(most, m.Count)
	}
	for _, m := range months {
		name := m.Name
		if name == "" {
			name = "no date"
		}
		fmt.Fprintf(t.out, "  %-7s %s %d\n", name, strings.Repeat("▪", max(1, m.Count*widest/most)), m.Count)
	}
}

// printDossier prints a dossier for programs.
func printDossier(t *terminal, d *ask.Dossier) error {
	type group struct {
		Name       string `json:"name"`
		Key        string `json:"key,omitempty"`
		Statements int    `json:"statements"`
	}
	groups := func(some []store.Group) []group {
		out := []group{}
		for _, g := range some {
			out = append(out, group{g.Name, g.Key, g.Count})
		}
		return out
	}
	type part struct {
		Total   int         `json:"statements"`
		More    bool        `json:"more,omitempty"` // whether there are more
		Months  []group     `json:"months"`
		With    []group     `json:"with"`
		Outlets []group     `json:"outlets"`
		Latest  []ask.Plain `json:"latest"`
	}
	side := func(p ask.Part) part {
		out := part{p.Total, p.More, groups(p.Months), groups(p.With), groups(p.Outlets), []ask.Plain{}}
		for _, h := range p.Latest {
			out.Latest = append(out.Latest, ask.PlainOf(h))
		}
		return out
	}
	type entity struct {
		Key      string   `json:"key"`
		Type     string   `json:"type"`
		Name     string   `json:"name"`
		Wikidata string   `json:"wikidata,omitempty"`
		Names    []string `json:"names"`
	}
	var entities []entity
	for _, e := range d.Entities {
		entities = append(entities, entity{e.Key, e.Type, e.Name, e.Wikidata, e.Names})
	}
	type role struct {
		Name  string `json:"name"`
		First string `json:"first,omitempty"` // days of publication
		Last  string `json:"last,omitempty"`
	}
	roles := []role{}
	for _, r := range d.Roles {
		roles = append(roles, role(r))
	}
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	return out.Encode(struct {
		Entities []entity `json:"entities"`
		Roles    []role   `json:"roles"`
		Said     part     `json:"said"`
		Of       part     `json:"of"`
		To       int      `json:"addressed"`
	}{entities, roles, side(d.Said), side(d.Of), d.To})
}
