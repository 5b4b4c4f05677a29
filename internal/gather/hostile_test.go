package gather

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"selon/internal/fetch"
	"selon/internal/read"
)

// Feeds whose parser would end the program, or not end.
func TestHostileFeeds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds, and a minute with -race")
	}
	declaring := `<rss version="2.0"`
	for i := range 20_000 {
		declaring += fmt.Sprintf(` xmlns:p%d="u"`, i)
	}
	declaring += "><channel>" + strings.Repeat(`<a xmlns:q="u"/>`, 200_000)
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">`
	for name, c := range map[string]struct{ content, why string }{
		"extensions":        {`<rss version="2.0" xmlns:x="u"><channel>` + strings.Repeat("<x:a>", 5_000_000), "nested"},
		"extensions, UTF16": {`<?xml version="1.0" encoding="utf-16le"?><rss version="2.0" xmlns:x="u"><channel>` + strings.Repeat("<\x00x\x00:\x00a\x00>\x00", 3_000_000), ""},
		"extensions, 8859":  {"<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:x=\"u\"><channel><title>\xe9</title>" + strings.Repeat("<x:a>", 5_000_000), "nested"},
		"XHTML":             {atom + strings.Repeat("<div>", 5_000_000), "nested"},
		"namespaces":        {declaring, "namespaces"},
		"too large":         {`<rss version="2.0"><channel>` + strings.Repeat(" ", mostFeed), "larger than"},
		"JSON":              {`{"version":"https://jsonfeed.org/version/1.1","items":` + strings.Repeat("[", 5_000_000), ""},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			got := all(t, New(Options{}), file(t, "a.rss", []byte(c.content)))
			if len(got) != 1 || !strings.HasPrefix(got[0], "error: ") || !strings.Contains(got[0], c.why) {
				t.Errorf("%.300q", got)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// endless is a text of so many bytes that was never made.
type endless struct {
	head string
	left int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.head != "" {
		n := copy(p, e.head)
		e.head = e.head[n:]
		return n, nil
	}
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.left)
	for i := range n {
		p[i] = 'a'
	}
	e.left -= n
	return n, nil
}

// Standard input with one huge line is refused without being held.
func TestOneHugeLine(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, head := range []string{`{"text":"`, "WARC/1.0\r\nx: ", "From a Mon\nSubject: x\n\n", `{"uri":"u","body_text":"`, "<rss><channel><title>", "PAR1"} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		got := all(t, New(Options{Read: read.Options{Stdin: &endless{head, 1 << 30}}}), "-")
		runtime.ReadMemStats(&after)
		if len(got) == 0 || !strings.HasPrefix(got[0], "error: ") {
			t.Errorf("%s…: %.200q", head, got)
		}
		t.Logf("%.20q…: %d MB allocated: %.150q", head, (after.TotalAlloc-before.TotalAlloc)>>20, got)
		if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 900<<20 {
			t.Errorf("%s…: %d MB more", head, grown>>20)
		}
	}
}

// The length of a table's footer is not believed.
func TestFooterOfATable(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := rowsOf(strings.NewReader("PAR1....\xff\xff\xff\xffPAR1"), 16, nil)
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "footer") || after.TotalAlloc-before.TotalAlloc > 1<<20 {
		t.Errorf("%v, %d bytes allocated", err, after.TotalAlloc-before.TotalAlloc)
	}
}

// A table in which a byte is wrong is read or refused.
func FuzzParquet(f *testing.F) {
	type row struct {
		Text string    `parquet:"text,dict"`
		Lang *string   `parquet:"lang,optional"`
		Date time.Time `parquet:"date,timestamp"`
	}
	var table bytes.Buffer
	if err := parquet.Write(&table, []row{{"Le pont.", nil, time.Now()}, {"Le port.", nil, time.Now()}}); err != nil {
		f.Fatal(err)
	}
	f.Add(table.Bytes())
	for i := 0; i < table.Len(); i += 7 {
		some := bytes.Clone(table.Bytes())
		some[i] ^= 0x55
		f.Add(some)
		f.Add(some[:i])
	}
	f.Fuzz(func(_ *testing.T, raw []byte) {
		n := 0
		rowsOf(bytes.NewReader(raw), int64(len(raw)), func(int, map[string]string) error {
			if n++; n > 1000 {
				return io.EOF
			}
			return nil
		})
	})
}

func FuzzPlainText(f *testing.F) {
	f.Add("<p>Le pont</p>est<pre>a\n b</pre><script>x</script>&amp;")
	f.Fuzz(func(t *testing.T, s string) {
		if text := plainText(s); len(text) > 2*len(s) {
			t.Errorf("%d bytes make %d", len(s), len(text))
		}
	})
}

