package kb

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Import reads entities from a file of the user's and gives them, one at a
// time: a dump of Wikidata (a JSON item a line), a CSV table with a head, or
// FollowTheMoney entities (a JSON object a line); packed with gzip, bzip2 or
// zstd or not. Its memory does not grow with the file. A line that cannot be
// used is given to bad, with its number, and the rest goes on; an error is one
// of reading, or that nothing in the file is of a form that is known.
func Import(r io.Reader, source string, take func(Entity) error, bad func(line int, err error)) error {
	plain, err := unpack(bufio.NewReaderSize(r, 1<<16))
	if err != nil {
		return err
	}
	in := bufio.NewReaderSize(plain, 1<<16)
	head, err := in.Peek(1)
	for err == nil && (head[0] == '[' || head[0] == ' ' || head[0] == '\n' || head[0] == '\r' || head[0] == 0xEF || head[0] == 0xBB || head[0] == 0xBF) {
		in.Discard(1)
		head, err = in.Peek(1)
	}
	switch {
	case errors.Is(err, io.EOF):
		return errors.New("the file is empty")
	case err != nil:
		return err
	case head[0] == '{':
		return importLines(in, source, take, bad)
	}
	return importTable(in, source, take, bad)
}

// unpack looks at the first bytes for a form of compression.
func unpack(r *bufio.Reader) (io.Reader, error) {
	head, err := r.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return gzip.NewReader(r)
	case bytes.HasPrefix(head, []byte("BZh")):
		return bzip2.NewReader(r), nil
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(512<<20))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	}
	return r, nil
}

// longestLine bounds a line of JSON: the largest items of Wikidata have a few
// megabytes.
const longestLine = 64 << 20

// importLines reads a JSON object a line.
func importLines(in *bufio.Reader, source string, take func(Entity) error, bad func(int, error)) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<20), longestLine)
	number, good := 0, 0
	for lines.Scan() {
		number++
		line := bytes.TrimRight(bytes.TrimSpace(lines.Bytes()), ",")
		if len(line) == 0 || len(line) == 1 { // the list's own brackets
			continue
		}
		e, used, err := fromJSON(line)
		if err != nil {
			bad(number, err)
			continue
		}
		good++
		if !used {
			continue
		}
		e.Source = source
		if err := take(e); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("line %d: %w", number+1, err)
	}
	if good == 0 {
		return errors.New("no line is an item of Wikidata or an entity of FollowTheMoney")
	}
	return nil
}

// tidy returns the names of a list, each once and without what the tables
// divide cells by.
func tidy(names []Name) []Name {
	var out []Name
	seen := make(map[Name]bool)
	for _, n := range names {
		n.Text = strings.Join(strings.Fields(strings.ReplaceAll(n.Text, "|", " ")), " ")
		if n.Text != "" && !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}
