// Package gather finds documents wherever they lie.
//
// In: paths of files and folders, globs, addresses of pages and feeds, "-" for
// standard input. Out: documents, one at a time, with the bytes that they were
// read from. Files may hold many: JSON Lines, feeds, lists of feeds, archives of
// the web (WARC, ARC), Parquet, ninjs, mail; any of them may be packed with gzip.
//
// Nothing in a file is run or written to disk, and names inside of archives are
// labels only. What is broken is reported with its place, and the rest goes on.
package gather

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"

	"selon"
	"selon/internal/fetch"
	"selon/internal/read"
)

// Found is a document that was found, or why there is none.
type Found struct {
	Path     string // the input, as the user named it
	Key      string // what the document is known by: its address, else its place
	Document selon.Document
	Raw      []byte // the bytes that it was read from; nil if they are its text's
	Fetched  string // ISO 8601; empty where it was not fetched
	Err      error  // one line: what, where, what to do
}

// Options say how to gather.
type Options struct {
	Read     read.Options
	Web      *fetch.Client                  // nil: addresses are errors
	Seen     func(url string) fetch.Seen    // what is known of an address; may be nil
	Visited  func(url string, s fetch.Seen) // called with what a server says of an address; may be nil
	FeedOnly bool                           // take the texts of feeds instead of fetching the pages that they name
	MaxPage  int64                          // bytes of one document in an archive, unpacked; 0 is 16 MB
}

// Gatherer gathers.
type Gatherer struct{ o Options }

// New returns a gatherer.
func New(o Options) *Gatherer {
	if o.MaxPage == 0 {
		o.MaxPage = 16 << 20
	}
	if o.Seen == nil {
		o.Seen = func(string) fetch.Seen { return fetch.Seen{} }
	}
	if o.Visited == nil {
		o.Visited = func(string, fetch.Seen) {}
	}
	return &Gatherer{o}
}

// errStop ends a search whose reader has seen enough.
var errStop = errors.New("stop")

// emit hands on what was found; it returns errStop when no more is wanted.
type emit func(Found) error

// All finds the documents of all inputs, in their order.
func (g *Gatherer) All(ctx context.Context, inputs []string) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		give := func(f Found) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if !yield(f) {
				return errStop
			}
			return nil
		}
		for _, input := range inputs {
			if err := g.input(ctx, input, give); err != nil {
				return
			}
		}
	}
}

// input finds the documents of one input.
func (g *Gatherer) input(ctx context.Context, input string, give emit) error {
	if strings.HasPrefix(input, "http://") || strings.HasPrefix(input, "https://") {
		return g.address(ctx, input, give)
	}
	for path, err := range files(input) {
		if err != nil {
			if err := give(Found{Path: input, Err: err}); err != nil {
				return err
			}
			continue
		}
		if err := g.file(ctx, path, give); err != nil {
			return err
		}
	}
	return nil
}

// failed makes a Found of an error at a place in a file. Members are named by
// whoever made the file, so nothing in their names reaches a terminal as it is.
func failed(path, member string, err error) Found {
	at := path
	if at == "-" {
		at = "standard input"
	}
	if member != "" {
		at += ": " + strings.Map(func(c rune) rune {
			if unicode.IsPrint(c) {
				return c
			}
			return unicode.ReplacementChar
		}, member)
	}
	return Found{Path: path, Err: fmt.Errorf("%s: %w", at, err)}
}

// pages gives the documents of a stream that package read knows: a text, a page
// or objects. One that is a document by itself is kept with its bytes.
func (g *Gatherer) pages(in read.Input, key string, r io.Reader, size int64, about selon.Document, fetched string, give emit) error {
	n := 0
	var raw []byte
	keep := &tee{most: g.o.MaxPage}
	for doc, err := range in.Stream(io.TeeReader(r, keep), size, g.o.Read) {
		n++
		f := Found{Path: in.Path, Key: key, Document: doc, Fetched: fetched, Err: err}
		if err == nil {
			f.Document = complete(doc, about)
			switch {
			case f.Document.URL != "":
				f.Key = f.Document.URL
			case keep.objects():
				f.Key = key + "#" + doc.ID
			}
			if raw = keep.bytes(); raw != nil && string(raw) != doc.Text {
				f.Raw = raw
			}
		}
		if err := give(f); err != nil {
			return err
		}
	}
	return nil
}

// complete fills in what a container knows of a document and the document does
// not say itself.
func complete(doc, about selon.Document) selon.Document {
	for _, f := range []struct{ of, from *string }{
		{&doc.URL, &about.URL}, {&doc.Title, &about.Title}, {&doc.Outlet, &about.Outlet}, {&doc.Published, &about.Published},
	} {
		if *f.of == "" {
			*f.of = *f.from
		}
	}
	return doc
}

// tee keeps what is read of a document, up to a size; of objects it keeps
// nothing: they are their own source.
type tee struct {
	most int64
	kept []byte
	over bool
	many bool
}

func (t *tee) Write(p []byte) (int, error) {
	if len(t.kept) == 0 && !t.over {
		head := strings.TrimLeft(string(p[:min(len(p), 64)]), " \t\r\n\ufeff")
		t.many = strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[")
	}
	if t.many || t.over || int64(len(t.kept)+len(p)) > t.most {
		t.over, t.kept = true, nil
		return len(p), nil
	}
	t.kept = append(t.kept, p...)
	return len(p), nil
}

func (t *tee) bytes() []byte { return t.kept }
func (t *tee) objects() bool { return t.many }
