package tokenizer

import (
	"slices"
	"unicode/utf8"
)

// space stands for the white space before a word, in the pieces' writing.
const space = "\u2581"

// cutter is one cut of one text: what has been found and the memory that is
// used anew for each word.
type cutter struct {
	*Tokenizer
	text   string
	words  []Word
	pieces []Piece

	normal  []byte   // the word as the pieces are written
	origins []origin // by byte of normal: its place in the text; unset for the space
	steps   []step
}

func newCutter(t *Tokenizer, text string) *cutter {
	const wordBytes, pieceBytes = 5, 4 // of news, on average
	return &cutter{
		Tokenizer: t,
		text:      text,
		words:     make([]Word, 0, len(text)/wordBytes+1),
		pieces:    make([]Piece, 0, len(text)/pieceBytes+1),
	}
}

// add cuts the word text[from:to]; changes says whether normalisation may
// change it.
func (c *cutter) add(from, to int, spaced, changes bool) {
	c.normal = c.normal[:0]
	if spaced {
		c.normal = append(c.normal, space...)
	}
	prefix := len(c.normal)
	if changes {
		c.origins = c.origins[:0]
		c.normal, c.origins = c.Tokenizer.normal.add(c.normal, slices.Grow(c.origins, prefix)[:prefix], c.text, from, to)
		if len(c.normal) == prefix {
			return
		}
	} else {
		c.normal = append(c.normal, c.text[from:to]...)
	}
	first := len(c.pieces)
	c.search()
	c.collect()
	for i := range c.pieces[first:] {
		p := &c.pieces[first+i]
		if changes {
			p.From, p.To = c.place(p.From, p.To, prefix, from)
		} else {
			p.From, p.To = from+max(0, p.From-prefix), from+max(0, p.To-prefix)
		}
	}
	c.words = append(c.words, Word{from, to, first, len(c.pieces), spaced})
}

// place returns the bytes of the text that normal[from:to] was made from;
// an empty place at the word's start for the space alone.
func (c *cutter) place(from, to, prefix, word int) (int, int) {
	if to <= prefix {
		return word, word
	}
	return c.origins[max(from, prefix)].from, c.origins[to-1].to
}

// step is the best way to reach a place in the word: over which piece.
type step struct {
	score float64 // of the whole way
	bytes int32   // of the piece
	piece int32   // none while the place has not been reached
}

// search finds the best way to each place in the normalised word.
//
// Of two equally good ways the first one found wins, which is the one with the
// longer last piece. A character is unknown only if it is no piece by itself;
// this and the order of the sums are the definition's, to the last bit.
func (c *cutter) search() {
	word := c.normal
	c.steps = slices.Grow(c.steps[:0], len(word)+1)[:len(word)+1]
	for i := range c.steps {
		c.steps[i] = step{piece: none}
	}
	for at := 0; at < len(word); {
		size := 1
		if word[at] >= utf8.RuneSelf {
			_, size = utf8.DecodeRune(word[at:])
		}
		score := c.steps[at].score
		known := false
		// No way down the trie is longer than the longest piece, so a long
		// word costs no more a byte than a short one.
		node := c.trie.root(word[at])
		for end := at + 1; node != 0; end++ {
			if p := c.trie.nodes[node].piece; p != none {
				known = known || end == at+size
				c.reach(end, step{score + float64(c.scores[p]), int32(end - at), p})
			}
			if end == len(word) {
				break
			}
			node = c.trie.child(node, word[end])
		}
		if !known {
			c.reach(at+size, step{score + c.unknown, int32(size), Unknown})
		}
		at += size
	}
}

// reach notes a way to a place, if it is the first one or better.
func (c *cutter) reach(at int, s step) {
	if old := &c.steps[at]; old.piece == none || s.score > old.score {
		*old = s
	}
}

// collect appends the pieces of the best way, with offsets in the normalised
// word. Unknown characters in a row are one piece.
func (c *cutter) collect() {
	first := len(c.pieces)
	for to := len(c.normal); to > 0; {
		s := c.steps[to]
		from := to - int(s.bytes)
		last := len(c.pieces) - 1
		if s.piece == Unknown && last >= first && c.pieces[last].ID == Unknown {
			c.pieces[last].From = from
		} else {
			c.pieces = append(c.pieces, Piece{s.piece, from, to})
		}
		to = from
	}
	slices.Reverse(c.pieces[first:])
}
