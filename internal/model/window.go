package model

// window is a stretch of a text that the network reads at once: the words
// [start, stop), of which it decides the cues that begin in [from, to).
type window struct {
	start, stop int
	from, to    int
}

// plan says how a text is cut into windows.
type plan struct {
	size    int // most pieces of a window, with those that mark its ends and its paragraphs
	opening int // if not 0, most pieces of the first window: shifts all cuts
}

// What a window holds beside the words that it decides, in pieces. What came
// before them tells who is meant, and counts more. All of it is read twice; more
// of it moves no figure of the development documents by more than other cuts do.
const (
	before = 56
	after  = 24
)

// sought is how many pieces back from the latest place a good one is sought for
// a border.
const sought = 80

// windows cuts a text so that every word lies in the zone [from, to) of
// exactly one window. The border of two zones is where a paragraph begins if
// one does near the end of the window, or else a sentence: a statement seldom
// goes on beyond it.
func (p plan) windows(l *layout) []window {
	var out []window
	size := p.size
	if p.opening > 0 {
		size = min(size, p.opening)
	}
	for from := 0; from < len(l.words); size = p.size {
		w := window{start: l.back(from, before, 0), from: from}
		w.stop = l.extent(w.start, size)
		for w.stop <= from { // long words before this one leave it no room
			w.start++
			w.stop = l.extent(w.start, size)
		}
		w.to = w.stop
		if w.stop < len(l.words) {
			latest := l.back(w.stop, after, from+1)
			w.to = l.border(l.back(latest, sought, from+1), latest)
			w.stop = l.ahead(w.to, after, w.stop)
		}
		out = append(out, w)
		from = w.to
	}
	return out
}

// border returns the last word from first to last that begins a paragraph, or
// else a sentence, or else last.
func (l *layout) border(first, last int) int {
	sentence := last
	for i := last; i >= first; i-- {
		if l.opens(i) {
			return i
		}
		if sentence == last && l.begins[i] {
			sentence = i
		}
	}
	return sentence
}

// back returns the word so many pieces before another, and not before least.
func (l *layout) back(word, pieces, least int) int {
	for word > least && pieces > 0 {
		word--
		pieces -= len(l.pieces(word))
	}
	return word
}

// ahead returns the word so many pieces behind another, and not behind most.
func (l *layout) ahead(word, pieces, most int) int {
	for word < most && pieces > 0 {
		pieces -= len(l.pieces(word))
		word++
	}
	return word
}

// extent returns where a window from start must stop so as to hold at most
// size pieces; one word it always holds.
func (l *layout) extent(start, size int) int {
	used := 2 // the marks at both ends
	for i := start; i < len(l.words); i++ {
		used += len(l.pieces(i))
		if i > start && l.opens(i) {
			used++
		}
		if used > size && i > start {
			return i
		}
	}
	return len(l.words)
}
