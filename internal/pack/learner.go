package pack

import "strings"

// learner knows how often words come in one record: as often as is expected, and
// the more the more have come.
type learner struct {
	*vocabulary
	counts []uint32
	total  uint64
}

func (v *vocabulary) learner() *learner {
	counts, ok := v.spare.Get().(*[]uint32)
	if !ok {
		fresh := make([]uint32, len(v.counts))
		counts = &fresh
	}
	copy(*counts, v.counts)
	return &learner{v, *counts, v.total}
}

// release lets the memory be used again.
func (l *learner) release() { l.spare.Put(&l.counts) }

// step is how much a word counts that has come. When all of them together are
// mostCounted, after half a million words, no more are.
const (
	step        = 1 << 11
	mostCounted = 1 << 30
)

// word carries a word.
func (s *stream) word(l *learner, word *int) {
	at, before := 0, uint64(0)
	if s.reading {
		wanted := s.at(l.total)
		for jump := l.top; jump > 0; jump /= 2 {
			if next := at + jump; next < len(l.counts) && before+uint64(l.counts[next]) <= wanted {
				at, before = next, before+uint64(l.counts[next])
			}
		}
		*word = at
	} else {
		at = *word
		for i := at; i > 0; i &= i - 1 {
			before += uint64(l.counts[i])
		}
	}
	size := uint64(l.counts[at+1]) // of the word alone: less what the tree adds up
	for i, stop := at, (at+1)&at; i > stop; i &= i - 1 {
		size -= uint64(l.counts[i])
	}
	s.narrow(before, size, l.total)
	if l.total < mostCounted {
		l.total += step
		for i := at + 1; i < len(l.counts); i += i & -i {
			l.counts[i] += step
		}
	}
}

// words carries a text. How many there are is told apart, so that what is cut off
// is known.
func (s *stream) words(l *learner, count *numbers, text *string) {
	if s.reading {
		n := 0
		s.number(count, &n)
		var b strings.Builder
		for range n {
			var w int
			if s.word(l, &w); s.err != nil {
				return
			}
			if b.WriteString(l.words[w]); b.Len() > most {
				s.err = errIllFormed
				return
			}
		}
		*text = b.String()
		return
	}
	var words []int
	for rest := *text; rest != ""; {
		w := l.cut(rest)
		words = append(words, w)
		rest = rest[len(l.words[w]):]
	}
	n := len(words)
	s.number(count, &n)
	for i := range words {
		s.word(l, &words[i])
	}
}
