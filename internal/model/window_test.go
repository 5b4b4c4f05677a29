package model

import (
	"math/rand/v2"
	"testing"
)

// layoutOf makes a layout of words of the given numbers of pieces; a negative
// number is a word that begins a paragraph.
func layoutOf(pieces []int) *layout {
	l := &layout{words: make([]Word, len(pieces)), ends: make([]int, len(pieces))}
	paragraph := 0
	for i, n := range pieces {
		if n < 0 {
			n = -n
			paragraph++
		}
		l.words[i] = Word{From: 10 * i, To: 10*i + 9, Paragraph: paragraph}
		l.ids = append(l.ids, make([]int32, n)...)
		l.ends[i] = len(l.ids)
	}
	return l
}

// room counts the pieces of a window with its marks.
func (l *layout) room(w window) int {
	used := 2
	for i := w.start; i < w.stop; i++ {
		used += len(l.pieces(i))
		if i > w.start && l.opens(i) {
			used++
		}
	}
	return used
}

// checkWindows asserts what readers of a plan rely on.
func checkWindows(t *testing.T, p plan, l *layout) {
	t.Helper()
	windows := p.windows(l)
	decided, start := 0, -1
	for k, w := range windows {
		if w.from != decided || w.to < w.from {
			t.Fatalf("window %d decides words %d-%d, those before decide up to %d", k, w.from, w.to, decided)
		}
		if w.start > w.from || w.to > w.stop {
			t.Fatalf("window %d, %+v, decides words that it does not hold", k, w)
		}
		if w.start <= start {
			t.Fatalf("window %d starts at %d, the one before at %d", k, w.start, start)
		}
		if l.room(w) > p.size {
			t.Fatalf("window %d, %+v, has %d pieces, more than %d", k, w, l.room(w), p.size)
		}
		if k > 0 {
			checkOverlap(t, p, l, windows[k-1], w)
		}
		decided, start = w.to, w.start
	}
	if decided != len(l.words) {
		t.Fatalf("words from %d of %d are not decided", decided, len(l.words))
	}
}

// checkOverlap asserts that two windows share as many pieces as the plan says,
// or that sharing one word more would not bring the reading on.
func checkOverlap(t *testing.T, p plan, l *layout, a, b window) {
	t.Helper()
	shared := 0
	for i := b.start; i < a.stop; i++ {
		shared += len(l.pieces(i))
	}
	if shared < p.overlap && b.start != a.start+1 {
		t.Fatalf("windows %+v and %+v share %d pieces, less than %d", a, b, shared, p.overlap)
	}
	if b.start == a.start+1 {
		return
	}
	if least := shared - len(l.pieces(b.start)); shared > 0 && least >= p.overlap {
		t.Fatalf("windows %+v and %+v share %d pieces, more than %d takes", a, b, shared, p.overlap)
	}
}

func TestWindowsHoldEveryWordOnceWithWhatIsAround(t *testing.T) {
	repeat := func(n, pieces int) []int {
		out := make([]int, n)
		for i := range out {
			out[i] = pieces
		}
		return out
	}
	for name, pieces := range map[string][]int{
		"no word":                nil,
		"one word":               {1},
		"one window":             repeat(300, 1),
		"just full":              repeat(398, 1),
		"one word too many":      repeat(399, 1),
		"one long paragraph":     repeat(5000, 1),
		"a paragraph a word":     repeat(1000, -1),
		"words as long as one":   repeat(5, 398),
		"long words":             repeat(50, 150),
		"a long one among short": append(append(repeat(300, 1), 398), repeat(300, 1)...),
	} {
		t.Run(name, func(t *testing.T) {
			for _, p := range []plan{{400, 120, 0}, {400, 120, 57}, {400, 200, 300}, {384, 0, 0}, {16, 8, 0}} {
				l := layoutOf(pieces)
				if p.size < 400 { // no word has more pieces than a window holds
					for _, n := range pieces {
						if max(n, -n) > p.size-2 {
							return
						}
					}
				}
				checkWindows(t, p, l)
			}
		})
	}
}

func TestWindowsOfRandomTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		pieces := make([]int, r.IntN(2000))
		for i := range pieces {
			switch pieces[i] = 1 + int(r.ExpFloat64()); {
			case r.IntN(200) == 0:
				pieces[i] = 1 + r.IntN(398)
			case r.IntN(40) == 0:
				pieces[i] = -pieces[i]
			}
		}
		size := 400 + r.IntN(113)
		checkWindows(t, plan{size, r.IntN(size / 2), r.IntN(size)}, layoutOf(pieces))
	}
}

// Windows cost what they share: this is the price of the overlap.
func TestOverlapCostsWhatItMust(t *testing.T) {
	pieces := make([]int, 20000)
	for i := range pieces {
		pieces[i] = 1
	}
	l := layoutOf(pieces)
	for _, p := range []plan{{400, 120, 0}, {400, 200, 0}, {480, 120, 0}, {480, 200, 0}, {512, 240, 0}} {
		read := 0
		for _, w := range p.windows(l) {
			read += w.stop - w.start
		}
		got := float64(read) / float64(len(pieces))
		want := float64(p.size-2) / float64(p.size-2-p.overlap)
		if got > want*1.01 {
			t.Errorf("windows of %d that share %d: each piece is read %.3f times, want %.3f", p.size, p.overlap, got, want)
		}
	}
}
