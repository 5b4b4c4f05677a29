package gather

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"selon"
	"selon/internal/read"
)

// form is what a file is.
type form int

const (
	page form = iota // what package read knows
	feed
	opml
	warc
	arc
	table // Parquet
	ninjs
	letters
)

// file finds the documents of a file, or of standard input.
func (g *Gatherer) file(ctx context.Context, path string, give emit) error {
	var source io.Reader
	size := int64(0)
	if path == "-" {
		if g.o.Read.Stdin == nil {
			return give(failed(path, "", errors.New("there is no standard input: name a file")))
		}
		source = g.o.Read.Stdin
	} else {
		f, err := os.Open(path)
		if err != nil {
			return give(failed(path, "", reason(err)))
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return give(failed(path, "", reason(err)))
		}
		if info.Size() == 0 && info.Mode().IsRegular() {
			return give(failed(path, "", errors.New("empty")))
		}
		source, size = f, info.Size()
	}
	r := bufio.NewReaderSize(source, 256<<10)
	name := strings.ToLower(path)
	packed := false
	if head, _ := r.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		packed = true
		if strings.HasSuffix(name, ".warc.gz") || strings.HasSuffix(name, ".arc.gz") || packedArchive(r) {
			return g.archive(path, r, source, true, give)
		}
		z, err := gzip.NewReader(r)
		if err != nil {
			return give(failed(path, "", err))
		}
		r, size, name = bufio.NewReaderSize(z, 256<<10), 0, strings.TrimSuffix(name, ".gz")
	}
	head, err := r.Peek(4 << 10)
	if err != nil && len(head) == 0 && !errors.Is(err, io.EOF) {
		return give(failed(path, "", err))
	}
	key := place(path)
	switch formOf(name, head) {
	case warc, arc:
		return g.archive(path, r, source, false, give)
	case table:
		if packed {
			source = nil // what lies there is not the table
		}
		return g.parquet(path, key, r, source, give)
	case feed:
		return g.whole(path, r, give, func(raw []byte) error { return g.feed(ctx, path, "", raw, give) })
	case opml:
		return g.whole(path, r, give, func(raw []byte) error { return g.opml(ctx, path, raw, give) })
	case ninjs:
		return g.ninjs(path, key, r, give)
	case letters:
		return g.mbox(path, key, r, give)
	}
	return g.pages(read.Input{Path: unpacked(path)}, key, r, size, selon.Document{}, "", give)
}

// unpacked is the name of what a packed file holds, which tells its form.
func unpacked(path string) string {
	if ext := filepath.Ext(path); strings.EqualFold(ext, ".gz") {
		return strings.TrimSuffix(path, ext)
	}
	return path
}

// place is what a document without an address is known by.
func place(path string) string {
	if path == "-" {
		return "stdin"
	}
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// mostWhole is how many bytes a file may have that is read as a whole.
const mostWhole = 64 << 20

// whole reads a file that cannot be read piece by piece.
func (g *Gatherer) whole(path string, r io.Reader, give emit, use func([]byte) error) error {
	raw, err := io.ReadAll(io.LimitReader(r, mostWhole+1))
	switch {
	case err != nil:
		return give(failed(path, "", err))
	case len(raw) > mostWhole:
		return give(failed(path, "", fmt.Errorf("larger than %d MB, the most for one file of this kind", mostWhole>>20)))
	}
	return use(raw)
}

// formOf decides by the first bytes, and by the name where they leave it open.
func formOf(name string, head []byte) form {
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	low := bytes.ToLower(start)
	has := func(what string) bool { return bytes.Contains(low, []byte(what)) }
	switch {
	case bytes.HasPrefix(start, []byte("WARC/")):
		return warc
	case bytes.HasPrefix(start, []byte("filedesc://")):
		return arc
	case bytes.HasPrefix(start, []byte("PAR1")):
		return table
	case bytes.HasPrefix(start, []byte("From ")) && (strings.HasSuffix(name, ".mbox") || has("\nsubject:") || has("\nfrom:")):
		return letters
	case strings.HasSuffix(name, ".eml"):
		return letters
	case bytes.HasPrefix(low, []byte("<?xml")), bytes.HasPrefix(low, []byte("<rss")), bytes.HasPrefix(low, []byte("<feed")), bytes.HasPrefix(low, []byte("<rdf")), bytes.HasPrefix(low, []byte("<opml")), bytes.HasPrefix(low, []byte("<!--")):
		switch {
		case has("<opml"):
			return opml
		case has("<rss"), has("<feed"), has("<rdf:rdf"), has("<channel"):
			return feed
		case strings.HasSuffix(name, ".xml"), strings.HasSuffix(name, ".rss"), strings.HasSuffix(name, ".atom"), strings.HasSuffix(name, ".rdf"):
			if !has("<html") {
				return feed
			}
		}
	case bytes.HasPrefix(start, []byte("{")) || bytes.HasPrefix(start, []byte("[")):
		switch {
		case has("jsonfeed.org/version"):
			return feed
		case !has(`"text"`) && (has(`"body_text"`) || has(`"body_xhtml"`) || has(`"body_html"`) || has(`"bodies"`) || has("ninjs")):
			return ninjs
		}
	case bytes.HasPrefix(low, []byte("<")) && (has("<rss") || has("<feed ")):
		return feed
	}
	switch {
	case strings.HasSuffix(name, ".warc"):
		return warc
	case strings.HasSuffix(name, ".arc"):
		return arc
	case strings.HasSuffix(name, ".parquet"):
		return table
	case strings.HasSuffix(name, ".opml"):
		return opml
	case strings.HasSuffix(name, ".rss"), strings.HasSuffix(name, ".atom"), strings.HasSuffix(name, ".rdf"):
		return feed
	case strings.HasSuffix(name, ".mbox"):
		return letters
	}
	return page
}