func FuzzObjects(f *testing.F) {
	fuzz(f, "a.jsonl", []byte(`{"text":"Un.","lang":"fr"}`+"\n{bad\n"+`{"text":"Deux."}`), []byte(`[{"text":1},{"text":"x"}]`))
}

func FuzzPackedARC(f *testing.F) {
	fuzz(f, "a.arc.gz", packed("filedesc://a 0.0.0.0 20240805100000 text/plain 3\nabc\n\n", "https://x.example/ 1.2.3.4 20240805100000 text/html 60\n"+page1))
}

// A table of a size that no memory should be spent on is read where it lies.
func TestTablesAreReadWhereTheyLie(t *testing.T) {
	type row struct {
		Text      string    `parquet:"text"`
		Lang      string    `parquet:"lang"`
		Published time.Time `parquet:"published,timestamp(microsecond)"`
		Weight    []byte    `parquet:"weight"`
	}
	path := filepath.Join(t.TempDir(), "a.parquet")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := parquet.NewGenericWriter[row](out)
	weight := make([]byte, 12<<20)
	for i := range 6 {
		for j := range weight {
			weight[j] = byte(i*j) ^ byte(j>>7)
		}
		if _, err := w.Write([]row{{fmt.Sprintf("Le pont %d est fermé.", i), "fr", time.Date(2024, 8, 5, 10, 0, 0, 0, time.UTC), weight}}); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() < mostWhole {
		t.Fatalf("%d bytes are too few for this test (%v)", info.Size(), err)
	}
	n := 0
	for f := range New(Options{}).All(context.Background(), []string{path}) {
		n++
		if f.Err != nil || f.Document.Lang != "fr" || f.Document.Published != "2024-08-05T10:00:00Z" {
			t.Errorf("%v %+v", f.Err, f.Document)
		}
	}
	if n != 6 {
		t.Errorf("%d rows", n)
	}
}

// What is bad among news items and letters does not spoil the rest.
func TestMembersThatAreBad(t *testing.T) {
	large := "From a Mon\nSubject: x\n\n" + strings.Repeat("a line of a letter that is too large\n\n", 40_000)
	for _, c := range []struct {
		what, name, content string
		want                []string
	}{
		{"ninjs", "a.json", "\xef\xbb\xbf" + `[{"uri":"u:1","body_text":"Un.","versioncreated":"2024-08-05T10:00:00Z"},{"uri":5,"body_text":"x"},{"uri":"u:3","body_text":"Trois."}]`, []string{"u:1 |", "error: ", "u:3 |"}},
		{"mail", "a.mbox", large + "From b Mon\nSubject: y\n\nUn.\n\n>From hier à demain.\nFrom here no letter begins.\n", []string{"letter 1: larger", "Un.\n\nFrom hier à demain.\nFrom here no letter begins."}},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := all(t, New(Options{MaxPage: 1 << 20}), file(t, c.name, []byte(c.content)))
			if len(got) != len(c.want) {
				t.Fatalf("found %d: %.400q", len(got), got)
			}
			for i := range got {
				if !strings.Contains(got[i], c.want[i]) {
					t.Errorf("found %q, want %q in it", got[i], c.want[i])
				}
			}
		})
	}
}

func TestPlainText(t *testing.T) {
	for source, want := range map[string]string{
		"Le pont":                                       "Le pont",
		"Le pont &amp; le port\nest a < b":              "Le pont & le port\nest a < b",
		"<p>Un.</p>Deux.":                               "Un.\n\nDeux.",
		"<p>Le\n   pont <b>est</b> fermé":               "Le pont est fermé",
		"<table><tr><td>a</td><td>b</td></tr></table>c": "a\nb\n\nc",
		"a<br>b<br/>c":                                  "a\nb\nc",
		"<script>x</script>a<style>y</style>b":          "ab",
		"<pre>a\n b</pre>c":                             "a\nb\n\nc",
		"l<i>e</i> &laquo;&nbsp;pont&nbsp;&raquo;":      "le «\u00a0pont\u00a0»",
		"<div><div></div></div>":                        "",
	} {
		if got := plainText(source); got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}

// The links of a feed may be relative to its address.
func TestRelativeLinks(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/news/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprint(w, `<rss version="2.0"><channel><title>Le Courrier</title><item><title>x</title><link>pont.html</link></item></channel></rss>`)
		case "/news/pont.html":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<title>Le pont</title><p>Le pont est fermé depuis lundi.")
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	got := all(t, New(Options{Web: fetch.New(fetch.Options{Private: true, Delay: time.Millisecond})}), s.URL+"/news/feed")
	if len(got) != 1 || !strings.HasPrefix(got[0], s.URL+"/news/pont.html | Le pont | Le Courrier") {
		t.Errorf("%q", got)
	}
}
