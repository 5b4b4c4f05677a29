// Package tokenizer cuts texts into words and words into the pieces that the
// network knows.
//
// In: a text as it was read, never normalised. Out: its words and their pieces,
// with byte offsets into that text. A word is a run of letters, marks, digits,
// underscores and format characters, or any other single character that is no
// white space. Words are normalised and cut one by one, so no piece lies over
// the border of two words and nothing in one word changes another: texts may
// be cut apart at white space and their words put together again.
//
// Pieces are chosen by the unigram model: of all ways to cut a word, the one
// whose pieces have the greatest sum of scores. The vocabulary's definition is
// train/selon_train/words.py, and this package agrees with it on every text
// made of characters that both know.
package tokenizer

import (
	"fmt"

	"selon/internal/model/safetensors"
)

// Pieces that stand for no text of their own.
const (
	Start   int32 = 0 // the start of a sequence
	Padding int32 = 1 // nothing
	End     int32 = 2 // the end of a sequence or paragraph
	Unknown int32 = 3 // characters that are in no piece
)

// Word is a word of a text.
type Word struct {
	From, To    int  // bytes of the text, half open
	First, Last int  // its pieces, half open; there is at least one
	Spaced      bool // whether it stands at the start of the text or after white space
}

// Piece is a part of a word.
//
// From and To are the bytes of the text, half open, that its characters were
// made from. The pieces of a word are in order and together have all of its
// bytes but those that normalisation erased. Two pieces share a character of
// the text if normalisation made both from it ("½" becomes "1", "⁄", "2"), and
// the piece that only marks the space before a word is empty.
type Piece struct {
	ID       int32
	From, To int
}

// Tokenizer cuts texts. It never changes and is safe for concurrent use.
type Tokenizer struct {
	classes  *classes
	normal   normaliser
	trie     *trie
	scores   []float32 // by piece
	unknown  float64   // score of a character that is no piece
	textOf   []byte    // the bytes of all pieces, one behind the other
	textEnds []uint32  // by piece: where its bytes end
}

// form is the version of the words file that this package reads.
const form = "selon-words-1"

// New makes a tokenizer from the words file, whose bytes it keeps. An error
// names the tensor that is not as it should be.
func New(words *safetensors.File) (*Tokenizer, error) {
	if got := words.Meta("form"); got != form {
		return nil, fmt.Errorf("tokenizer: words file has form %q, not %q", got, form)
	}
	v, err := readVocabulary(words)
	if err != nil {
		return nil, fmt.Errorf("tokenizer: %w", err)
	}
	table, err := readTable(words)
	if err != nil {
		return nil, fmt.Errorf("tokenizer: %w", err)
	}
	pieces, err := newTrie(v.bytes, v.ends, int(Unknown)+1)
	if err != nil {
		return nil, fmt.Errorf("tokenizer: piece_bytes: %w", err)
	}
	return &Tokenizer{
		classes:  newClasses(table),
		normal:   normaliser{table},
		trie:     pieces,
		scores:   v.scores,
		unknown:  v.least() - unknownPenalty,
		textOf:   v.bytes,
		textEnds: v.ends,
	}, nil
}

// Len returns the number of pieces in the vocabulary.
func (t *Tokenizer) Len() int { return len(t.scores) }

// Text returns the characters of a piece, U+2581 for a space before the word;
// empty if there is no such piece.
func (t *Tokenizer) Text(id int32) string {
	if id < 0 || int(id) >= len(t.textEnds) {
		return ""
	}
	return string(pieceBytes(t.textOf, t.textEnds, int(id)))
}

// Cut returns the words of a text and their pieces, in order. Words of which
// normalisation leaves nothing (control characters, lone zero-width ones) are
// left out. It takes time in proportion to the text, however long a word is.
func (t *Tokenizer) Cut(text string) ([]Word, []Piece) {
	c := newCutter(t, text)
	spaced := true
	for at := 0; at < len(text); {
		class, size := t.classes.at(text, at)
		from := at
		at += size
		if class&white != 0 {
			spaced = true
			continue
		}
		if class&letter != 0 {
			for at < len(text) {
				next, size := t.classes.at(text, at)
				if next&letter == 0 {
					break
				}
				class |= next
				at += size
			}
		}
		c.add(from, at, spaced, class&changes != 0)
		spaced = false
	}
	return c.words, c.pieces
}
