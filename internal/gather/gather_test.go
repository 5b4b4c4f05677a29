package gather

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"selon/internal/read"
)

// all gathers inputs and prints what was found, a line each.
func all(t testing.TB, g *Gatherer, inputs ...string) []string {
	t.Helper()
	var out []string
	for f := range g.All(context.Background(), inputs) {
		if f.Err != nil {
			if strings.Contains(f.Err.Error(), "\n") {
				t.Errorf("more than a line: %v", f.Err)
			}
			out = append(out, "error: "+f.Err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%s | %s | %s | %s | %s", f.Key, f.Document.Title, f.Document.Outlet, f.Document.Published, f.Document.Text))
	}
	return out
}

func file(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func packed(parts ...string) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		z.Write([]byte(p))
		z.Close()
	}
	return b.Bytes()
}

func warcRecord(kind, url, block string) string {
	media := "application/http; msgtype=response"
	if kind == "resource" {
		media = "text/html"
	}
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-08-05T10:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, media, len(block), block)
}

const page1 = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<html><title>Le pont</title><p>Le pont est ferm\xe9 depuis lundi."

func TestForms(t *testing.T) {
	type row struct {
		Text  string  `parquet:"text"`
		URL   *string `parquet:"url,optional"`
		Other int64   `parquet:"other"`
	}
	address := "https://vaudreval.example/pont"
	var table bytes.Buffer
	if err := parquet.Write(&table, []row{{"Le pont est fermé.", &address, 1}, {"", nil, 2}, {"Le port est ouvert.", nil, 3}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what, name string
		content    []byte
		want       []string // parts of the lines
	}{
		{"a text", "a.txt", []byte("Le pont est fermé."), []string{"a.txt |  |  |  | Le pont est fermé."}},
		{"a packed text", "a.txt.gz", packed("Le pont est fermé."), []string{"Le pont est fermé."}},
		{"a page", "a.html", []byte("<html><title>Le pont</title><p>Le pont est fermé."), []string{"Le pont"}},
		{"objects", "a.jsonl", []byte(`{"text":"Un.","id":"1"}` + "\n" + `{"text":"Deux.","url":"https://x.example/2"}` + "\n{bad\n"), []string{"a.jsonl#1 |", "https://x.example/2 |", "error:"}},
		{"an archive", "a.warc", []byte(warcRecord("warcinfo", "", "x") + warcRecord("response", "<https://x.example/a b>", page1) + warcRecord("resource", "https://x.example/c", "<p>Un autre.")),
			[]string{"https://x.example/a%20b | Le pont |", "https://x.example/c"}},
		{"an archive, a member a record, one broken", "a.warc.gz", slices.Concat(packed(warcRecord("response", "https://x.example/1", page1)), packed(warcRecord("resource", "https://x.example/b", page1))[:90], packed(warcRecord("response", "https://x.example/2", page1))),
			[]string{"https://x.example/1", "error: ", "https://x.example/2"}},
		{"an archive that is cut off", "a.warc", []byte(warcRecord("response", "https://x.example/1", page1)[:300]), []string{"https://x.example/1", "error:"}},
		{"a record without a length, then a good one", "a.warc", []byte("WARC/1.0\r\nWARC-Type: response\r\n\r\nxx\r\n" + warcRecord("response", "https://x.example/2", page1)), []string{"error:", "https://x.example/2"}},
		{"an ARC file", "a.arc", []byte(fmt.Sprintf("filedesc://a.arc 0.0.0.0 20240805100000 text/plain 3\nabc\n\nhttps://x.example/1 1.2.3.4 20240805100000 text/html %d\n%s\n", len(page1), page1)), []string{"https://x.example/1 | Le pont |"}},
		{"RSS", "a.xml", []byte(`<?xml version="1.0"?><rss version="2.0"><channel><title>Le Courrier</title><item><title>Le pont</title><link>https://x.example/1</link><pubDate>Mon, 05 Aug 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;Le pont &amp;amp; le port.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description></item><item><title>Rien</title></item></channel></rss>`),
			[]string{"https://x.example/1 | Le pont | Le Courrier | 2024-08-05T10:00:00Z | Le pont & le port.", "error:"}},
		{"a JSON feed", "a.json", []byte(`{"version":"https://jsonfeed.org/version/1.1","title":"Le Courrier","items":[{"id":"1","content_text":"Le pont est fermé.","date_published":"2024-08-05T10:00:00Z"}]}`), []string{"| Le Courrier | 2024-08-05T10:00:00Z | Le pont est fermé."}},
		{"Parquet", "a.parquet", table.Bytes(), []string{address + " |", "error: ", "a.parquet#row 3 |"}},
		{"Parquet that is cut off", "a.parquet", table.Bytes()[:len(table.Bytes())/2], []string{"error:"}},
		{"ninjs", "a.json", []byte(`{"uri":"urn:1","headline":"Le pont","versioncreated":"2024-08-05T10:00:00Z","provider":"Agence Karavan","body_xhtml":"<p>Le pont est fermé.</p><p>Oui.</p>"}`), []string{"#urn:1 | Le pont | Agence Karavan | 2024-08-05T10:00:00Z | Le pont est fermé.\n\nOui."}},
		{"mail", "a.mbox", []byte("From a Mon Aug  5\nFrom: Le Courrier <a@x.example>\nSubject: =?utf-8?q?Le_pont_ferm=C3=A9?=\nDate: Mon, 05 Aug 2024 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nLe pont est ferm=C3=A9.\n\nFrom b Mon Aug  5\nSubject: x\n\nEncore.\n"),
			[]string{"Le pont fermé | Le Courrier | 2024-08-05T10:00:00Z | Le pont est fermé.", "Encore."}},
		{"nothing", "a.txt", nil, []string{"error:"}},
		{"a list of feeds, without a net", "a.opml", []byte(`<opml version="2.0"><body><outline text="x"><outline xmlUrl="https://x.example/feed"/></outline></body></opml>`), []string{"error: https://x.example/feed"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := all(t, New(Options{}), file(t, c.name, c.content))
			if len(got) != len(c.want) {
				t.Fatalf("found %d, want %d:\n%s", len(got), len(c.want), strings.Join(got, "\n"))
			}
			for i := range got {
				if !strings.Contains(got[i], c.want[i]) {
					t.Errorf("found %q, want %q in it", got[i], c.want[i])
				}
			}
		})
	}
}

func TestHostileFiles(t *testing.T) {
	deep := "<opml>" + strings.Repeat("<outline>", 100_000)
	bomb := `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title><item><description>&b;</description></item></channel></rss>`
	long := "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nContent-Type: text/html\r\nContent-Length: 9223372036854775807\r\n\r\n<p>x"
	for name, content := range map[string][]byte{
		"deep.opml": []byte(deep), "bomb.xml": []byte(bomb), "long.warc": []byte(long),
		"bomb.warc.gz": packed(warcRecord("resource", "https://x.example/", strings.Repeat("a", 40<<20))),
		"bomb.txt.gz":  packed(strings.Repeat("a\x00", 30<<20)),
		"line.warc":    []byte("WARC/1.0\r\n" + strings.Repeat("a", 1<<20)),
		"links.xml":    []byte(`<?xml version="1.0"?><rss><channel>` + strings.Repeat("<item><link>https://x.example/</link></item>", 20_000) + `</channel></rss>`),
		"up.warc":      []byte(warcRecord("resource", "https://x.example/../../etc/passwd", "<p>Un texte.")),
	} {
		t.Run(name, func(t *testing.T) {
			if got := all(t, New(Options{MaxPage: 1 << 20}), file(t, name, content)); len(got) == 0 {
				t.Error("neither a document nor a reason")
			}
		})
	}
}

// shared is the folder of real files, which may be missing.
func shared(t *testing.T, folder string) []string {
	t.Helper()
	some, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "data", folder))
	if err != nil || len(some) == 0 {
		t.Skipf("the real files (data/%s) are not here", folder)
	}
	return some
}

