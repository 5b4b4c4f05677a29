package gather

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"

	"selon"
)

// packedArchive reports whether packed bytes begin a WARC or an ARC file.
func (g *Gatherer) packedArchive(r *bufio.Reader) bool {
	head, _ := r.Peek(64 << 10)
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	start := make([]byte, 16)
	n, _ := io.ReadFull(z, start)
	return bytes.HasPrefix(start[:n], []byte("WARC/")) || bytes.HasPrefix(start[:n], []byte("filedesc://"))
}

// archive finds the documents of a WARC or an ARC file [ISO 28500; the ARC form
// of the Internet Archive]. Packed archives have one gzip member a record, or
// one for all; either way they are one stream, and where a member is broken the
// next one is looked for.
func (g *Gatherer) archive(path string, r *bufio.Reader, source io.Reader, packed bool, give emit) error {
	found := false
	told := func(f Found) error {
		found = true
		return give(f)
	}
	var err error
	if packed {
		err = g.members(path, r, source, told)
	} else {
		err = g.records(path, &recordReader{r: r}, told)
	}
	if err == nil && !found {
		return give(failed(path, "", errors.New("an archive without a page that was fetched and is text")))
	}
	return err
}

// members reads the members of a packed archive. What a broken one has eaten of
// the next is read again, where the source can go back.
func (g *Gatherer) members(path string, r *bufio.Reader, source io.Reader, give emit) error {
	seeker, canSeek := source.(io.Seeker)
	for member := 1; ; member++ {
		z, err := nextMember(r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		start := int64(-1)
		if canSeek {
			if at, err := seeker.Seek(0, io.SeekCurrent); err == nil {
				start = at - int64(r.Buffered())
			}
		}
		if err == nil {
			z.Multistream(false)
			records := &recordReader{r: bufio.NewReaderSize(z, 64<<10), first: member}
			if err := g.records(path, records, give); err != nil {
				return err
			}
			if records.broken == nil {
				_, err = io.Copy(io.Discard, z) // the end of the member, with its checksum
			} else if start >= 0 {
				if _, err := seeker.Seek(start, io.SeekStart); err == nil {
					r.Reset(source)
				}
			}
		}
		if err != nil {
			if err := give(failed(path, fmt.Sprintf("member %d", member), fmt.Errorf("broken: %w", err))); err != nil {
				return err
			}
		}
	}
}

// nextMember finds the next gzip member, passing over what is none.
func nextMember(r *bufio.Reader) (*gzip.Reader, error) {
	for {
		head, err := r.Peek(3)
		if len(head) < 3 {
			if err == nil {
				err = io.EOF
			}
			return nil, io.EOF
		}
		if head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 {
			return gzip.NewReader(r)
		}
		r.Discard(1)
	}
}

// recordReader reads the records of an archive.
type recordReader struct {
	r      *bufio.Reader
	first  int   // number of the member, where there is one a record
	count  int   // records so far
	broken error // what ended it early
}

// record is one record of an archive.
type record struct {
	kind, url, media, date string
	http                   bool // whether the block is an HTTP response
	length                 int64
}

// mostHead is how many bytes the head of a record may have.
const mostHead = 64 << 10

// records gives the documents of an archive's records.
func (g *Gatherer) records(path string, rr *recordReader, give emit) error {
	for {
		rec, err := rr.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		place := fmt.Sprintf("record %d", max(rr.first, rr.count))
		if err != nil {
			rr.broken = err
			if err := give(failed(path, place, err)); err != nil {
				return err
			}
			if rr.first == 0 && rr.resync() {
				continue
			}
			return nil
		}
		block := io.LimitReader(rr.r, rec.length)
		body, err := io.ReadAll(io.LimitReader(block, g.o.MaxPage+1))
		if err == nil {
			_, err = io.Copy(io.Discard, block)
		}
		if err == nil && int64(len(body)) < rec.length && rec.length <= g.o.MaxPage {
			err = io.ErrUnexpectedEOF
		}
		if err != nil && !(errors.Is(err, io.ErrUnexpectedEOF) && len(body) > 0) {
			rr.broken = err
			return give(failed(path, place, fmt.Errorf("cut off: %w", err)))
		}
		if err := g.record(path, place, rec, body, give); err != nil {
			return err
		}
		if err != nil {
			rr.broken = err
			return give(failed(path, place, errors.New("cut off; what is there was read")))
		}
	}
}

// record gives the document of a record that is a page.
func (g *Gatherer) record(path, place string, rec record, body []byte, give emit) error {
	if rec.kind != "response" && rec.kind != "resource" || rec.url == "" || !strings.HasPrefix(rec.url, "http") {
		return nil
	}
	if int64(len(body)) > g.o.MaxPage {
		return give(failed(path, place, fmt.Errorf("%s: larger than %d MB, the most for one page", rec.url, g.o.MaxPage>>20)))
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
	return g.body(path, rec.url, media, body, selon.Document{URL: rec.url}, rec.date, give)
}

// next reads the head of the next record.
func (rr *recordReader) next() (record, error) {
	line, err := rr.line()
	for err == nil && strings.TrimSpace(line) == "" {
		line, err = rr.line()
	}
	if err != nil {
		return record{}, err
	}
	rr.count++
	if strings.HasPrefix(line, "WARC/") {
		return rr.warc()
	}
	return rr.arc(line)
}

// warc reads the fields of a WARC record.
func (rr *recordReader) warc() (record, error) {
	rec := record{length: -1}
	for size := 0; ; {
		line, err := rr.line()
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return rec, err
		}
		if size += len(line); size > mostHead {
			return rec, errors.New("a head that does not end")
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(name) {
		case "warc-type":
			rec.kind = value
		case "warc-target-uri":
			rec.url = strings.ReplaceAll(strings.Trim(value, "<>"), " ", "%20")
		case "warc-date":
			rec.date = value
		case "content-type":
			rec.media = value
		case "content-length":
			n, err := strconv.ParseInt(value, 10, 64)
			if err != nil || n < 0 {
				return rec, fmt.Errorf("no length of a record: %q", value)
			}
			rec.length = n
		}
	}
	if rec.length < 0 {
		return rec, errors.New("a record without its length")
	}
	rec.http = rec.kind == "response" && strings.HasPrefix(strings.ToLower(rec.media), "application/http")
	return rec, nil
}

// arc reads the line that heads an ARC record: address, host, date, media type,
// length; in version 2 there is more between the last two. Addresses may have spaces.
func (rr *recordReader) arc(line string) (record, error) {
	fields := strings.Fields(line)
	if len(fields) < 5 {
		return record{}, fmt.Errorf("neither a WARC nor an ARC record: %.40q", line)
	}
	n, err := strconv.ParseInt(fields[len(fields)-1], 10, 64)
	if err != nil || n < 0 {
		return record{}, fmt.Errorf("no length of a record: %.40q", line)
	}
	rec := record{kind: "response", http: true, length: n, url: strings.Join(fields[:len(fields)-4], "%20")}
	if d := fields[len(fields)-3]; len(d) == 14 && strings.Trim(d, "0123456789") == "" {
		rec.date = d[:4] + "-" + d[4:6] + "-" + d[6:8] + "T" + d[8:10] + ":" + d[10:12] + ":" + d[12:] + "Z"
	}
	return rec, nil
}

// line reads a line of bounded length, with its end.
func (rr *recordReader) line() (string, error) {
	var b []byte
	for {
		part, err := rr.r.ReadSlice('\n')
		b = append(b, part...)
		if len(b) > mostHead {
			return "", errors.New("a line that does not end")
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(b) > 0:
			return string(b), nil
		}
		return string(b), err
	}
}

// resync looks for the next record of a WARC file that is not packed.
func (rr *recordReader) resync() bool {
	for {
		head, err := rr.r.Peek(6)
		if err != nil {
			return false
		}
		if bytes.HasPrefix(head, []byte("WARC/1")) {
			return true
		}
		if _, err := rr.r.ReadSlice('\n'); err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return false
		}
	}
}
