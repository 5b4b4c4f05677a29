package read

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
)

// value is one JSON object cut out of a stream, or what stands where one should.
type value struct {
	raw  []byte // valid until the next step of the loop
	line int    // on which it begins, from 1
	bad  string // why it is no object; raw is then of no use
	err  error  // why the stream cannot be read on; the last step
}

// values cuts a stream into JSON objects without decoding them: one object a
// line, one over many lines, or an array of either. Only brackets and strings
// are looked at, so a fault in one object does not spoil the next: reading
// starts again at the next line that begins, at the same indentation, with a
// brace. Memory is bounded by limit bytes an object, time by the input's length.
func values(r *bufio.Reader, limit int) iter.Seq[value] {
	return func(yield func(value) bool) {
		c := cutter{yield: yield, limit: limit}
		var line []byte
		for {
			var over bool
			var err error
			line, over, err = readLine(r, line[:0], limit)
			if len(line) > 0 || over {
				c.lineNo++
				if over {
					c.tooLong()
				} else {
					c.line(line)
				}
			}
			switch {
			case c.stopped:
				return
			case err == io.EOF:
				c.end()
				return
			case err != nil:
				yield(value{line: c.lineNo, err: err})
				return
			}
		}
	}
}

// readLine reads a line with its end into buf. Of a line over limit it keeps
// nothing and says so; the rest of that line is passed over.
func readLine(r *bufio.Reader, buf []byte, limit int) (line []byte, over bool, err error) {
	line = buf
	for {
		piece, err := r.ReadSlice('\n')
		if len(line)+len(piece) > limit {
			line, over = nil, true
		}
		if !over {
			line = append(line, piece...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, over, err
		}
	}
}

// cutter is the state of values between two lines.
type cutter struct {
	yield   func(value) bool
	stopped bool // the reader of the values has seen enough
	limit   int

	lineNo  int
	array   bool // the stream began with "[" and has not been closed
	objects int  // values seen so far
	lost    bool // lines are passed over until one begins an object again

	open   []byte // the lines of an object that is not closed yet
	from   int    // its first line
	indent int    // white space before it on that line
	depth  int    // brackets that are open in it
}

func (c *cutter) emit(v value) {
	c.objects++
	if !c.stopped && !c.yield(v) {
		c.stopped = true
	}
}

// line takes one more line of the stream.
func (c *cutter) line(line []byte) {
	trimmed := bytes.TrimLeft(line, " \t\r\n")
	indent := len(line) - len(trimmed)
	begins := len(trimmed) > 0 && trimmed[0] == '{' && indent == c.indent
	if len(c.open) > 0 && begins && bytes.Contains(trimmed, []byte(`"text"`)) && json.Valid(bytes.TrimRight(trimmed, " \t\r\n,")) {
		// A whole report where a piece of one should go on: the open one was
		// cut off, as happens in JSON Lines.
		c.broken("is not closed before the next one begins")
	}
	if c.lost && !begins {
		return
	}
	c.lost = false
	for rest := line; !c.stopped; {
		if len(c.open) == 0 {
			rest = c.skip(rest)
			if len(rest) == 0 {
				return
			}
			if rest[0] != '{' {
				c.emit(value{line: c.lineNo, bad: "is not a JSON object"})
				return
			}
			c.from, c.indent, c.depth = c.lineNo, indent, 0
		}
		n, closed, inString := scan(rest, &c.depth)
		switch {
		case inString:
			c.broken("has a text that is not closed on its line")
			return
		case len(c.open)+n > c.limit:
			c.broken("is too large")
			return
		case !closed:
			c.open = append(c.open, rest...)
			return
		case len(c.open) > 0:
			c.emit(value{raw: append(c.open, rest[:n]...), line: c.from})
			c.open = nil
		default:
			c.emit(value{raw: rest[:n], line: c.from})
		}
		rest = rest[n:]
	}
}

// skip passes over what may stand between two objects.
func (c *cutter) skip(line []byte) []byte {
	for len(line) > 0 {
		switch line[0] {
		case ' ', '\t', '\r', '\n', ',':
		case '[':
			if c.array || c.objects > 0 {
				return line
			}
			c.array = true
		case ']':
			if !c.array {
				return line
			}
			c.array = false
		default:
			return line
		}
		line = line[1:]
	}
	return line
}

// broken reports the open object, or the one that begins on this line, as
// unreadable. The lines that still belong to it are passed over in silence.
func (c *cutter) broken(why string) {
	c.emit(value{line: c.from, bad: why})
	c.lost = c.from < c.lineNo
	c.open = nil
}

// tooLong takes note of a line over the limit.
func (c *cutter) tooLong() {
	if len(c.open) == 0 {
		c.from = c.lineNo
	}
	c.broken("is too large")
}

// end takes note of the end of the stream.
func (c *cutter) end() {
	switch {
	case len(c.open) > 0:
		c.broken("is not closed: the file may be cut off")
	case c.array && !c.lost:
		c.emit(value{line: c.lineNo, bad: "ends an array that is not closed: the file may be cut off"})
	}
}

// scan goes to the end of the object that depth brackets of are open before b.
// It returns the number of bytes gone, whether the object is closed there, and
// whether b ends inside a string.
func scan(b []byte, depth *int) (n int, closed, inString bool) {
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			*depth++
		case c == '}' || c == ']':
			*depth--
			if *depth == 0 {
				return i + 1, true, false
			}
		}
	}
	return len(b), false, inString
}
