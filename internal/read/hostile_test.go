package read_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"selon/internal/read"
)

const sentence = "He said that the bridge would open on Tuesday, and nobody in the room believed him. "

// Pages made to exhaust a reader are read, or refused, in bounded time.
func TestHostilePages(t *testing.T) {
	n := 20_000
	if testing.Short() {
		n = 1_000
	}
	for _, c := range []struct {
		name, page string
		found      bool // whether the sentence must come out
	}{
		{"deep", strings.Repeat("<div>", 5*n) + sentence, true},
		{"deep after the head", "<head><title>A</title></head><body>" + strings.Repeat("<blockquote>", 5*n) + sentence, true},
		{"deep and wide", strings.Repeat(strings.Repeat("<div>", 400)+sentence+strings.Repeat("</div>", 400), n/1000), true},
		{"huge attribute", "<p class='" + strings.Repeat("x ", 100*n) + "'>" + sentence, true},
		{"many attributes", "<p " + strings.Repeat("a=b ", 20*n) + ">" + sentence, true},
		{"many elements", strings.Repeat("<p>"+sentence, 6*n), true},
		{"formatting that is never closed", strings.Repeat("<b><i><a><font>", n/10) + "<p>" + sentence, true},
		{"tables in tables", strings.Repeat("<table><tr><td>x", n/10) + sentence, true},
		{"script that is never closed", "<p>" + sentence + "</p><script>" + strings.Repeat("<", 50*n), true},
		{"comment that is never closed", "<p>" + sentence + "</p><!--" + strings.Repeat("-", 50*n), true},
		{"angle brackets", "<p>" + sentence + strings.Repeat("<", 50*n), true},
		{"ampersands", "<p>" + sentence + strings.Repeat("&", 50*n), true},
		{"charset without end", strings.Repeat("<meta charset", 10*n) + ">" + sentence, false},
		{"deep JSON-LD", "<script type=application/ld+json>" + strings.Repeat(`{"@graph":`, n/4) + "1" + strings.Repeat("}", n/4) + "</script><p>" + sentence, true},
		{"bare JSON-LD", "<script type=application/ld+json>[null, 1, \"x\", {\"@type\": [1]}, {\"@type\": \"NewsArticle\", \"publisher\": [], \"headline\": {}}]</script><p>" + sentence, true},
		{"NUL and odd bytes", "<p>" + sentence + "\x00\xff\xfe\x80</p>", true},
		{"frames of text", "<html><frameset><frame></frameset><noframes><p>" + sentence, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			docs, errs := collect([]string{write(t, "a.html", c.page)}, read.Options{Packs: packs()})
			if len(docs)+len(errs) != 1 {
				t.Fatalf("%d documents, errors %v", len(docs), errs)
			}
			if len(docs) == 1 && !utf8.ValidString(docs[0].Text) {
				t.Error("text is not valid UTF-8")
			}
			if c.found && (len(docs) == 0 || !strings.Contains(docs[0].Text, strings.TrimSpace(sentence))) {
				t.Errorf("the sentence is lost; errors %v", errs)
			}
			t.Logf("%.1f MB in %v", float64(len(c.page))/1e6, time.Since(start).Round(time.Millisecond))
		})
	}
}

// repeated is a reader of n copies of a piece, so that large inputs need no
// file and no memory.
type repeated struct {
	piece []byte
	left  int
	rest  []byte
}

func (r *repeated) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.left == 0 {
			return 0, io.EOF
		}
		r.left--
		r.rest = r.piece
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func times(piece string, n int) io.Reader {
	return &repeated{piece: bytes.Repeat([]byte(piece), 1000), left: n / 1000}
}

// A hundred megabytes are read as one document, or as many.
func TestLarge(t *testing.T) {
	if os.Getenv("SELON_TEST_LARGE") == "" {
		t.Skip("reads hundreds of megabytes; set SELON_TEST_LARGE=1 to run")
	}
	n := 100 << 20 / len(sentence)
	object := `{"text": "` + strings.TrimSpace(sentence) + `"}` + "\n"
	for _, c := range []struct {
		name   string
		in     io.Reader
		format read.Format
		docs   int
	}{
		{"text", times(sentence, n), read.Text, 1},
		{"one line of JSON", io.MultiReader(strings.NewReader(`{"text": "`), times(sentence, n), strings.NewReader(`"}`)), read.JSON, 1},
		{"JSON Lines", times(object, n), read.JSON, n / 1000 * 1000},
	} {
		t.Run(c.name, func(t *testing.T) {
			start, docs, size := time.Now(), 0, 0
			for doc, err := range read.Files([]string{"-"}, read.Options{Stdin: c.in, Format: c.format}) {
				if err != nil {
					t.Fatal(err)
				}
				docs++
				size += len(doc.Text)
			}
			if docs != c.docs {
				t.Errorf("%d documents, want %d", docs, c.docs)
			}
			t.Logf("%d MB in %v", size>>20, time.Since(start).Round(time.Millisecond))
		})
	}
}

// What is over a limit is refused in one line, and what follows is read.
func TestTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("reads tens of megabytes")
	}
	_, errs := collect([]string{"-"}, read.Options{
		Stdin: times("<p>"+sentence, (read.MaxHTML/len(sentence)/1000+1)*1000), Format: read.HTML,
	})
	if len(errs) != 1 || !errors.Is(errs[0], read.ErrTooLarge) || strings.Contains(errs[0].Error(), "\n") {
		t.Errorf("errors: %v", errs)
	}
}

// A reader that fails half-way is reported as such.
func TestBrokenReader(t *testing.T) {
	broken := errors.New("the line went dead")
	for _, format := range []read.Format{read.Text, read.HTML, read.JSON} {
		in := io.MultiReader(strings.NewReader("{\"id\": \"a\", \"text\": \"x\"}\n{"), &failing{broken})
		_, errs := collect([]string{"-"}, read.Options{Stdin: in, Format: format})
		if len(errs) != 1 || !errors.Is(errs[0], broken) {
			t.Errorf("%s: errors %v", format, errs)
		}
	}
}

type failing struct{ err error }

func (f *failing) Read([]byte) (int, error) { return 0, f.err }
