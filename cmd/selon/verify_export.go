package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"selon/internal/ask"
	"selon/internal/export"
	"selon/internal/store"
)

// verifyExport checks an export line by line: documents as JSON Lines by
// themselves and, where there is a record, against its text; a table of
// statements against the record.
func verifyExport(ctx context.Context, in io.Reader, kept *store.Store, fault func(line int, what string)) (good, bad int, err error) {
	r := bufio.NewReaderSize(in, 64<<10)
	head, err := r.Peek(1)
	if err != nil {
		return 0, 0, errors.New("is empty")
	}
	if head[0] == '{' {
		return verifyObjects(ctx, r, kept, fault)
	}
	return verifyTable(ctx, r, kept, fault)
}

// mostLine is how many bytes a line of an export may have.
const mostLine = 512 << 20

func verifyObjects(ctx context.Context, r *bufio.Reader, kept *store.Store, fault func(int, string)) (good, bad int, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, mostLine)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		what := ""
		for rec, err := range export.ReadJSON(bytes.NewReader(lines.Bytes())) {
			switch {
			case err != nil:
				what = err.Error()
			default:
				if err := rec.Verify(); err != nil {
					what = err.Error()
				} else if v := keptVersion(ctx, kept, rec.Document.ID); v != nil && v.Record.Document.Text != rec.Document.Text {
					what = "the text is not the one that the record keeps as " + rec.Document.ID
				}
			}
		}
		if what != "" {
			bad++
			fault(n, what)
		} else {
			good++
		}
	}
	return good, bad, lines.Err()
}

// keptVersion returns the version that an exported document's id names, if the
// record has it.
func keptVersion(ctx context.Context, kept *store.Store, id string) *store.Version {
	if kept == nil {
		return nil
	}
	whole, err := store.ParseID(id + ".x")
	if err != nil {
		return nil
	}
	v, err := kept.Version(ctx, whole.Document, whole.Version)
	if err != nil {
		return nil
	}
	return v
}

func verifyTable(ctx context.Context, r io.Reader, kept *store.Store, fault func(int, string)) (good, bad int, err error) {
	rows := csv.NewReader(r)
	rows.FieldsPerRecord = -1
	head, err := rows.Read()
	if err != nil {
		return 0, 0, fmt.Errorf("is neither JSON Lines nor CSV: %w", err)
	}
	column := make(map[string]int)
	for i, name := range head {
		column[strings.TrimPrefix(name, "\ufeff")] = i
	}
	for _, name := range []string{"id", "source", "cue", "content"} {
		if _, ok := column[name]; !ok {
			return 0, 0, fmt.Errorf("is neither JSON Lines nor a table of statements: there is no column %q", name)
		}
	}
	if kept == nil {
		return 0, 0, errors.New("a table is checked against the record that it came from: say where that is with --db")
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return good, bad, nil
		}
		line, _ := rows.FieldPos(0)
		what := ""
		if err != nil {
			what = err.Error()
		} else {
			what = verifyRow(ctx, kept, func(name string) string {
				if i := column[name]; i < len(row) {
					return row[i]
				}
				return ""
			})
		}
		if what != "" {
			bad++
			fault(line, what)
		} else {
			good++
		}
	}
}

// verifyRow compares a row with the statement that it names; it returns what
// does not hold.
func verifyRow(ctx context.Context, kept *store.Store, field func(string) string) string {
	id, err := store.ParseID(field("id"))
	if err != nil {
		return err.Error()
	}
	h, err := kept.Statement(ctx, id)
	if err != nil {
		return err.Error()
	}
	a := ask.PlainOf(h)
	for _, f := range []struct {
		name string
		list []ask.PlainWords
	}{{"source", a.Source}, {"cue", a.Cue}, {"content", a.Content}} {
		if got, want := field(f.name), ask.Joined(f.list); got != want {
			return fmt.Sprintf("%s of %s is %q, but the record has %q", f.name, id, printable(got, 80), printable(want, 80))
		}
	}
	return ""
}
