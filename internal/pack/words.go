package pack

import (
	_ "embed"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The vocabularies; new ones go at the end. A vocabulary never changes: a better
// one is a new one.
const (
	french = iota
	english
	languages
)

var (
	//go:embed words_fr.txt
	frenchWords string

	//go:embed words_en.txt
	englishWords string
)

// vocabularies reads the lists of common words, each when it is first needed.
func vocabularies() [languages]func() *vocabulary {
	var out [languages]func() *vocabulary
	for i, list := range []string{french: frenchWords, english: englishWords} {
		out[i] = sync.OnceValue(func() *vocabulary {
			var words []string
			for line := range strings.Lines(list) {
				if w, err := strconv.Unquote(strings.TrimSuffix(line, "\n")); err == nil { // tested: all of them can
					words = append(words, w)
				}
			}
			return newVocabulary(words)
		})
	}
	return out
}

// expected is how often the word with a rank comes, the commonest having 0, by
// Zipf's law; bytes that are not among the common words are the rarest.
func expected(rank int) uint32 { return uint32(1<<22/10/(rank+3) + 5) }

// rarest is the rank of what is not in the list.
const rarest = 1 << 20

// vocabulary is what texts of a language are cut into: every byte, and its
// common words and parts of words, with how often each is expected.
type vocabulary struct {
	words  []string // sorted
	heads  []uint64 // by word: its first eight bytes, as a number in the same order
	longer []int32  // by word: the longest other that it begins with, -1 if there is none
	first  [257]int // where the words with a first byte begin
	counts []uint32 // a tree of sums over how often each is expected (Fenwick)
	total  uint64
	top    int // the largest power of two within the tree
	spare  sync.Pool
}

// newVocabulary makes a vocabulary of words, the commonest first.
func newVocabulary(common []string) *vocabulary {
	rank := make(map[string]int, len(common)+256)
	for b := range 256 {
		rank[string([]byte{byte(b)})] = rarest
	}
	for i, w := range common {
		rank[w] = i
	}
	v := &vocabulary{}
	for w := range rank {
		v.words = append(v.words, w)
	}
	slices.Sort(v.words)
	v.longer = make([]int32, len(v.words))
	v.heads = make([]uint64, len(v.words))
	v.counts = make([]uint32, len(v.words)+1)
	for i, w := range v.words {
		v.heads[i] = head(w)
		v.longer[i] = -1
		for j := int32(i - 1); j >= 0; j = v.longer[j] {
			if strings.HasPrefix(w, v.words[j]) {
				v.longer[i] = j
				break
			}
		}
		n := expected(rank[w])
		v.total += uint64(n)
		for at := i + 1; at <= len(v.words); at += at & -at {
			v.counts[at] += n
		}
	}
	next := 0
	for b := range 257 {
		for next < len(v.words) && int(v.words[next][0]) < b {
			next++
		}
		v.first[b] = next
	}
	for v.top = 1; v.top*2 <= len(v.words); v.top *= 2 {
	}
	return v
}

// head makes a number of the first eight bytes.
func head(s string) uint64 {
	var b [8]byte
	copy(b[:], s)
	return binary.BigEndian.Uint64(b[:])
}

// cut returns the longest word that a text begins with.
func (v *vocabulary) cut(text string) int {
	from, to := v.first[text[0]], v.first[int(text[0])+1]
	begun := head(text)
	for to-from > 1 { // the last word that is not behind the text
		if middle := int(uint(from+to) / 2); v.heads[middle] <= begun {
			from = middle
		} else {
			to = middle
		}
	}
	for v.words[from] > text { // the same eight bytes, and then others; the first byte is not behind it
		from--
	}
	for i := int32(from); ; i = v.longer[i] {
		if strings.HasPrefix(text, v.words[i]) {
			return int(i)
		}
	}
}
