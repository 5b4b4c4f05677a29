package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"selon"
)

// coder makes bytes of records and compresses them; it is safe for concurrent use.
type coder struct {
	in  *zstd.Encoder
	out *zstd.Decoder
}

// most is how large a thing may be that was compressed; more is no record of ours.
const most = 1 << 30

func newCoder() (coder, error) {
	in, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderCRC(false), zstd.WithWindowSize(1<<20))
	if err != nil {
		return coder{}, err
	}
	out, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(most), zstd.WithDecoderConcurrency(0))
	return coder{in, out}, err
}

func (c coder) squeeze(b []byte) []byte { return c.in.EncodeAll(b, nil) }

func (c coder) expand(b []byte) ([]byte, error) {
	out, err := c.out.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("compressed bytes: %w", err)
	}
	return out, nil
}

// longestLookup is how long a text may be in which words are looked for.
const longestLookup = 1 << 20

// pack makes bytes of a record: the length of its text, the text, the table of
// words, what is known of the document, the columns. Keys are those of its
// entities across documents; document is its own.
func (c coder) pack(rec *selon.Record, keys []string, document string) ([]byte, error) {
	text := rec.Document.Text
	about, err := json.Marshal(metaOf(&rec.Document))
	if err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	columns := &columns{text: text, index: make(map[string]int)}
	same := *rec
	keys = slices.Clone(keys)
	columns.record(&same, &keys, document)

	out := binary.AppendUvarint(make([]byte, 0, 2*len(text)), uint64(len(text)))
	out = append(out, text...)
	out = binary.AppendUvarint(out, uint64(len(about)))
	out = append(out, about...)
	out = binary.AppendUvarint(out, uint64(len(columns.table)))
	for _, w := range columns.table {
		at := -1
		if len(text) <= longestLookup {
			at = strings.Index(text, w)
		}
		if at >= 0 { // words of the text: twice their length and one, and the place
			out = binary.AppendUvarint(out, uint64(len(w))<<1|1)
			out = binary.AppendUvarint(out, uint64(at))
		} else {
			out = binary.AppendUvarint(out, uint64(len(w))<<1)
			out = append(out, w...)
		}
	}
	return c.squeeze(append(out, columns.b...)), nil
}

// unpack makes a record of bytes, and the keys of its entities.
func (c coder) unpack(b []byte, document string) (*selon.Record, []string, error) {
	body, err := c.expand(b)
	if err != nil {
		return nil, nil, err
	}
	r := &pieces{b: body}
	text := string(r.bytes(r.number()))
	var about meta
	if err := json.Unmarshal(r.bytes(r.number()), &about); err != nil {
		return nil, nil, fmt.Errorf("record: %w", err)
	}
	n := r.number()
	if n > len(r.b) {
		return nil, nil, errCutOff
	}
	table := make([]string, 0, n)
	for range n {
		size := r.number()
		if size&1 == 0 {
			table = append(table, string(r.bytes(size>>1)))
			continue
		}
		at := r.number()
		if r.err != nil || at > len(text) || size>>1 > len(text)-at {
			return nil, nil, errCutOff
		}
		table = append(table, text[at:at+size>>1])
	}
	if r.err != nil {
		return nil, nil, r.err
	}
	rec := &selon.Record{Document: about.document(text)}
	var keys []string
	columns := &columns{reading: true, b: r.b, text: text, table: table}
	columns.record(rec, &keys, document)
	return rec, keys, columns.err
}

// pieces cuts pieces off bytes.
type pieces struct {
	b   []byte
	err error
}

func (p *pieces) number() int {
	v, n := binary.Uvarint(p.b)
	if n <= 0 || v > most {
		p.b, p.err = nil, errors.Join(p.err, errCutOff)
		return 0
	}
	p.b = p.b[n:]
	return int(v)
}

func (p *pieces) bytes(n int) []byte {
	if n > len(p.b) {
		p.b, p.err = nil, errors.Join(p.err, errCutOff)
		return nil
	}
	out := p.b[:n]
	p.b = p.b[n:]
	return out
}
