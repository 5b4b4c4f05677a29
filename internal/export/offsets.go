package export

import (
	"sort"
	"unicode/utf8"
)

// stride is how many bytes lie between two counted places of a text: small
// enough to walk from one to the next, large enough to cost no memory.
const stride = 512

// offsets converts between byte and code point offsets of one text of valid UTF-8.
type offsets struct {
	text   string
	before []int // code points that start before byte i*stride
}

func newOffsets(text string) offsets {
	o := offsets{text: text, before: make([]int, 0, len(text)/stride+1)}
	points := 0
	for i := range len(text) {
		if i%stride == 0 {
			o.before = append(o.before, points)
		}
		if utf8.RuneStart(text[i]) {
			points++
		}
	}
	if len(text)%stride == 0 {
		o.before = append(o.before, points)
	}
	return o
}

// points returns how many code points start before the byte offset.
func (o offsets) points(offset int) int {
	n := o.before[offset/stride]
	for i := offset / stride * stride; i < offset; i++ {
		if utf8.RuneStart(o.text[i]) {
			n++
		}
	}
	return n
}

// bytes returns where the code point of that number starts, the length of the
// text for the one after the last, and false for any other.
func (o offsets) bytes(point int) (int, bool) {
	if point < 0 {
		return 0, false
	}
	mark := sort.Search(len(o.before), func(i int) bool { return o.before[i] > point }) - 1
	n := o.before[mark]
	for i := mark * stride; i < len(o.text); i++ {
		if !utf8.RuneStart(o.text[i]) {
			continue
		}
		if n == point {
			return i, true
		}
		n++
	}
	return len(o.text), n == point
}
