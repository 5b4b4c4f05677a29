package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"selon/internal/kb"
)

// kbImportCommand is "selon kb import".
type kbImportCommand struct {
	Files []string `arg:"" name:"file" help:"A dump of Wikidata (JSON), a table (CSV with a head: name, id, type, country, gender, lang, aliases), or FollowTheMoney (JSON Lines); packed with gzip, bzip2 or zstd or not."`

	Out string `short:"o" default:"selon.kb" placeholder:"FILE" help:"The base to write (${default})."`
}

func (kbImportCommand) examples() []example {
	return []example{
		{"selon kb import people.csv -o own.kb", "people of your own; then: selon read --kb own.kb news/"},
		{"selon kb import latest-all.json.bz2 -o wikidata.kb", "who held a position, countries, cities and organizations in Wikidata"},
	}
}

// mostComplaints is how many bad lines of a file are reported one by one.
const mostComplaints = 10

// Run imports the files, one after the other. The base is complete or not there.
func (c *kbImportCommand) Run(ctx context.Context, t *terminal) error {
	draft, err := os.CreateTemp(filepath.Dir(c.Out), ".selon-kb-*")
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	defer draft.Close()
	out := bufio.NewWriter(draft)
	if err := kb.WriteHead(out); err != nil {
		return err
	}
	taken, failed := 0, 0
	for _, path := range c.Files {
		bad := 0
		err := importFile(path, func(e kb.Entity) error {
			taken++
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return kb.WriteEntity(out, e)
		}, func(line int, err error) {
			if bad++; bad <= mostComplaints {
				t.complain(fmt.Errorf("%s: line %d: %w", path, line, err))
			}
		})
		if bad > mostComplaints {
			t.complain(fmt.Errorf("%s: %d lines in all could not be used", path, bad))
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			t.complain(fmt.Errorf("%s: %w", path, err))
		}
		if err != nil || bad > 0 {
			failed++
		}
	}
	if taken == 0 {
		return errNothing
	}
	if err := errors.Join(out.Flush(), draft.Chmod(0o644), draft.Close(), os.Rename(draft.Name(), c.Out)); err != nil {
		return err
	}
	t.say(fmt.Sprintf("%d entities in %s", taken, c.Out))
	if failed > 0 {
		return errPartly
	}
	return nil
}

func importFile(path string, take func(kb.Entity) error, bad func(int, error)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return kb.Import(file, filepath.Base(path), take, bad)
}
