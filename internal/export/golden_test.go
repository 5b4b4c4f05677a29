package export

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"selon"
)

var update = flag.Bool("update", false, "write the golden files anew")

// printed returns the records in a format.
func printed(t testing.TB, name string, o Options, records ...*selon.Record) string {
	t.Helper()
	var out bytes.Buffer
	w, err := New(name, &out, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, rec := range records {
		if err := w.Write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	for _, test := range []struct {
		file, format string
		options      Options
		records      []*selon.Record
	}{
		{"all.jsonl", "json", Options{}, samples()},
		{"plain.pretty", "pretty", Options{}, samples()},
		{"narrow.pretty", "pretty", Options{Width: 40}, samples()},
		{"full.pretty", "pretty", Options{Width: 100, Full: true}, samples()},
		{"colour.pretty", "pretty", Options{Width: 72, Colour: true}, samples()},
		{"pipe.table", "table", Options{}, samples()},
		{"wide.table", "table", Options{Width: 160}, samples()},
		{"narrow.table", "table", Options{Width: 60, Colour: true}, samples()},
		{"several.html", "html", Options{}, samples()},
		{"one.html", "html", Options{}, samples()[:1]},
		{"none.html", "html", Options{}, nil},
		{"port.ann", "brat", Options{}, samples()[:1]},
		{"bridge.ann", "brat", Options{}, samples()[1:2]},
		{"hostile.ann", "brat", Options{}, samples()[2:3]},
		{"crossing.csv", "csv", Options{}, []*selon.Record{crossing()}},
		{"crossing.jsonld", "jsonld", Options{}, []*selon.Record{crossing()}},
		{"crossing.tei", "tei", Options{}, []*selon.Record{crossing()}},
		{"crossing.graphml", "graphml", Options{}, []*selon.Record{crossing()}},
		{"crossing.gexf", "gexf", Options{}, []*selon.Record{crossing()}},
		{"crossing.ftm", "ftm", Options{}, []*selon.Record{crossing()}},
	} {
		t.Run(test.file, func(t *testing.T) {
			got := printed(t, test.format, test.options, test.records...)
			file := filepath.Join("testdata", test.file)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("differs from %s (-update writes it anew):\n%s", file, got)
			}
		})
	}
}
