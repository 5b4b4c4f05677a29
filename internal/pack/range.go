package pack

import "math/bits"

// stream is a range coder: what is likely takes few bits, to a fraction of one.
// The same calls write and read, so that what is written is what is read.
//
// What was written so far is a number between low and low+width, behind the
// bytes; each symbol narrows it to its share.
type stream struct {
	reading bool
	bytes   []byte // written; or left to be read
	low     uint64
	width   uint64
	code    uint64 // what is read, beyond low
	over    int    // bytes that were read beyond the end
	err     error
}

// least is how narrow the width may be before the next byte is settled.
const least = 1 << 56

// mostOver is how many bytes beyond the end the last symbols may need: those
// that are zero are not written.
const mostOver = 16

func newWriting() *stream { return &stream{width: 1<<64 - 1} }

func newReading(b []byte) *stream {
	s := &stream{reading: true, bytes: b, width: 1<<64 - 1}
	for range 8 {
		s.code = s.code<<8 | s.next()
	}
	return s
}

func (s *stream) next() uint64 {
	if len(s.bytes) == 0 {
		if s.over++; s.over > mostOver && s.err == nil {
			s.err = errIllFormed
		}
		return 0
	}
	b := s.bytes[0]
	s.bytes = s.bytes[1:]
	return uint64(b)
}

// narrow takes the share from from on, size wide, of total.
func (s *stream) narrow(from, size, total uint64) {
	unit := s.width / total
	s.take(unit*from, unit*size)
}

func (s *stream) take(from, width uint64) {
	s.width = width
	if s.reading {
		s.code -= from
		for s.width < least {
			s.width <<= 8
			s.code = s.code<<8 | s.next()
		}
		return
	}
	var carry uint64
	s.low, carry = bits.Add64(s.low, from, 0)
	if carry == 1 {
		s.carry()
	}
	for s.width < least {
		s.width <<= 8
		s.bytes = append(s.bytes, byte(s.low>>56))
		s.low <<= 8
	}
}

// carry adds one to what is written.
func (s *stream) carry() {
	for i := len(s.bytes) - 1; i >= 0; i-- {
		if s.bytes[i]++; s.bytes[i] != 0 {
			return
		}
	}
}

// at tells which of total parts what is read lies in.
func (s *stream) at(total uint64) uint64 {
	return min(s.code/(s.width/total), total-1)
}

// end returns what was written: the shortest number in the width.
func (s *stream) end() []byte {
	up, carry := bits.Add64(s.low, least-1, 0)
	if carry == 1 {
		s.carry()
	}
	s.bytes = append(s.bytes, byte(up>>56))
	n := len(s.bytes)
	for n > 0 && s.bytes[n-1] == 0 {
		n--
	}
	return s.bytes[:n]
}

// even carries n of so many bits, all as likely.
func (s *stream) even(n *int, count int) {
	if s.reading {
		*n = int(s.at(1 << count))
	}
	s.narrow(uint64(*n), 1, 1<<count)
}
