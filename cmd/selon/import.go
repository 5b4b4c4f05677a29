package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"selon/internal/export"
	"selon/internal/pipeline"
	"selon/internal/store"
)

// importCommand is "selon import".
type importCommand struct {
	recordFlags
	whoFlags
	Files []string `arg:"" name:"file" help:"Files of JSON Lines that selon export or selon read -f json wrote; folders that selon export -f brat wrote and somebody corrected."`
}

func (importCommand) examples() []example {
	return []example{
		{"selon import record.jsonl --db copy.db", "the same record once more"},
		{"selon import annotated/ --by ada", "what ada corrected in brat, as her corrections"},
	}
}

// Run takes the documents in. A line that does not hold is reported, and the
// rest goes on.
func (c *importCommand) Run(ctx context.Context, t *terminal) error {
	s, err := store.Open(c.DB, pipeline.Packs())
	if err != nil {
		return err
	}
	defer s.Close()
	added, same, failed := 0, 0, 0
	corrections := 0
	for _, path := range c.Files {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			n, wrong := c.brat(ctx, t, s, path)
			corrections, failed = corrections+n, failed+wrong
			continue
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(file)
		lines.Buffer(nil, mostLine)
		for n := 1; lines.Scan(); n++ {
			if len(bytes.TrimSpace(lines.Bytes())) == 0 {
				continue
			}
			item, err := itemOf(lines.Bytes(), path)
			var out []store.Outcome
			if err == nil {
				out, err = s.Add(ctx, []store.Item{item})
			}
			switch {
			case ctx.Err() != nil:
				file.Close()
				return ctx.Err()
			case errors.Is(err, store.ErrFull):
				file.Close()
				return err
			case err != nil:
				failed++
				t.say(fmt.Sprintf("%s: line %d: %v", path, n, err))
			case out[0].Status == store.Same:
				same++
			default:
				added++
			}
		}
		file.Close()
		if err := lines.Err(); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if err := s.Tidy(ctx); err != nil {
		return err
	}
	t.say(fmt.Sprintf("%s: %d documents taken in, %d there already, %d failed; %d corrections", c.DB, added, same, failed, corrections))
	switch {
	case failed > 0 && added+same+corrections == 0:
		return errNothing
	case failed > 0:
		return errPartly
	}
	return nil
}

// itemOf makes a document for the record of a line.
func itemOf(line []byte, path string) (store.Item, error) {
	var about struct {
		Record keptForm `json:"record"`
	}
	if err := json.Unmarshal(line, &about); err != nil {
		return store.Item{}, err
	}
	for rec, err := range export.ReadJSON(bytes.NewReader(line)) {
		if err != nil {
			return store.Item{}, err
		}
		it := store.Item{Key: about.Record.Key, Record: rec, Fetched: about.Record.Fetched, Source: about.Record.Source}
		if it.Key == "" {
			if it.Key = rec.Document.URL; it.Key == "" {
				it.Key = path + "#" + rec.Document.ID
			}
		}
		if it.Fetched == "" {
			it.Fetched = now()
		}
		if it.Source == "" {
			it.Source = path
		}
		if it.RawHash, err = hex.DecodeString(about.Record.PageHash); err != nil || len(it.RawHash) == 0 {
			it.RawHash = nil
		}
		it.Keys = pipeline.Keys(it.Key, rec)
		return it, nil
	}
	return store.Item{}, fmt.Errorf("no document in it")
}
