package gather

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What each of the real archives gives: documents, and parts of the reasons.
func TestRealArchives(t *testing.T) {
	for name, want := range map[string]struct {
		documents int
		reasons   []string
	}{
		"example.warc":                        {1, nil},
		"example.warc.gz":                     {1, nil},
		"example.arc":                         {1, nil},
		"example.arc.gz":                      {1, nil},
		"example-iana.org-chunked.warc":       {1, nil},
		"example-resource.warc.gz":            {1, nil},
		"example-wget-bad-target-uri.warc.gz": {1, nil}, // <…> around the address
		"example-wrong-chunks.warc.gz":        {1, nil}, // one record in two gzip members
		"example-bad-non-chunked.warc.gz":     {1, nil}, // one gzip member for all records
		"example-bad.warc.gz.bad":             {1, nil},
		"example-trunc.warc":                  {1, []string{"does not begin like a record"}},
		"example-space-in-url.arc":            {1, []string{"what is there was read"}}, // its last length is too large
		"bad.arc":                             {0, []string{"no length", "no length"}},
		"example-digest.warc":                 {0, []string{"without a page"}}, // requests only
		"example-space-in-target-uri.warc.gz": {0, []string{"without a page"}}, // a picture from a disk
		"post-test.warc.gz":                   {0, []string{"without a page"}}, // JSON
	} {
		t.Run(name, func(t *testing.T) {
			documents := 0
			var reasons []string
			for f := range New(Options{}).All(context.Background(), shared(t, filepath.Join("archives/warc", name))) {
				if f.Err != nil {
					reasons = append(reasons, f.Err.Error())
					continue
				}
				documents++
				if !strings.HasPrefix(f.Document.URL, "http://") || strings.Contains(f.Document.URL, " ") || len(f.Fetched) != len("2006-01-02T15:04:05Z") || len(f.Raw) == 0 {
					t.Errorf("%q, fetched %q, %d bytes", f.Document.URL, f.Fetched, len(f.Raw))
				}
			}
			if documents != want.documents || len(reasons) != len(want.reasons) {
				t.Fatalf("%d documents, %q", documents, reasons)
			}
			for i, r := range reasons {
				if !strings.Contains(r, want.reasons[i]) {
					t.Error(r)
				}
			}
		})
	}
}

// After what is broken, reading begins again at the next record.
func TestArchivesGoOn(t *testing.T) {
	one, two := warcRecord("response", "https://x.example/1", page1), warcRecord("response", "https://x.example/2", page1)
	short := strings.Replace(warcRecord("resource", "https://x.example/s", "<p>Le pont est 12 3 4 20240805100000 a 7\n<p>Fin."), "Content-Length: 4", "Content-Length: 1", 1)
	long := strings.Replace(one, "Content-Length: ", "Content-Length: 9", 1)
	damaged := packed(one)
	damaged[len(damaged)-6] ^= 0xff // its checksum
	arc := func(url, length string) string {
		return fmt.Sprintf("%s 1.2.3.4 20240805100000 text/html %s\n%s\n", url, length, page1)
	}
	right := fmt.Sprint(len(page1))
	for _, c := range []struct {
		what, name string
		content    []byte
		want       []string
	}{
		{"a length that is too short", "a.warc", []byte(short + two), []string{"/s |", "error: ", "/2 |"}},
		{"one gzip for all, a bad head within", "a.warc.gz", packed(one + "WARC/1.0\r\nWARC-Type: response\r\n\r\nxx\r\n" + two), []string{"/1 |", "record 2: a record without its length", "/2 |"}},
		{"a record in two members", "a.warc.gz", packed(one[:250], one[250:], two), []string{"/1 |", "/2 |"}},
		{"a length that is too long, a member a record", "a.warc.gz", packed(long, two), []string{"/1 |", "what is there was read", "/2 |"}},
		{"a checksum that is wrong", "a.warc.gz", slices.Concat(damaged, packed(two)), []string{"/1 |", "checksum", "/2 |"}},
		{"rubbish between members", "a.warc.gz", slices.Concat(packed(one), []byte("xx\x1f\x8b\x08rubbish"), packed(two)), []string{"/1 |", "/2 |"}},
		{"a member that is cut off at the end", "a.warc.gz", slices.Concat(packed(one), packed(two)[:200]), []string{"/1 |", "error: "}},
		{"an ARC record without a length", "a.arc", []byte("filedesc://a.arc 0.0.0.0 20240805100000 text/plain 3\nabc\n\n" + arc("https://x.example/1", "abc") + arc("https://x.example/2", right)), []string{"no length", "/2 |"}},
		{"an ARC file, a member a record", "a.arc.gz", packed("filedesc://a.arc 0.0.0.0 20240805100000 text/plain 3\nabc\n\n", arc("https://x.example/a b", right), arc("https://x.example/2", right)), []string{"/a%20b |", "/2 |"}},
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

// A page that unpacks to more than is allowed is refused, not cut.
func TestPackedPages(t *testing.T) {
	page := func(body []byte) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + string(body)
	}
	bomb := warcRecord("response", "https://x.example/1", page(packed("<p>"+strings.Repeat("Le pont est fermé. ", 1<<20))))
	good := warcRecord("response", "https://x.example/2", page(packed("<p>Le pont est fermé.")))
	got := all(t, New(Options{MaxPage: 1 << 20}), file(t, "a.warc", []byte(bomb+good)))
	if len(got) != 2 || !strings.Contains(got[0], "larger than 1 MB") || !strings.Contains(got[1], "Le pont est fermé.") {
		t.Errorf("%.300q", got)
	}
}

// An archive whose members each claim the rest of it is not read as many times
// as it has members.
func TestMembersThatEatEachOther(t *testing.T) {
	m := &members{again: 10}
	if n, err := m.Read(make([]byte, 1)); n != 0 || err != io.EOF {
		t.Error(n, err)
	}
	broken := packed(warcRecord("response", "https://x.example/1", page1))[:200]
	if got := all(t, New(Options{}), file(t, "a.warc.gz", slices.Concat(slices.Repeat(broken, 500), packed(warcRecord("response", "https://x.example/2", page1))))); !strings.Contains(got[len(got)-1], "/2 |") {
		t.Errorf("the last record is lost: %.300q", got[len(got)-1])
	}
}
