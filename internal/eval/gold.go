package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"selon"
)

// ErrNoGold is what [Load] returns for a directory without gold documents.
var ErrNoGold = errors.New("no gold documents: neither *.json with \"text\" and \"attributions\" nor *.ann beside *.txt")

// Load reads the gold documents of a directory, in the order of their file
// names: *.json files with "id", "text" and "attributions" (others are passed
// over), or, if there are none, brat's pairs of *.txt and *.ann. What gold does
// not say (a kind, a mode, a speaker) is left empty.
func Load(dir string) ([]selon.Record, error) {
	records, err := loadAll(dir, ".json", loadJSON)
	if err == nil && len(records) == 0 {
		records, err = loadAll(dir, ".ann", loadBrat)
	}
	if err != nil {
		return nil, fmt.Errorf("eval: gold: %w", err)
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("eval: gold: %s: %w", dir, ErrNoGold)
	}
	return records, nil
}

// loadAll loads the files with an extension; load gives nil for a file that is
// not gold.
func loadAll(dir, extension string, load func(path string) (*selon.Record, error)) ([]selon.Record, error) {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return nil, err
	}
	var out []selon.Record
	from := make(map[string]string)
	for _, e := range entries {
		name := e.Name()
		if filepath.Ext(name) != extension || strings.HasPrefix(name, ".") || e.Type()&fs.ModeDir != 0 {
			continue
		}
		path := filepath.Join(dir, name)
		r, err := load(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if r == nil {
			continue
		}
		if other, ok := from[r.Document.ID]; ok {
			return nil, fmt.Errorf("%s: id %s is that of %s too", path, r.Document.ID, other)
		}
		from[r.Document.ID] = path
		out = append(out, *r)
	}
	return out, nil
}

func loadJSON(path string) (*selon.Record, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return parseGold(b)
}

// parseGold reads one gold document in JSON, nil if it is none.
func parseGold(b []byte) (*selon.Record, error) {
	if !utf8.Valid(b) {
		return nil, errNotUTF8
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(b, &keys); err != nil {
		if errors.As(err, new(*json.UnmarshalTypeError)) {
			return nil, nil // sound, but no object
		}
		return nil, err
	}
	if keys["text"] == nil || keys["attributions"] == nil {
		return nil, nil
	}
	var j struct {
		ID           string            `json:"id"`
		Lang         string            `json:"lang"`
		Title        string            `json:"title"`
		Outlet       string            `json:"outlet"`
		Date         string            `json:"date"`
		Text         string            `json:"text"`
		Attributions []statementInFile `json:"attributions"`
	}
	if err := json.Unmarshal(b, &j); err != nil {
		return nil, err
	}
	r := &selon.Record{Document: selon.Document{
		ID: j.ID, Lang: j.Lang, Title: j.Title, Outlet: j.Outlet, Published: j.Date, Text: j.Text,
	}}
	var err error
	r.Statements, err = toStatements(r.Document.ID, j.Attributions, newOffsets(j.Text))
	return r, err
}
