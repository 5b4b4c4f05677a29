package tokenizer

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon/internal/model/safetensors"
)

// unknownPenalty is how much worse a character that is no piece scores than the
// worst piece.
const unknownPenalty = 10

// vocabulary is the list of pieces, by id.
type vocabulary struct {
	bytes  []byte
	ends   []uint32
	scores []float32
}

// readVocabulary takes the pieces out of the words file and checks them.
func readVocabulary(f *safetensors.File) (vocabulary, error) {
	var v vocabulary
	var err error
	if v.bytes, err = f.U8("piece_bytes", safetensors.Any); err != nil {
		return v, err
	}
	if v.ends, err = f.U32("piece_ends", safetensors.Any); err != nil {
		return v, err
	}
	if v.scores, err = f.F32("piece_scores", len(v.ends)); err != nil {
		return v, err
	}
	if !utf8.Valid(v.bytes) {
		return v, errors.New("piece_bytes: not UTF-8")
	}
	if err := checkEnds(v.ends, len(v.bytes), 1); err != nil {
		return v, fmt.Errorf("piece_ends: %w", err)
	}
	for id, end := range v.ends {
		if int(end) < len(v.bytes) && !utf8.RuneStart(v.bytes[end]) {
			return v, fmt.Errorf("piece_ends: piece %d ends inside a character", id)
		}
	}
	if len(v.ends) <= int(Unknown) || string(pieceBytes(v.bytes, v.ends, int(Unknown))) != "<unk>" {
		return v, fmt.Errorf("piece_bytes: piece %d is not <unk>", Unknown)
	}
	for id, s := range v.scores {
		if f := float64(s); math.IsNaN(f) || math.IsInf(f, 0) {
			return v, fmt.Errorf("piece_scores: piece %d has score %v", id, s)
		}
	}
	return v, nil
}

// least returns the least score of a piece.
func (v vocabulary) least() float64 { return float64(slices.Min(v.scores)) }

// pieceBytes returns the characters of a piece.
func pieceBytes(all []byte, ends []uint32, id int) []byte {
	from := uint32(0)
	if id > 0 {
		from = ends[id-1]
	}
	return all[from:ends[id]]
}

// readTable takes out of the words file what single characters become. White
// space is left out of it: inside a word there is none.
func readTable(f *safetensors.File) (map[rune]string, error) {
	keys, err := f.U32("normal_keys", safetensors.Any)
	if err != nil {
		return nil, err
	}
	ends, err := f.U32("normal_ends", len(keys))
	if err != nil {
		return nil, err
	}
	values, err := f.U32("normal_values", safetensors.Any)
	if err != nil {
		return nil, err
	}
	if err := checkEnds(ends, len(values), 0); err != nil {
		return nil, fmt.Errorf("normal_ends: %w", err)
	}
	for i, v := range values {
		if !isRune(v) {
			return nil, fmt.Errorf("normal_values: value %d, %#x, is no character", i, v)
		}
	}
	table := make(map[rune]string, len(keys))
	from := uint32(0)
	for i, k := range keys {
		if !isRune(k) {
			return nil, fmt.Errorf("normal_keys: key %d, %#x, is no character", i, k)
		}
		var out strings.Builder
		for _, v := range values[from:ends[i]] {
			if r := rune(v); !unicode.Is(unicode.White_Space, r) {
				out.WriteRune(r)
			}
		}
		table[rune(k)] = out.String()
		from = ends[i]
	}
	return table, nil
}

func isRune(v uint32) bool { return v <= unicode.MaxRune && utf8.ValidRune(rune(v)) }

// checkEnds checks that the ends cut a list of n things into parts of at least
// the given length.
func checkEnds(ends []uint32, n int, least uint32) error {
	last := uint32(0)
	for i, end := range ends {
		if end < last || end-last < least {
			return fmt.Errorf("entry %d ends at %d, the one before it at %d", i, end, last)
		}
		last = end
	}
	if int(last) != n {
		return fmt.Errorf("the last entry ends at %d of %d", last, n)
	}
	return nil
}
