// Package pack makes records small.
//
// In: a record, with the keys of its entities across documents; or any bytes.
// Out: bytes that are kept, and the same record again. It keeps nothing itself.
//
// A record is one sequence of symbols, each of which takes as many bits as it is
// unlikely ([stream]): the words of its text, by how common they are in the
// language and in this text; places in the text, counted in words from where they
// are expected; and little else, because what follows from the rest is not
// written. What is written may change only by a new head: every form that records
// were ever kept in can be read.
package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"selon"
)

// errIllFormed is what is said of bytes that no record was packed into.
var errIllFormed = errors.New("record: ill-formed")

// most is how large a thing may be that was packed; more is no record of ours.
const most = 1 << 30

// Coder packs and unpacks; it is safe for concurrent use.
type Coder struct {
	in    *zstd.Encoder
	out   *zstd.Decoder
	words [languages]func() *vocabulary
	fold  func(string) string

	models sync.Pool
}

// NewCoder makes a coder. Fold gives names the form in which keys hold them; it
// is part of the form in which records are kept, and never changes.
func NewCoder(fold func(string) string) (*Coder, error) {
	in, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderCRC(false), zstd.WithWindowSize(1<<20))
	if err != nil {
		return nil, err
	}
	out, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(most), zstd.WithDecoderConcurrency(0))
	if err != nil {
		return nil, err
	}
	return &Coder{in: in, out: out, words: vocabularies(), fold: fold}, nil
}

// Squeeze packs bytes.
func (c *Coder) Squeeze(b []byte) []byte { return c.in.EncodeAll(b, nil) }

// Expand unpacks bytes.
func (c *Coder) Expand(b []byte) ([]byte, error) {
	out, err := c.out.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("packed bytes: %w", err)
	}
	return out, nil
}

// The first byte of what was packed says how; that of the old form is the first
// of every zstd frame.
const (
	headWords = 1 // and twice the number of the vocabulary: its text is in words
	headApart = 2 // and twice the number of the vocabulary: its text is apart, in a zstd frame
	headOld   = 0x28
)

// The length from which on a text is tried in a frame of its own too: it may
// repeat itself by whole sentences. So is one of which more than a half is left.
const longText = 1 << 16

// Pack makes bytes of a record. Keys are those of its entities across documents;
// document is its own. The record must be sound ([selon.Record.Verify]).
func (c *Coder) Pack(rec *selon.Record, keys []string, document string) ([]byte, error) {
	if len(keys) != len(rec.Entities) {
		return nil, fmt.Errorf("record: %d keys for %d entities", len(keys), len(rec.Entities))
	}
	language := vocabularyOf(rec.Document.Lang)
	out, err := c.write(rec, keys, document, language, false)
	if size := len(rec.Document.Text); err != nil || size <= longText && len(out) <= size/2 {
		return out, err
	}
	apart, err := c.write(rec, keys, document, language, true)
	if err == nil && len(apart) < len(out) {
		return apart, nil
	}
	return out, err
}

func (c *Coder) write(rec *selon.Record, keys []string, document string, language int, apart bool) ([]byte, error) {
	p := c.packer(newWriting(), language, document)
	defer c.done(p)
	var out []byte
	if apart {
		text := c.Squeeze([]byte(rec.Document.Text))
		out = append(binary.AppendUvarint([]byte{byte(headApart + 2*language)}, uint64(len(text))), text...)
	} else {
		out = []byte{byte(headWords + 2*language)}
	}
	same, sameKeys := *rec, append([]string(nil), keys...)
	p.apart = apart
	p.record(&same, &sameKeys)
	return append(out, p.end()...), p.err
}

// Unpack makes a record of bytes, and the keys of its entities. Its text has been
// read even where the rest fails.
func (c *Coder) Unpack(b []byte, document string) (*selon.Record, []string, error) {
	if len(b) == 0 {
		return nil, nil, errIllFormed
	}
	if b[0] == headOld {
		return c.unpackOld(b, document)
	}
	language := (int(b[0]) - headWords) / 2
	if b[0] < headWords || language >= languages {
		return nil, nil, fmt.Errorf("record: of form %d, which this version of selon does not know", b[0])
	}
	apart := (b[0]-headWords)%2 == 1
	rec, b := &selon.Record{}, b[1:]
	if apart {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)-size) {
			return nil, nil, errIllFormed
		}
		text, err := c.Expand(b[size : size+int(n)])
		if err != nil {
			return nil, nil, err
		}
		rec.Document.Text, b = string(text), b[size+int(n):]
	}
	p := c.packer(newReading(b), language, document)
	defer c.done(p)
	p.apart = apart
	var keys []string
	p.record(rec, &keys)
	if p.err != nil {
		return nil, nil, p.err
	}
	return rec, keys, nil
}

// vocabularyOf returns the number of the vocabulary for texts of a language.
func vocabularyOf(language string) int {
	if strings.HasPrefix(language, "fr") {
		return french
	}
	return english
}
