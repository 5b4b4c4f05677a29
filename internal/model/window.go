package model

// window is a stretch of a text that the network reads at once: the words
// [start, stop), of which it decides the cues that begin in [from, to).
type window struct {
	start, stop int
	from, to    int
}

// plan says how a text is cut into windows; all lengths count pieces.
type plan struct {
	size    int // most pieces of a window, with those that mark its ends and its paragraphs
	overlap int // least pieces that neighbours share, unless a single word has more than is left
	opening int // if not 0, most pieces of the first window: shifts all cuts
}

// windows cuts a text so that every word lies in the zone [from, to) of
// exactly one window. The border of two zones is the middle of what their
// windows share, so that a cue is decided where it has most context.
func (p plan) windows(l *layout) []window {
	if len(l.words) == 0 {
		return nil
	}
	var out []window
	start, size := 0, p.size
	if p.opening > 0 {
		size = min(size, p.opening)
	}
	for {
		stop := l.extent(start, size)
		out = append(out, window{start: start, stop: stop})
		if stop == len(l.words) {
			break
		}
		start, size = p.next(l, start, stop), p.size
	}
	for k := range out {
		out[k].to = len(l.words)
		if k > 0 {
			border := (out[k].start + out[k-1].stop) / 2
			out[k-1].to, out[k].from = border, border
		}
	}
	return out
}

// next returns where the window after [start, stop) starts: at least a word
// further on.
func (p plan) next(l *layout, start, stop int) int {
	back, shared := stop, 0
	for back > start+1 && shared < p.overlap {
		back--
		shared += len(l.pieces(back))
	}
	return back
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
