package gather

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	"selon"
)

// archive finds the documents of a WARC or an ARC file [ISO 28500; the ARC form
// of the Internet Archive]. What is broken is reported, and reading begins again
// at the next line or gzip member that begins a record.
func (g *Gatherer) archive(path string, r *bufio.Reader, source io.Reader, packed bool, give emit) error {
	found := false
	told := func(f Found) error {
		found = true
		return give(f)
	}
	var err error
	if packed {
		m := &members{r: r, source: source, again: mostAgain}
		rr := &recordReader{r: bufio.NewReaderSize(m, 64<<10)}
		for err == nil && m.next() {
			rr.r.Reset(m)
			err = g.records(path, rr, told)
		}
	} else {
		err = g.records(path, &recordReader{r: r}, told)
	}
	if err == nil && !found {
		return give(failed(path, "", errors.New("an archive without a page that was fetched and is text")))
	}
	return err
}

// records gives the documents of the records in a stream.
func (g *Gatherer) records(path string, rr *recordReader, give emit) error {
	for {
		rec, err := rr.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		place := fmt.Sprintf("record %d", max(rr.count, 1))
		if err != nil {
			if err := give(failed(path, place, err)); err != nil {
				return err
			}
			if !rr.resync() {
				return nil
			}
			continue
		}
		block := io.LimitReader(rr.r, rec.length)
		body, err := io.ReadAll(io.LimitReader(block, g.o.MaxPage+1))
		length := int64(len(body))
		if err == nil {
			var rest int64
			rest, err = io.Copy(io.Discard, block)
			length += rest
		}
		if err == nil && length < rec.length {
			err = io.ErrUnexpectedEOF
		}
		given := false
		told := func(f Found) error {
			if f.Err != nil && err != nil {
				return nil // one complaint will do
			}
			given = given || f.Err == nil
			return give(f)
		}
		if len(body) > 0 {
			if err := g.record(path, place, rec, body, told); err != nil {
				return err
			}
		}
		if err == nil {
			continue
		}
		what := fmt.Errorf("cut off or with a wrong length: %w", err)
		if given {
			what = fmt.Errorf("cut off or with a wrong length; what is there was read: %w", err)
		}
		if err := give(failed(path, place, what)); err != nil {
			return err
		}
		return nil // the stream has ended; there may be another member
	}
}

// record gives the document of a record that is a page.
func (g *Gatherer) record(path, place string, rec record, body []byte, give emit) error {
	if rec.kind != "response" && rec.kind != "resource" || webAddress(rec.url) == "" {
		return nil
	}
	tooLarge := func() error {
		return give(failed(path, place, fmt.Errorf("%q: larger than %d MB, the most for one page", rec.url, g.o.MaxPage>>20)))
	}
	if int64(len(body)) > g.o.MaxPage {
		return tooLarge()
	}
	media := rec.media
	if rec.http {
		var status int
		if status, media, body = parseHTTP(body, g.o.MaxPage); status != 200 {
			return nil // a redirect or an error is no document
		}
	}
	kind, _, _ := mime.ParseMediaType(media)
	if kind != "" && kind != "text/html" && kind != "application/xhtml+xml" && kind != "text/plain" || len(bytes.TrimSpace(body)) == 0 {
		return nil // pictures, style sheets
	}
	if int64(len(body)) > g.o.MaxPage {
		return tooLarge()
	}
	return g.body(path, strings.ToValidUTF8(rec.url, "\uFFFD"), media, body, selon.Document{URL: rec.url}, rec.date, give)
}
