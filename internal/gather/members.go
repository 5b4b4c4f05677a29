package gather

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
)

// members reads the gzip members of a packed archive as one stream. It ends the
// stream before each member that begins a WARC record, so that a record with a
// wrong length does not eat the next one; next goes on from there. A record may
// lie in several members, and a member may hold several records.
type members struct {
	r      *bufio.Reader
	source io.Reader // below r
	z      *gzip.Reader
	head   []byte // the first bytes of a member, looked at already
	start  int64  // where the member's first bytes end in the source, -1 if unknown
	again  int64  // how many bytes may still be read a second time
	broken error  // why the member ended early
	paused bool   // a member that begins a record is open
	done   bool
}

// mostAgain is how many bytes of a broken archive are read again in all, in
// search of what a broken member has eaten: without a bound, an archive made for
// it would be read as many times as it has members.
const mostAgain = 1 << 30

// Read implements io.Reader.
func (m *members) Read(p []byte) (int, error) {
	for {
		switch {
		case m.broken != nil:
			return 0, m.broken
		case m.paused, m.done, m.z == nil:
			return 0, io.EOF
		case len(m.head) > 0:
			n := copy(p, m.head)
			m.head = m.head[n:]
			return n, nil
		}
		n, err := m.z.Read(p)
		switch {
		case n > 0:
			return n, nil
		case errors.Is(err, io.EOF):
			m.open()
		case err != nil:
			m.broken = err
		}
	}
}

// open opens the next member.
func (m *members) open() {
	m.z = nextMember(m.r)
	if m.done = m.z == nil; m.done {
		return
	}
	m.z.Multistream(false)
	m.start = -1
	if s, ok := m.source.(io.Seeker); ok {
		if at, err := s.Seek(0, io.SeekCurrent); err == nil {
			m.start = at - int64(m.r.Buffered())
		}
	}
	head := make([]byte, len("WARC/"))
	n, err := io.ReadFull(m.z, head)
	m.head = head[:n]
	m.paused = string(m.head) == "WARC/"
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		m.broken = err
	}
}

// next goes on after an end of the stream; it reports whether there is more.
// What a broken member has eaten of the one after it is read again, where the
// source can go back.
func (m *members) next() bool {
	switch {
	case m.paused:
		m.paused = false
		return true
	case m.broken != nil:
		m.broken = nil
		if s, ok := m.source.(io.Seeker); ok && m.start >= 0 {
			at, err := s.Seek(0, io.SeekCurrent)
			if eaten := at - int64(m.r.Buffered()) - m.start; err == nil && eaten <= m.again {
				if _, err := s.Seek(m.start, io.SeekStart); err == nil {
					m.again -= eaten
					m.r.Reset(m.source)
				}
			}
		}
	case m.done:
		return false
	}
	m.open()
	m.paused = false
	return !m.done
}

// nextMember finds the next gzip member, passing over what is none; nil if there
// is no more.
func nextMember(r *bufio.Reader) *gzip.Reader {
	for {
		head, _ := r.Peek(4)
		if len(head) < 4 {
			return nil
		}
		// RFC 1952: the magic number, deflate, no reserved flags.
		if head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 && head[3]&0xe0 == 0 {
			if z, err := gzip.NewReader(r); err == nil {
				return z
			}
			continue
		}
		r.Discard(1)
	}
}

// packedArchive reports whether packed bytes begin a WARC or an ARC file.
func packedArchive(r *bufio.Reader) bool {
	head, _ := r.Peek(64 << 10)
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	start := make([]byte, 16)
	n, _ := io.ReadFull(z, start)
	return bytes.HasPrefix(start[:n], []byte("WARC/")) || bytes.HasPrefix(start[:n], []byte("filedesc://"))
}