// Every real file is read, or refused with a reason.
func TestRealFiles(t *testing.T) {
	for _, folder := range []string{"feeds/*.xml", "archives/warc/*arc*", "pages/*"} {
		for _, path := range shared(t, folder) {
			if info, err := os.Stat(path); err != nil || info.IsDir() {
				continue
			}
			documents, errors := 0, []string{}
			for f := range New(Options{}).All(context.Background(), []string{path}) {
				if f.Err != nil {
					errors = append(errors, f.Err.Error())
				} else {
					documents++
				}
			}
			t.Logf("%s: %d documents, %d errors", filepath.Base(path), documents, len(errors))
			if len(errors) > 0 {
				t.Logf("   %.200s", errors[0])
			}
			if documents == 0 && len(errors) == 0 {
				t.Errorf("%s: neither a document nor a reason", path)
			}
		}
	}
}

func fuzz(f *testing.F, name string, seeds ...[]byte) {
	for _, s := range seeds {
		f.Add(s)
	}
	g := New(Options{MaxPage: 1 << 16})
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := file(t, name, raw)
		for found := range g.All(context.Background(), []string{path}) {
			if found.Err == nil && found.Document.Text == "" {
				t.Error("a document without text")
			}
		}
	})
}

func FuzzWARC(f *testing.F) {
	fuzz(f, "a.warc", []byte(warcRecord("response", "https://x.example/1", page1)), []byte("WARC/1.0\r\nContent-Length: -1\r\n\r\n"))
}

