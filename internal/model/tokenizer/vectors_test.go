package tokenizer

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"testing"
	"unicode/utf8"

	"selon/internal/model/safetensors"
	"selon/internal/model/weights"
)

// vectors lets the same test run over more texts than are committed.
var vectors = flag.String("vectors", "testdata/vectors.jsonl", "test vectors, written by train/vectors_tokenizer.py")

// real returns the tokenizer that the program uses.
func real(t testing.TB) *Tokenizer {
	t.Helper()
	f, err := safetensors.Parse(weights.Words())
	if err != nil {
		t.Fatal(err)
	}
	tok, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	return tok
}

// vector is a text with its words as the definition cuts it.
type vector struct {
	Text  string         `json:"text"`
	Words []expectedWord `json:"words"`
}

// expectedWord is a word: code points from, to, and the ids of its pieces.
type expectedWord struct {
	from, to int
	ids      []int32
}

func (w *expectedWord) UnmarshalJSON(data []byte) error {
	parts := []any{&w.from, &w.to, &w.ids}
	return json.Unmarshal(data, &parts)
}

func readVectors(t testing.TB) []vector {
	t.Helper()
	f, err := os.Open(*vectors)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []vector
	d := json.NewDecoder(bufio.NewReader(f))
	for d.More() {
		var v vector
		if err := d.Decode(&v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

func TestTextsAreCutAsTheDefinitionCutsThem(t *testing.T) {
	tok := real(t)
	all := readVectors(t)
	if len(all) < 300 {
		t.Errorf("only %d vectors", len(all))
	}
	failures := 0
	for i, v := range all {
		words, pieces := tok.Cut(v.Text)
		got := make([]expectedWord, len(words))
		bytes, points := 0, 0
		for k, w := range words {
			points += utf8.RuneCountInString(v.Text[bytes:w.From])
			bytes = w.From
			got[k].from = points
			got[k].to = got[k].from + utf8.RuneCountInString(v.Text[w.From:w.To])
			for _, p := range pieces[w.First:w.Last] {
				got[k].ids = append(got[k].ids, p.ID)
			}
		}
		if diff := firstDifference(got, v.Words); diff >= 0 {
			t.Errorf("text %d, %.60q, word %d: %v, want %v", i, v.Text, diff, at(got, diff), at(v.Words, diff))
			if failures++; failures == 10 {
				t.Fatal("and more")
			}
		}
	}
}

func firstDifference(a, b []expectedWord) int {
	same := func(x, y expectedWord) bool {
		return x.from == y.from && x.to == y.to && slices.Equal(x.ids, y.ids)
	}
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || !same(a[i], b[i]) {
			return i
		}
	}
	return -1
}

// at returns the word with a little of what is around it.
func at(words []expectedWord, i int) []expectedWord {
	return words[min(i, len(words)):min(i+2, len(words))]
}
