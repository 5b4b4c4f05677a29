package gather

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// recordReader reads the heads of an archive's records.
type recordReader struct {
	r     *bufio.Reader
	count int  // records so far
	arc   bool // whether the archive is an ARC file
}

// record is the head of one record of an archive.
type record struct {
	kind, url, media, date string
	http                   bool // whether the block is an HTTP response
	length                 int64
}

// mostHead is how many bytes the head of a record may have.
const mostHead = 64 << 10

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
	switch {
	case strings.HasPrefix(line, "WARC/"):
		return rr.warc()
	case rr.count == 1 && strings.HasPrefix(line, "filedesc://"):
		rr.arc = true
	}
	if rr.arc {
		return arcHead(line)
	}
	return record{}, fmt.Errorf("does not begin like a record, so the length of the one before may be wrong: %.40q", line)
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
				return rec, fmt.Errorf("no length of a record: %.40q", value)
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

// arcHead reads the line that heads an ARC record: address, host, date, media
// type, length; in version 2 there is more between the last two. Addresses may
// have spaces.
func arcHead(line string) (record, error) {
	fields := strings.Fields(line)
	if len(fields) < 5 {
		return record{}, fmt.Errorf("does not begin like an ARC record: %.40q", line)
	}
	n, err := strconv.ParseInt(fields[len(fields)-1], 10, 64)
	if err != nil || n < 0 {
		return record{}, fmt.Errorf("no length of a record: %.80q", line)
	}
	rec := record{kind: "response", http: true, length: n, url: strings.Join(fields[:len(fields)-4], "%20")}
	if strings.HasPrefix(rec.url, "filedesc://") {
		rec.kind, rec.http = "warcinfo", false
	}
	if d := fields[len(fields)-3]; len(d) >= 14 && strings.Trim(d, "0123456789") == "" {
		rec.date = d[:4] + "-" + d[4:6] + "-" + d[6:8] + "T" + d[8:10] + ":" + d[10:12] + ":" + d[12:14] + "Z"
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

// resync looks for a line that begins a record; it reports whether there is one.
func (rr *recordReader) resync() bool {
	begins := true // a line, rather than going on with a long one
	for {
		head, err := rr.r.Peek(6)
		if len(head) < 6 && err != nil {
			return false
		}
		if begins && !rr.arc && bytes.HasPrefix(head, []byte("WARC/1")) {
			return true
		}
		if begins && rr.arc && bytes.HasPrefix(head, []byte("http")) {
			// ReadSlice would be of no use for peeking: a head is a line, and short.
			ahead, _ := rr.r.Peek(4 << 10)
			first, _, _ := bytes.Cut(ahead, []byte("\n"))
			if rec, err := arcHead(string(first)); err == nil && rec.date != "" {
				return true
			}
		}
		_, err = rr.r.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return false
		}
		begins = err == nil
	}
}
