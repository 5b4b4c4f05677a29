package tokenizer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// class is what the cut needs to know of a character: a set of the following.
type class uint8

const (
	white   class = 1 << iota // white space
	letter                    // joins with its neighbours to a word
	changes                   // normalisation may change a word that has it
)

// planeSize is the number of characters in Unicode's first plane, which has
// nearly all that is written: their classes are looked up, others worked out.
const planeSize = 0x10000

// classes holds the classes of characters.
type classes struct {
	plane [planeSize]class
}

// letters are the categories of characters that make up words; the underscore
// is one, too.
var letters = []*unicode.RangeTable{unicode.L, unicode.M, unicode.N, unicode.Cf}

// newClasses works out the classes of the first plane.
func newClasses(table map[rune]string) *classes {
	c := new(classes)
	c.mark(unicode.White_Space, white)
	for _, t := range letters {
		c.mark(t, letter)
	}
	c.plane['_'] |= letter
	for r := range table {
		if r < planeSize {
			c.plane[r] |= changes
		}
	}
	// Below U+0300, no character is composed with the one before it or
	// decomposed for good.
	for r := rune(0x300); r < planeSize; r++ {
		if !inert(r) {
			c.plane[r] |= changes
		}
	}
	return c
}

// mark adds a class to all characters of a table that are in the first plane.
func (c *classes) mark(t *unicode.RangeTable, add class) {
	for _, r := range t.R16 {
		for x := uint32(r.Lo); x <= uint32(r.Hi); x += uint32(r.Stride) {
			c.plane[x] |= add
		}
	}
}

// at returns the class and the size in bytes of the character at an offset. A
// byte that is no UTF-8 is a character of its own.
func (c *classes) at(text string, at int) (class, int) {
	if b := text[at]; b < utf8.RuneSelf {
		return c.plane[b], 1
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	if r < planeSize {
		return c.plane[r], size
	}
	if unicode.In(r, letters...) {
		return letter | changes, size
	}
	return changes, size
}

// inert reports whether canonical composition leaves the character as it is,
// whatever stands before it.
func inert(r rune) bool {
	var buf [utf8.UTFMax]byte
	b := buf[:utf8.EncodeRune(buf[:], r)]
	p := norm.NFC.Properties(b)
	// What has no decomposition is normal; to ask for it is faster.
	return p.BoundaryBefore() && (p.Decomposition() == nil || norm.NFC.IsNormal(b))
}
