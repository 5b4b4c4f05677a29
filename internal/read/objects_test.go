package read_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"selon/internal/read"
)

func TestObjectFields(t *testing.T) {
	d := one(t, "a.jsonl", `{"id": 12, "text": "Elle dit non.\r\n\u00e9\ud83d\ude00", "title": "T", "outlet": "O", "published": "2024-08-05", "url": "https://a.example/", "lang": "fr-CA", "attributions": [{"source": [[0, 4]]}]}`)
	if d.ID != "12" || d.Text != "Elle dit non.\r\né😀" || d.Title != "T" || d.Outlet != "O" || d.Published != "2024-08-05" ||
		d.URL != "https://a.example/" || d.Lang != "fr" || !d.Proven || d.Encoding != "utf-8" {
		t.Errorf("%+v", d)
	}
	d = one(t, "b.json", "\xef\xbb\xbf{\n \"text\": \"Elle dit qu'ils ne le savaient pas.\",\n \"title\": null,\n \"published\": null,\n \"date\": \"2024-08-05T10:00:00Z\",\n \"url\": {}\n}\n")
	if d.ID != "b" || d.Title != "" || d.URL != "" || d.Published != "2024-08-05T10:00:00Z" || d.Lang != "fr" {
		t.Errorf("%+v", d)
	}
	d = one(t, "c.jsonl", "{\"text\": \"L'\xe9lu a d\xe9clar\xe9\"}")
	if d.Text != "L'élu a déclaré" || d.Encoding != "windows-1252" || !d.Assumed {
		t.Errorf("%+v", d)
	}
	d = one(t, "d.jsonl", "\xff\xfe{\x00\"\x00t\x00e\x00x\x00t\x00\"\x00:\x00\"\x00N\x00o\x00\"\x00}\x00")
	if d.Text != "No" || d.Encoding != "utf-16le" {
		t.Errorf("%+v", d)
	}
}

// Whatever is wrong with an object is said with its line, and the others are read.
func TestBadObjects(t *testing.T) {
	for _, c := range []struct {
		name, in string
		ids      string // of the documents
		lines    string // of the errors
	}{
		{"lines", "{\"id\":\"a\",\"text\":\"x\"}\n\n{\"id\":\"b\",\"text\":\"y\"}\r\n", "a b", ""},
		{"no end of line", `{"id":"a","text":"x"}`, "a", ""},
		{"many on a line", `{"id":"a","text":"x"}{"id":"b","text":"y"}, {"id":"c","text":"z"}`, "a b c", ""},
		{"no names", "{\"text\":\"x\"}\n{\"text\":\"y\"}", "in in-2", ""},
		{"garbage", "{\"id\":\"a\",\"text\":\"x\"}\nnothing\n{\"id\":\"b\",\"text\":\"y\"}", "a b", "2"},
		{"garbage after", "{\"id\":\"a\",\"text\":\"x\"} more\n{\"id\":\"b\",\"text\":\"y\"}", "a b", "1"},
		{"no text", "{\"id\":\"a\"}\n{\"id\":\"b\",\"text\":\"y\"}", "b", "1"},
		{"blank text", "{\"id\":\"a\",\"text\":\" \"}\n{\"id\":\"b\",\"text\":\"y\"}", "b", "1"},
		{"text is a number", "{\"id\":\"a\",\"text\":1}\n{\"id\":\"b\",\"text\":\"y\"}", "b", "1"},
		{"bad syntax", "{\"id\":\"a\" \"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}", "b", "1"},
		{"open string", "{\"id\":\"a\",\"text\":\"x\n{\"id\":\"b\",\"text\":\"y\"}", "b", "1"},
		{"cut off", "{\"id\":\"a\",\"text\":\"x\",\n{\"id\":\"b\",\"text\":\"y\"}\n{\"id\":\"c\",\"text\":\"z\"}", "b c", "1"},
		{"cut off at the end", "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"", "a", "2"},
		{"over many lines", "{\n  \"id\": \"a\",\n  \"spans\": [\n    {\"text\": 1},\n    {}\n  ],\n  \"text\": \"x } ] \\\" {\"\n}\n{\n\"id\":\"b\",\n\"text\":\"y\"\n}", "a b", ""},
		{"bad among many lines", "{\n \"id\": \"a\",\n \"text\": \"x\n y\"\n}\n{\n \"id\": \"b\",\n \"text\": \"y\"\n}", "b", "1"},
		{"array", "[{\"id\":\"a\",\"text\":\"x\"},{\"id\":\"b\",\"text\":\"y\"}]", "a b", ""},
		{"array over many lines", "[\n  {\n    \"id\": \"a\",\n    \"text\": \"x\"\n  },\n  {\n    \"id\": \"b\"\n  },\n  {\n    \"id\": \"c\",\n    \"text\": \"z\"\n  }\n]\n", "a c", "6"},
		{"array not closed", "[\n{\"id\":\"a\",\"text\":\"x\"},\n", "a", "2"},
		{"array of strings", "{\"id\":\"a\",\"text\":\"x\"}\n[\"y\"]", "a", "2"},
		{"deep", "{\"id\":\"a\",\"text\":\"x\",\"z\":" + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + "}\n{\"id\":\"b\",\"text\":\"y\"}", "b", "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs, errs := collect([]string{write(t, "in.jsonl", c.in)}, read.Options{})
			var ids, lines []string
			for _, d := range docs {
				ids = append(ids, d.ID)
			}
			for _, err := range errs {
				var e *read.Error
				if !errors.As(err, &e) || strings.Contains(e.Error(), "\n") || e.Hint == "" {
					t.Fatalf("%v", err)
				}
				lines = append(lines, fmt.Sprint(e.Line))
			}
			if got := strings.Join(ids, " "); got != c.ids {
				t.Errorf("documents %q, want %q (errors %v)", got, c.ids, errs)
			}
			if got := strings.Join(lines, " "); got != c.lines {
				t.Errorf("errors on lines %q, want %q: %v", got, c.lines, errs)
			}
		})
	}
}

// A file that is no JSON Lines at all gets a few complaints, not one a line.
func TestGivesUp(t *testing.T) {
	docs, errs := collect([]string{write(t, "a.jsonl", strings.Repeat("He said no.\n", 10000))}, read.Options{})
	if len(docs) != 0 || len(errs) > 30 {
		t.Errorf("%d documents, %d errors", len(docs), len(errs))
	}
}

// The annotated reports beside the repository come out as they are stored.
func TestReports(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "attribution")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no annotated reports beside the repository (../shared/data/attribution)")
	}
	n := 0
	for doc, err := range read.Files([]string{dir}, read.Options{}) {
		if err != nil {
			t.Error(err)
		} else if doc.ID == "" || doc.Text == "" || doc.Assumed {
			t.Errorf("%+v", doc)
		}
		n++
	}
	if n < 1000 {
		t.Errorf("%d reports", n)
	}
}
