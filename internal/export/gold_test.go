package export

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"selon"
)

// What is written as gold holds the same words under the same ids, by offsets
// that count code points.
func TestGoldKeepsTheWords(t *testing.T) {
	dir := t.TempDir()
	w, err := New("gold", io.Discard, Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, rec := range samples() {
		if err := w.Write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) != len(samples()) {
		t.Fatalf("%d files for %d records: %v", len(files), len(samples()), err)
	}
	records := make(map[string]*selon.Record)
	for _, rec := range samples() {
		records[rec.Document.ID] = rec
	}
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var doc goldDocument
		if err := json.Unmarshal(raw, &doc); err != nil {
			t.Fatal(err)
		}
		rec, points := records[doc.ID], []rune(doc.Text)
		if rec == nil || doc.Text != rec.Document.Text || len(doc.Attributions) != len(rec.Statements) {
			t.Fatalf("%s is not what was written", path)
		}
		for i, a := range doc.Attributions {
			for j, pair := range a.Content {
				if got, want := string(points[pair[0]:pair[1]]), rec.Statements[i].Content[j].Cut(doc.Text); got != want {
					t.Errorf("%s: content %q, want %q", a.ID, got, want)
				}
			}
		}
	}
}
