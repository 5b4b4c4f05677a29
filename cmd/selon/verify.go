package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"selon/internal/pipeline"
	"selon/internal/store"
)

// verifyCommand is "selon verify".
type verifyCommand struct {
	recordFlags
	File string `arg:"" optional:"" help:"A record, or what selon printed or exported as JSON Lines or CSV; the record named by --db if none is given."`
}

func (verifyCommand) examples() []example {
	return []example{
		{"selon verify", "every text, page and span of selon.db"},
		{"selon verify export.csv --db archive.db", "every line of an export against the record that it came from"},
		{"selon read news/ -f json | selon verify -", "every span of what was printed"},
	}
}

// Run checks, prints what does not hold, and fails if anything does not.
func (c *verifyCommand) Run(ctx context.Context, t *terminal) error {
	if c.File == "" {
		c.File = c.DB
	}
	var in io.Reader
	if c.File == "-" {
		in = t.in
	} else {
		record, err := isRecord(c.File)
		if err != nil {
			return err
		}
		if record {
			return c.record(ctx, t)
		}
		file, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	var kept *store.Store
	if _, err := os.Stat(c.DB); err == nil {
		if kept, err = c.open(); err != nil {
			return err
		}
		defer kept.Close()
	}
	good, bad, err := verifyExport(ctx, in, kept, func(line int, what string) {
		t.say(fmt.Sprintf("%s: line %d: %s", c.File, line, what))
	})
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	if bad > 0 {
		return fmt.Errorf("%s: %d lines do not hold, %d do", c.File, bad, good)
	}
	_, err = fmt.Fprintf(t.out, "%s: all %d lines hold\n", c.File, good)
	return err
}

// record checks a record.
func (c *verifyCommand) record(ctx context.Context, t *terminal) error {
	s, err := store.OpenExisting(c.File, pipeline.Packs())
	if err != nil {
		return err
	}
	defer s.Close()
	faults := 0
	versions, statements, err := s.Verify(ctx, func(f store.Fault) {
		faults++
		t.say(f.String())
	})
	if err != nil {
		return err
	}
	if faults > 0 {
		return fmt.Errorf("%s: %d faults in %d versions with %d statements", c.File, faults, versions, statements)
	}
	_, err = fmt.Fprintf(t.out, "%s: %d versions with %d statements: every text has its hash, every span cuts it\n", c.File, versions, statements)
	return err
}

// isRecord reports whether a file begins as SQLite's do.
func isRecord(path string) (bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	head := make([]byte, 16)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return false, err
	}
	return string(head[:n]) == "SQLite format 3\x00", nil
}
