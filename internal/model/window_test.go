package model

import (
	"math/rand/v2"
	"slices"
	"testing"

	"selon/internal/model/kernel"
)

// layoutOf makes a layout of words of the given numbers of pieces; a negative
// number is a word that begins a paragraph.
func layoutOf(pieces []int) *layout {
	l := &layout{words: make([]Word, len(pieces)), ends: make([]int, len(pieces)), begins: make([]bool, len(pieces))}
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
	decided := 0
	for k, w := range windows {
		if w.from != decided || w.to <= w.from {
			t.Fatalf("window %d decides words %d-%d, those before decide up to %d", k, w.from, w.to, decided)
		}
		if w.start > w.from || w.to > w.stop {
			t.Fatalf("window %d, %+v, decides words that it does not hold", k, w)
		}
		if l.room(w) > p.size {
			t.Fatalf("window %d, %+v, has %d pieces, more than %d", k, w, l.room(w), p.size)
		}
		checkContext(t, p, l, w)
		decided = w.to
	}
	if decided != len(l.words) {
		t.Fatalf("words from %d of %d are not decided", decided, len(l.words))
	}
}

// checkContext asserts that a window holds what is around the words that it
// decides, where a long word does not leave it too little room.
func checkContext(t *testing.T, p plan, l *layout, w window) {
	t.Helper()
	count := func(from, to int) (n, longest int) {
		for i := from; i < to; i++ {
			n, longest = n+len(l.pieces(i)), max(longest, len(l.pieces(i)))
		}
		return n, longest
	}
	if _, longest := count(max(0, w.start-1), min(w.stop+1, len(l.words))); longest > p.size/8 || p.opening > 0 && w.from == 0 {
		return
	}
	if n, longest := count(w.start, w.from); w.start > 0 && n < before || n >= before+longest && n > 0 {
		t.Fatalf("%+v holds %d pieces before what it decides", w, n)
	}
	if n, longest := count(w.to, w.stop); w.stop < len(l.words) && n < after || n >= after+longest && n > 0 {
		t.Fatalf("%+v holds %d pieces behind what it decides", w, n)
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
			for _, p := range []plan{{400, 0}, {400, 57}, {400, 300}, {512, 0}, {320, 0}} {
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
		checkWindows(t, plan{size, r.IntN(size)}, layoutOf(pieces))
	}
}

func TestBordersLieBetweenParagraphsOrElseSentences(t *testing.T) {
	pieces := slices.Repeat([]int{1}, 600)
	for _, c := range []struct {
		name      string
		paragraph int
		sentences []int
		want      int
	}{
		{"nothing", 0, nil, 374},
		{"a sentence", 0, []int{310, 330}, 330},
		{"a sentence too far back", 0, []int{290}, 374},
		{"a paragraph", 320, []int{310, 330}, 320},
		{"a paragraph too far on", 380, []int{310}, 310},
	} {
		marked := slices.Clone(pieces)
		if c.paragraph > 0 {
			marked[c.paragraph] = -1
		}
		l := layoutOf(marked)
		for _, i := range c.sentences {
			l.begins[i] = true
		}
		if got := (plan{size: 400}).windows(l)[0].to; got != c.want {
			t.Errorf("%s: the border is at %d, want %d", c.name, got, c.want)
		}
	}
}

func TestWhereSentencesMayBegin(t *testing.T) {
	n := open(t, kernel.Best(), false)
	text := "Il vient. « Oui ! » dit-il... Elle (M. Dupont ?) non"
	l := newLayout(n.tokenizer, text, 100)
	var got []string
	for i, begins := range l.begins {
		if begins {
			got = append(got, text[l.words[i].From:l.words[i].To])
		}
	}
	if want := []string{"«", "dit", "Elle", "Dupont", "non"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Windows cost what they share: this is the price of what is around.
func TestContextCostsWhatItMust(t *testing.T) {
	l := layoutOf(slices.Repeat([]int{1}, 20000))
	for _, size := range []int{384, 400, 512} {
		read := 0
		for _, w := range (plan{size: size}).windows(l) {
			read += w.stop - w.start
		}
		got := float64(read) / float64(len(l.words))
		want := float64(size-2) / float64(size-2-before-after)
		if got > want*1.01 {
			t.Errorf("windows of %d: each piece is read %.3f times, want %.3f", size, got, want)
		}
	}
}
