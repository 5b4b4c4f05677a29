package tokenizer

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"selon/internal/model/safetensors"
)

// small is a words file that tests change to their liking.
type small struct {
	form   string
	pieces []string
	scores []float32
	ends   []uint32 // of the pieces; from the pieces themselves if nil
	keys   []uint32
	cuts   []uint32
	values []uint32
}

func newSmall() *small {
	return &small{
		form:   form,
		pieces: []string{"<s>", "<pad>", "</s>", "<unk>", "a", "b", "ab", "▁", "▁a", "é"},
		scores: []float32{0, 0, 0, 0, -1, -1, -2, -1, -2, -1},
		keys:   []uint32{'œ', 1},
		cuts:   []uint32{2, 2},
		values: []uint32{'a', 'b'},
	}
}

func (s *small) tokenizer(t *testing.T) (*Tokenizer, error) {
	t.Helper()
	ends := s.ends
	if ends == nil {
		for n, i := 0, 0; i < len(s.pieces); i++ {
			n += len(s.pieces[i])
			ends = append(ends, uint32(n))
		}
	}
	header := map[string]any{"__metadata__": map[string]string{"form": s.form}}
	var body bytes.Buffer
	add := func(name, dtype string, n int, values any) {
		from := body.Len()
		if err := binary.Write(&body, binary.LittleEndian, values); err != nil {
			t.Fatal(err)
		}
		header[name] = map[string]any{"dtype": dtype, "shape": []int{n}, "data_offsets": []int{from, body.Len()}}
	}
	text := []byte(strings.Join(s.pieces, ""))
	add("piece_bytes", "U8", len(text), text)
	add("piece_ends", "U32", len(ends), ends)
	add("piece_scores", "F32", len(s.scores), s.scores)
	add("normal_keys", "U32", len(s.keys), s.keys)
	add("normal_ends", "U32", len(s.cuts), s.cuts)
	add("normal_values", "U32", len(s.values), s.values)
	head, err := json.Marshal(header)
	if err != nil {
		t.Fatal(err)
	}
	file := binary.LittleEndian.AppendUint64(nil, uint64(len(head)))
	f, err := safetensors.Parse(append(append(file, head...), body.Bytes()...))
	if err != nil {
		t.Fatal(err)
	}
	return New(f)
}

func TestBestSumOfScoresWins(t *testing.T) {
	for _, c := range []struct {
		name, text string
		change     func(*small)
		want       []string
	}{
		{"a tie goes to the longer last piece", "b ab", nil, []string{"▁", "b", "▁", "ab"}},
		{"the better sum", "xab", func(s *small) { s.scores[6] = -2.5 }, []string{"▁", "<unk>", "a", "b"}},
		{"unknown characters in a row are one", "axyzb", nil, []string{"▁a", "<unk>", "b"}},
		{"a character in the table", "œ", nil, []string{"▁", "ab"}},
		{"a special piece is no text", "a<unk>b", nil, []string{"▁a", "<unk>", "<unk>", "<unk>", "b"}},
		{"nothing left", "\u0001", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSmall()
			if c.change != nil {
				c.change(s)
			}
			tok, err := s.tokenizer(t)
			if err != nil {
				t.Fatal(err)
			}
			_, pieces := tok.Cut(c.text)
			var got []string
			for _, p := range pieces {
				got = append(got, tok.Text(p.ID))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q: %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestTextOfPieces(t *testing.T) {
	tok, err := newSmall().tokenizer(t)
	if err != nil {
		t.Fatal(err)
	}
	if tok.Len() != 10 {
		t.Errorf("%d pieces, want 10", tok.Len())
	}
	for id, want := range map[int32]string{-1: "", 0: "<s>", 9: "é", 10: ""} {
		if got := tok.Text(id); got != want {
			t.Errorf("piece %d is %q, want %q", id, got, want)
		}
	}
}

func TestDamagedVocabulariesAreErrors(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*small)
		want   string
	}{
		{"form", func(s *small) { s.form = "selon-words-9" }, "selon-words-9"},
		{"no pieces", func(s *small) { s.pieces, s.scores = nil, nil }, "<unk>"},
		{"unknown piece elsewhere", func(s *small) { s.pieces[3] = "<xyz>" }, "<unk>"},
		{"score missing", func(s *small) { s.scores = s.scores[1:] }, "piece_scores"},
		{"score no number", func(s *small) { s.scores[5] = float32(math.NaN()) }, "piece_scores: piece 5"},
		{"score infinite", func(s *small) { s.scores[5] = float32(math.Inf(1)) }, "piece_scores: piece 5"},
		{"not UTF-8", func(s *small) { s.pieces[4] = "\xff" }, "piece_bytes: not UTF-8"},
		{"empty piece", func(s *small) { s.pieces[4] = "" }, "piece_ends: entry 4"},
		{"a piece twice", func(s *small) { s.pieces[5] = "a" }, "pieces 4 and 5"},
		{"ends inside a character", func(s *small) { s.pieces[8], s.pieces[9] = "▁a\xc3", "\xa9" }, "piece_ends: piece 8"},
		{"ends short", func(s *small) { s.ends = []uint32{3, 8, 12, 17}; s.scores = s.scores[:4] }, "piece_ends: the last entry"},
		{"table ends backwards", func(s *small) { s.cuts[0] = 3 }, "normal_ends: entry 1"},
		{"table ends short", func(s *small) { s.cuts[1]--; s.cuts[0]-- }, "normal_ends: the last"},
		{"table lengths", func(s *small) { s.cuts = s.cuts[1:] }, "normal_ends"},
		{"key", func(s *small) { s.keys[1] = 0xd800 }, "normal_keys: key 1"},
		{"value", func(s *small) { s.values[1] = 0x110000 }, "normal_values: value 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSmall()
			c.change(s)
			_, err := s.tokenizer(t)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that says %q", err, c.want)
			}
		})
	}
}
