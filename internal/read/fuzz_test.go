package read_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"selon/internal/read"
)

// check reads bytes and asserts what holds of every input: each step gives a
// document of valid, visible text or one line of complaint that names its place.
func check(t *testing.T, raw string, format read.Format) {
	for doc, err := range read.Files([]string{"-"}, read.Options{Stdin: strings.NewReader(raw), Format: format, Packs: packs()}) {
		if err != nil {
			var e *read.Error
			if !errors.As(err, &e) || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "standard input") {
				t.Errorf("error %q", err)
			}
			continue
		}
		if !utf8.ValidString(doc.Text) || strings.TrimSpace(doc.Text) == "" || doc.ID == "" || doc.Encoding == "" || doc.Lang == "" {
			t.Errorf("document %+v", doc)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Non.", "\xef\xbb\xbfNon.", "\xff\xfeN\x00o\x00", "\xfe\xff\x00N\xd8", "d\xe9j\xe0", "\x00", "%PDF-", "e\u0301\r\n\u00a0\u200b\u202e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		check(t, raw, read.Text)
		if docs, _ := collect([]string{"-"}, read.Options{Stdin: strings.NewReader(raw), Format: read.Text}); len(docs) == 1 &&
			utf8.ValidString(raw) && !strings.HasPrefix(raw, "\ufeff") && docs[0].Text != raw {
			t.Errorf("text %q is not its input %q", docs[0].Text, raw)
		}
	})
}

func FuzzHTML(f *testing.F) {
	pages, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range pages {
		raw, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	for _, s := range []string{"", "<", "<p>Non.", "<meta charset=utf-16><p>Non.", "<a><p>x</a><td>y", "<table>a<br><br>b", "<svg><p>x", "<plaintext>x", "<script>", "<template><p>x", "<title>a - b</title><h1>a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) { check(t, raw, read.HTML) })
}

func FuzzJSONLines(f *testing.F) {
	for _, s := range []string{"", "{", "}", "[", "[{\"text\":\"x\"}", `{"text":"x"}`, "{\n\"text\":\"x\"\n}\n", `{"text":"\ud800"}`, "{\"text\":\"\xe9\"}", "{\"text\":\"x\"\n{\"text\":\"y\"}", `{"text":1}`, `{"id":[],"text":"x"}`, "\xff\xfe{\x00", "{\"\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) { check(t, raw, read.JSON) })
}
