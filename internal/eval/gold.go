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
	records, err := loadAll(dir, ".json", loadJSON(parseGold))
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

// loadJSON gives a loader of files that parse can read.
func loadJSON(parse func([]byte) (*selon.Record, error)) func(path string) (*selon.Record, error) {
	return func(path string) (*selon.Record, error) {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		return parse(b)
	}
}

// documentInFile is what gold files say of a document.
type documentInFile struct {
	ID     string `json:"id"`
	Lang   string `json:"lang"`
	Title  string `json:"title"`
	Outlet string `json:"outlet"`
	Date   string `json:"date"`
	Text   string `json:"text"`
}

func (d *documentInFile) document() selon.Document {
	return selon.Document{ID: d.ID, Lang: d.Lang, Title: d.Title, Outlet: d.Outlet, Published: d.Date, Text: d.Text}
}

// hasKeys reports whether b is a JSON object with all of the keys; it fails if
// b is no JSON.
func hasKeys(b []byte, keys ...string) (bool, error) {
	if !utf8.Valid(b) {
		return false, errNotUTF8
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(b, &object); err != nil {
		if errors.As(err, new(*json.UnmarshalTypeError)) {
			return false, nil // sound, but no object
		}
		return false, err
	}
	for _, k := range keys {
		if object[k] == nil {
			return false, nil
		}
	}
	return true, nil
}

// parseGold reads one gold document in JSON, nil if it is none.
func parseGold(b []byte) (*selon.Record, error) {
	if ok, err := hasKeys(b, "text", "attributions"); !ok {
		return nil, err
	}
	var j struct {
		documentInFile
		Attributions []statementInFile `json:"attributions"`
	}
	if err := json.Unmarshal(b, &j); err != nil {
		return nil, err
	}
	r := &selon.Record{Document: j.document()}
	var err error
	r.Statements, err = toStatements(r.Document.ID, j.Attributions, newOffsets(j.Text))
	return r, err
}
