package safetensors

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// metaKey is the one key of the header that names no tensor.
const metaKey = "__metadata__"

// dtype names a type of numbers as the header does.
type dtype string

const (
	u8  dtype = "U8"
	i8  dtype = "I8"
	u32 dtype = "U32"
	f32 dtype = "F32"
	f16 dtype = "F16"
)

// size returns the bytes of one number, 0 for a type that is not known here.
func (d dtype) size() int {
	switch d {
	case u8, i8:
		return 1
	case f16:
		return 2
	case u32, f32:
		return 4
	}
	return 0
}

// entry is one tensor as the header describes it: bytes [from, to) of the body.
type entry struct {
	name     string
	dtype    dtype
	shape    []int
	from, to int
}

// split cuts a file into the text of its header and the body behind it.
func split(data []byte) (header, body []byte, err error) {
	const prefix = 8
	if len(data) < prefix {
		return nil, nil, fmt.Errorf("%d bytes are too few for a file", len(data))
	}
	size := binary.LittleEndian.Uint64(data)
	rest := data[prefix:]
	if size > uint64(len(rest)) {
		return nil, nil, fmt.Errorf("a header of %d bytes is announced, %d are there", size, len(rest))
	}
	return rest[:size], rest[size:], nil
}

// parseHeader reads the header key by key, because a map would silently keep
// the last of two tensors with one name.
func parseHeader(text []byte) (map[string]string, []entry, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, nil, errors.New("not a JSON object")
	}
	meta := map[string]string{}
	var entries []entry
	seen := map[string]bool{}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		name, ok := t.(string)
		if !ok {
			return nil, nil, fmt.Errorf("%v stands where a name should", t)
		}
		if seen[name] {
			return nil, nil, fmt.Errorf("%q stands there twice", name)
		}
		seen[name] = true
		if name == metaKey {
			if err := d.Decode(&meta); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", metaKey, err)
			}
			continue
		}
		e, err := parseEntry(d, name)
		if err != nil {
			return nil, nil, fmt.Errorf("tensor %q: %w", name, err)
		}
		entries = append(entries, e)
	}
	if _, err := d.Token(); err != nil {
		return nil, nil, fmt.Errorf("not closed: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, nil, errors.New("more than padding behind its end")
	}
	return meta, entries, nil
}

// parseEntry reads one tensor and checks that its parts agree with one another.
func parseEntry(d *json.Decoder, name string) (entry, error) {
	var raw struct {
		DType   dtype  `json:"dtype"`
		Shape   *[]int `json:"shape"`
		Offsets []int  `json:"data_offsets"`
	}
	if err := d.Decode(&raw); err != nil {
		return entry{}, err
	}
	size := raw.DType.size()
	switch {
	case size == 0:
		return entry{}, fmt.Errorf("unknown type %q", raw.DType)
	case raw.Shape == nil:
		return entry{}, errors.New("no shape")
	case len(raw.Offsets) != 2:
		return entry{}, fmt.Errorf("%d data offsets instead of 2", len(raw.Offsets))
	}
	e := entry{name, raw.DType, *raw.Shape, raw.Offsets[0], raw.Offsets[1]}
	if e.from < 0 || e.to < e.from {
		return entry{}, fmt.Errorf("data offsets %d-%d are no range", e.from, e.to)
	}
	for _, n := range e.shape {
		if n < 0 {
			return entry{}, fmt.Errorf("shape %v has a negative length", e.shape)
		}
		if n > 0 && size > math.MaxInt/n {
			return entry{}, fmt.Errorf("shape %v is too large", e.shape)
		}
		size *= n
	}
	if size != e.to-e.from {
		return entry{}, fmt.Errorf("shape %v of %s takes %d bytes, data offsets %d-%d give %d",
			e.shape, e.dtype, size, e.from, e.to, e.to-e.from)
	}
	return e, nil
}

// checkLayout sorts the entries by place and checks that they fill the body
// without gap or overlap, as the form demands: a byte that no tensor owns, or
// that two do, means that writer and reader disagree.
func checkLayout(entries []entry, size int) error {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.name, b.name))
	})
	at := 0
	for _, e := range entries {
		if e.from != at {
			return fmt.Errorf("tensor %q starts at byte %d of the data, the one before it ends at %d", e.name, e.from, at)
		}
		if e.to > size {
			return fmt.Errorf("tensor %q ends at byte %d of the data, which has %d", e.name, e.to, size)
		}
		at = e.to
	}
	if at != size {
		return fmt.Errorf("the last %d bytes of the data belong to no tensor", size-at)
	}
	return nil
}