func FuzzPackedWARC(f *testing.F) {
	fuzz(f, "a.warc.gz", packed(warcRecord("response", "https://x.example/1", page1), warcRecord("resource", "https://x.example/1", "<p>x")))
}

func FuzzARC(f *testing.F) {
	fuzz(f, "a.arc", []byte("filedesc://a 0.0.0.0 20240805100000 text/plain 3\nabc\n\nhttps://x.example/ 1.2.3.4 20240805100000 text/html 60\n"+page1))
}

func FuzzFeed(f *testing.F) {
	fuzz(f, "a.rss", []byte(`<rss><channel><title>x</title><item><link>https://x.example/</link><description>&lt;p&gt;y</description></item></channel></rss>`), []byte(`<feed><entry><content type="xhtml"><div>x`))
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(`<opml><body><outline xmlUrl="https://x.example/feed"/>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		feeds, _ := parseOPML(raw)
		for _, a := range feeds {
			if webAddress(a) == "" {
				t.Errorf("%q is no address", a)
			}
		}
	})
}

func FuzzNinjs(f *testing.F) {
	fuzz(f, "a.json", []byte(`{"uri":"urn:1","body_xhtml":"<p>x"}`), []byte(`[{"bodies":[{"contentType":"text/plain","value":"x"}]}]`))
}

func FuzzMbox(f *testing.F) {
	fuzz(f, "a.mbox", []byte("From a\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>x\n--b--\n"))
}

func FuzzHTTP(f *testing.F) {
	f.Add([]byte(page1))
	f.Add([]byte("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Encoding: gzip\n\n5\nabcde\n0\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, _, body := parseHTTP(raw, 1<<16); len(body) > 1<<16+1 && len(body) > len(raw) {
			t.Error("more than was allowed")
		}
	})
}

func TestReadOptionsReachTheReader(t *testing.T) {
	got := all(t, New(Options{Read: read.Options{Stdin: strings.NewReader("Le pont.")}}), "-")
	if len(got) != 1 || !strings.HasPrefix(got[0], "stdin |") {
		t.Error(got)
	}
}
