package main

import (
	"fmt"
	"strings"

	"selon/internal/kb"
	"selon/internal/pipeline"
)

// kbCommand is "selon kb".
type kbCommand struct {
	Show   kbShowCommand   `cmd:"" help:"Say what is known of a name, and from where."`
	Import kbImportCommand `cmd:"" help:"Make a base of your own from Wikidata, a table, or FollowTheMoney."`
	IDs    kbIDsCommand    `cmd:"" name:"ids" help:"List the Wikidata ids of all that is known."`
}

// kbShowCommand is "selon kb show".
type kbShowCommand struct {
	Name []string `arg:"" help:"A name, in any language, or a Wikidata id."`

	KB []string `name:"kb" placeholder:"FILE" help:"Look into this file too, made by selon kb import."`
}

func (kbShowCommand) examples() []example {
	return []example{
		{"selon kb show Téhéran", "a place, and the state that it stands for"},
		{"selon kb show Emmanuel Macron", "a person, and the offices that they held"},
		{"selon kb show Q183", "what has this id"},
	}
}

// Run prints what the base knows.
func (c *kbShowCommand) Run(t *terminal) error {
	base, err := pipeline.OpenBase(c.KB)
	if err != nil {
		return err
	}
	name := strings.Join(c.Name, " ")
	found := base.Find(name)
	if e := base.ByID(name); e != nil {
		found = append(found, e)
	}
	for _, e := range found {
		if _, err := fmt.Fprint(t.out, describe(base, e)); err != nil {
			return err
		}
	}
	more := false
	if m, ok := base.Metonym(name); ok {
		of := m.Country
		if e := base.Country(m.Country); e != nil {
			of = e.Name("en")
		}
		if m.Body != "" {
			of += ": " + m.Body
		}
		fmt.Fprintf(t.out, "%s stands for %s\n", name, of)
		more = true
	}
	if e := base.Demonym(name); e != nil {
		fmt.Fprintf(t.out, "%s is said of %s\n", name, e.Name("en"))
		more = true
	}
	if len(found) == 0 && !more {
		t.complain(fmt.Errorf("nothing is known of %q", name))
		return errNothing
	}
	return nil
}

func describe(base *kb.Base, e *kb.Entity) string {
	var out strings.Builder
	id := e.ID
	if id == "" {
		id = "no id"
	}
	fmt.Fprintf(&out, "%s  %s  (%s)\n", e.Name(""), e.Type, id)
	names := map[string][]string{}
	var order []string
	for _, n := range e.Names {
		if names[n.Lang] == nil {
			order = append(order, n.Lang)
		}
		names[n.Lang] = append(names[n.Lang], n.Text)
	}
	for _, lang := range order {
		called := lang
		if called == "" {
			called = "any language"
		}
		fmt.Fprintf(&out, "  %s: %s\n", called, strings.Join(names[lang], ", "))
	}
	for _, office := range base.Offices(e) {
		fmt.Fprintf(&out, "  %s\n", office)
	}
	fmt.Fprintf(&out, "  from %s\n", base.Source(e.Source))
	return out.String()
}

// kbIDsCommand is "selon kb ids".
type kbIDsCommand struct{}

func (kbIDsCommand) examples() []example {
	return []example{{"selon kb ids > ids.txt", "what a scorer of links may ask for"}}
}

// Run prints the ids, a line each.
func (kbIDsCommand) Run(t *terminal) error {
	base, err := kb.Open()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(t.out, strings.Join(base.IDs(), "\n"))
	return err
}
