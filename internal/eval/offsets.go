package eval

import (
	"encoding/json"
	"errors"
	"fmt"

	"selon"
)

var errNotUTF8 = errors.New("the bytes are not UTF-8")

// offsets turns code points into bytes: the byte at which each code point of a
// text starts, and the text's end.
type offsets []int

func newOffsets(text string) offsets {
	o := make(offsets, 0, len(text)+1)
	for i := range text {
		o = append(o, i)
	}
	return append(o, len(text))
}

// span gives the byte span of code points [from, to).
func (o offsets) span(from, to int) (selon.Span, error) {
	if from < 0 || to < from || to >= len(o) {
		return selon.Span{}, fmt.Errorf("characters %d-%d lie outside the text of %d", from, to, len(o)-1)
	}
	return selon.Span{From: o[from], To: o[to]}, nil
}

// spanInFile is a span in code points, written as [from, to] or as
// {"start": from, "end": to}.
type spanInFile struct {
	from, to int
}

func (s *spanInFile) UnmarshalJSON(b []byte) error {
	if b[0] == '{' {
		var o struct{ Start, End *int }
		if err := json.Unmarshal(b, &o); err != nil {
			return err
		}
		if o.Start == nil || o.End == nil {
			return fmt.Errorf("span %s needs \"start\" and \"end\"", b)
		}
		*s = spanInFile{*o.Start, *o.End}
		return nil
	}
	var pair []int
	if err := json.Unmarshal(b, &pair); err != nil {
		return err
	}
	if len(pair) != 2 {
		return fmt.Errorf("span %s is not [from, to]", b)
	}
	*s = spanInFile{pair[0], pair[1]}
	return nil
}
