package read_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"selon"
	"selon/internal/lang"
	"selon/internal/lang/en"
	"selon/internal/lang/fr"
	"selon/internal/lang/other"
	"selon/internal/read"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func packs() []lang.Pack {
	return append([]lang.Pack{fr.Pack(), en.Pack()}, other.Packs()...)
}

// write makes a file in a directory of the test's own and returns its path.
func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// collect reads paths to the end.
func collect(paths []string, opts read.Options) (docs []selon.Document, errs []error) {
	for doc, err := range read.Files(paths, opts) {
		if err != nil {
			errs = append(errs, err)
		} else {
			docs = append(docs, doc)
		}
	}
	return docs, errs
}

// one reads a file that must give one document.
func one(t testing.TB, name, content string) selon.Document {
	t.Helper()
	docs, errs := collect([]string{write(t, name, content)}, read.Options{Packs: packs()})
	if len(errs) > 0 || len(docs) != 1 {
		t.Fatalf("%s: %d documents, errors %v", name, len(docs), errs)
	}
	return docs[0]
}

// fault reads a file that must give one error.
func fault(t testing.TB, name, content string) *read.Error {
	t.Helper()
	docs, errs := collect([]string{write(t, name, content)}, read.Options{Packs: packs()})
	var e *read.Error
	if len(errs) != 1 || len(docs) != 0 || !errors.As(errs[0], &e) {
		t.Fatalf("%s: %d documents, errors %v", name, len(docs), errs)
	}
	return e
}

// A directory gives what is in it by name, whatever one of its files is like.
func TestDirectory(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"b.txt":          "Le maire a dit oui.",
		"a.TXT":          "The mayor said yes.",
		"c/d.jsonl":      `{"id": "x", "text": "Elle dit non."}` + "\n" + `{"text": "He said no."}`,
		"empty.txt":      "",
		"picture.png":    "\x89PNG\r\n",
		".hidden.txt":    "Personne ne lit ceci.",
		".git/index.txt": "Ni ceci.",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	missing := filepath.Join(dir, "missing.txt")
	docs, errs := collect([]string{missing, dir, "-"}, read.Options{Stdin: strings.NewReader("He said maybe."), Packs: packs()})
	var ids []string
	for _, d := range docs {
		ids = append(ids, d.ID+":"+d.Lang)
	}
	if got, want := strings.Join(ids, " "), "a:en b:fr x:fr d:en stdin:en"; got != want {
		t.Errorf("read %s, want %s", got, want)
	}
	if len(errs) != 2 || !errors.Is(errs[0], fs.ErrNotExist) || !errors.Is(errs[1], read.ErrNoText) {
		t.Errorf("errors: %v", errs)
	}
	for _, err := range errs {
		if strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), dir) {
			t.Errorf("error is not one line with its path: %q", err)
		}
	}
}

// Leaving the loop early leaves the other inputs unread.
func TestStop(t *testing.T) {
	paths := []string{write(t, "a.jsonl", strings.Repeat(`{"text": "He said no."}`+"\n", 5)), "missing"}
	n := 0
	for range read.Files(paths, read.Options{}) {
		n++
		if n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d steps", n)
	}
}

func TestUnreadableDirectory(t *testing.T) {
	_, errs := collect([]string{t.TempDir()}, read.Options{})
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), ".txt") {
		t.Errorf("errors: %v", errs)
	}
}

// The text of a plain-text input is exactly its characters.
func TestTextIsKept(t *testing.T) {
	const text = "\r\n« Non\u00a0», a-t-il dit.\r\nE\u0301te\u0301 \u200b\u200f\u202eשלום 👩‍👩‍👧\tﬁn\u2028\v\f.\r \n\n"
	for _, c := range []struct {
		name, raw, text, encoding string
		assumed                   bool
	}{
		{"plain", text, text, "utf-8", false},
		{"byte order mark", "\xef\xbb\xbf" + text, text, "utf-8", false},
		{"UTF-16, little end first", "\xff\xfeH\x00e\x00 \x00=\xd8\x00\xde\xac\x20", "He 😀€", "utf-16le", false},
		{"UTF-16, big end first", "\xfe\xff\x00H\x00e\x00 \xd8\x3d\xde\x00\x20\xac", "He 😀€", "utf-16be", false},
		{"windows-1252", "\x93Non\x94, a d\xe9clar\xe9 l\x92\xe9lu\x85 pour 5 \x80", "“Non”, a déclaré l’élu… pour 5 €", "windows-1252", true},
		{"damaged UTF-8", "L'été, l'élève a répété : « à bientôt »\xc3", "L'été, l'élève a répété : « à bientôt »\ufffd", "utf-8", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := one(t, "a.txt", c.raw)
			if doc.Text != c.text {
				t.Errorf("text %q, want %q", doc.Text, c.text)
			}
			if doc.Encoding != c.encoding || doc.Assumed != c.assumed {
				t.Errorf("encoding %s (assumed: %v)", doc.Encoding, doc.Assumed)
			}
		})
	}
}

