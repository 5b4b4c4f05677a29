package gather

import (
	"bytes"
	"context"
	"errors"
	"mime"
	"strings"
	"time"

	"selon"
	"selon/internal/fetch"
	"selon/internal/read"
)

// address finds the documents behind an address: a page, or the pages of a feed.
func (g *Gatherer) address(ctx context.Context, address string, give emit) error {
	if g.o.Web == nil {
		return give(failed(address, "", errors.New("nothing is fetched here: give files")))
	}
	r, err := g.o.Web.Get(ctx, address, g.o.Seen(address))
	if err != nil {
		return give(Found{Path: address, Err: err})
	}
	g.o.Visited(address, r.Seen)
	if r.NotModified {
		return nil
	}
	media, _, _ := mime.ParseMediaType(r.Media)
	switch f := formOf("", r.Body[:min(len(r.Body), 4<<10)]); {
	case f == feed, strings.HasSuffix(media, "rss+xml"), strings.HasSuffix(media, "atom+xml"), media == "application/feed+json":
		return g.feed(ctx, address, r.URL, r.Body, give)
	case f == opml:
		return g.opml(ctx, address, r.Body, give)
	}
	return g.response(address, r, selon.Document{}, give)
}

// fetchPage finds the document at an address that a feed names.
func (g *Gatherer) fetchPage(ctx context.Context, path, address string, about selon.Document, give emit) error {
	r, err := g.o.Web.Get(ctx, address, g.o.Seen(address))
	if err != nil {
		return give(Found{Path: path, Err: err})
	}
	g.o.Visited(address, r.Seen)
	if r.NotModified {
		return nil
	}
	return g.response(path, r, about, give)
}

// response gives the document of a page that was fetched.
func (g *Gatherer) response(path string, r *fetch.Response, about selon.Document, give emit) error {
	about.URL = r.URL
	return g.body(path, r.URL, r.Media, r.Body, about, r.Fetched.Format(time.RFC3339), give)
}

// body gives the document in the bytes of a page.
func (g *Gatherer) body(path, key, media string, body []byte, about selon.Document, fetched string, give emit) error {
	kind, parameters, _ := mime.ParseMediaType(media)
	opts := g.o.Read
	switch kind {
	case "text/html", "application/xhtml+xml":
		opts.Format = read.HTML
	case "text/plain":
		opts.Format = read.Text
	case "", "application/octet-stream":
	default:
		return give(failed(path, key, errors.New("is "+kind+", not a text")))
	}
	if opts.Format == read.Auto && bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")) {
		opts.Format = read.HTML
	}
	for doc, err := range (read.Input{Path: path, Charset: parameters["charset"]}).Stream(bytes.NewReader(body), int64(len(body)), opts) {
		if err != nil {
			return give(failed(path, key, errors.New(what(err))))
		}
		doc.URL = about.URL // the address at which it was found: what a page says of itself may be another's
		return give(Found{Path: path, Key: key, Document: complete(doc, about), Raw: body, Fetched: fetched})
	}
	return nil
}

// what leaves the place out of an error that a reader reports.
func what(err error) string {
	var e *read.Error
	if errors.As(err, &e) {
		return e.What
	}
	return err.Error()
}