func TestNotText(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		cause     error
	}{
		{"empty.txt", "", read.ErrNoText},
		{"blank.txt", " \r\n\u00a0\u200b\ufeff\t", read.ErrNoText},
		{"empty.html", "", read.ErrNoText},
		{"blank.html", "<html><head><title>Rien</title></head><body><script>x = 1</script> &nbsp; </body></html>", read.ErrNoText},
		{"empty.jsonl", "", read.ErrNoText},
		{"blank.jsonl", "\n \n", read.ErrNoText},
		{"nul.txt", "He said\x00no.", read.ErrBinary},
		{"utf-16 without mark.txt", "H\x00e\x00 \x00s\x00a\x00i\x00d\x00", read.ErrBinary},
		{"controls.txt", "\x01\x02\x03\x04abc", read.ErrBinary},
		{"paper.pdf", "%PDF-1.7\n1 0 obj", read.ErrBinary},
		{"letter.docx", "PK\x03\x04\x14", read.ErrBinary},
		{"picture.html", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", read.ErrBinary},
		{"data.jsonl", "\x1f\x8b\x08\x00\x00", read.ErrBinary},
	} {
		e := fault(t, c.name, c.raw)
		if !errors.Is(e, c.cause) || e.Hint == "" || e.Line != 0 || strings.Contains(e.Error(), "\n") {
			t.Errorf("%s: %v", c.name, e)
		}
	}
}

func TestFormatBySight(t *testing.T) {
	for _, c := range []struct{ raw, text string }{
		{"<!DOCTYPE html><html><body><p>He said no.</p></body></html>", "He said no."},
		{"<!-- made by hand -->\n<p>He said no.</p>", "He said no."},
		{"\xff\xfe<\x00p\x00>\x00N\x00o\x00", "No"},
		{`{"text": "He said no."}`, "He said no."},
		{"[\n {\"text\": \"He said no.\"}\n]", "He said no."},
		{"<< Non >>, dit-il.", "<< Non >>, dit-il."},
		{"{sic} he said.", "{sic} he said."},
		{"[Note] he said no.", "[Note] he said no."},
	} {
		docs, errs := collect([]string{"-"}, read.Options{Stdin: strings.NewReader(c.raw)})
		if len(errs) > 0 || len(docs) != 1 || docs[0].Text != c.text {
			t.Errorf("%q: %v, errors %v", c.raw, docs, errs)
		}
	}
	docs, _ := collect([]string{"-"}, read.Options{Stdin: strings.NewReader("<p>He said no."), Format: read.Text})
	if len(docs) != 1 || docs[0].Text != "<p>He said no." {
		t.Errorf("format given: %v", docs)
	}
	if _, errs := collect([]string{"-"}, read.Options{}); len(errs) != 1 {
		t.Errorf("standard input that is not there: %v", errs)
	}
}

// Pages written for the project, each with the document that comes of it.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			docs, errs := collect([]string{page}, read.Options{Packs: packs()})
			if len(errs) > 0 || len(docs) != 1 {
				t.Fatalf("%d documents, errors %v", len(docs), errs)
			}
			d := docs[0]
			got := fmt.Sprintf("id: %s\ntitle: %s\noutlet: %s\npublished: %s\nurl: %s\nlang: %s (proven: %v)\nencoding: %s (assumed: %v)\n\n%s\n",
				d.ID, d.Title, d.Outlet, d.Published, d.URL, d.Lang, d.Proven, d.Encoding, d.Assumed, d.Text)
			golden := strings.TrimSuffix(page, ".html") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Every real page beside the repository gives a document with about the words
// that its list counts, and its title and language.
func TestRealPages(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "pages")
	list, err := os.ReadFile(filepath.Join(dir, "MANIFEST.tsv"))
	if err != nil {
		t.Skip("no pages beside the repository (../shared/data/pages)")
	}
	dated, total := 0, 0
	for _, row := range strings.Split(strings.TrimSpace(string(list)), "\n")[1:] {
		f := strings.Split(row, "\t")
		var words int
		if _, err := fmt.Sscan(f[5], &words); err != nil {
			t.Fatal(err)
		}
		docs, errs := collect([]string{filepath.Join(dir, f[0])}, read.Options{Packs: packs()})
		if len(errs) > 0 || len(docs) != 1 {
			t.Errorf("%s: %v", f[0], errs)
			continue
		}
		d := docs[0]
		if n := len(strings.Fields(d.Text)); n < words*4/5 || n > words*4/3 {
			t.Errorf("%s: %d words, its list counts %d", f[0], n, words)
		}
		if d.Lang != f[1] || !d.Proven || d.Title == "" || d.Outlet == "" {
			t.Errorf("%s: language %s, title %q, outlet %q", f[0], d.Lang, d.Title, d.Outlet)
		}
		total++
		if strings.HasPrefix(d.Published, f[4]) {
			dated++
		}
	}
	t.Logf("%d of %d pages dated as their list does", dated, total)
	if dated*4 < total*3 {
		t.Errorf("only %d of %d pages dated as their list does", dated, total)
	}
}
