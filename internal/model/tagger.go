package model

// What a word is to all cues together.
const (
	cueNone = iota
	cueB
	cueI
)

// tagCues writes to r.cueTags what the tagger believes of each word, as
// probabilities, and adds it to the stream as marks.
func (r *Reader) tagCues() {
	n := r.net
	gather(r.words, r.stream, r.first)
	n.cue.apply(r.cueTags, r.words, len(r.first), &r.scratch)
	for i, at := range r.first {
		tags := r.cueTags[i*cueTags:][:cueTags]
		n.path.Softmax(tags, &r.scratch)
		x := r.stream[at*hidden:][:hidden]
		none, first, further := n.mark[:hidden], n.mark[hidden:][:hidden], n.mark[2*hidden:][:hidden]
		for j := range x {
			// Converted, so that no compiler multiplies and adds in one rounding.
			x[j] += float32(tags[cueNone]*none[j]) + float32(tags[cueB]*first[j]) + float32(tags[cueI]*further[j])
		}
	}
}

// span is a cue in the words of a window.
type span struct {
	first, last int // half open
	likely      float32
}

// findCues collects the cues of a window that begin in [from, to): where a
// first word is likely enough, on through the words that are likelier to go on
// with it than to be none or a first one. All words are looked at, since a cue
// that begins before from may reach over it.
func findCues(spans []span, tags []float32, from, to int) []span {
	words := len(tags) / cueTags
	at := func(word, tag int) float32 { return tags[word*cueTags+tag] }
	for i := 0; i < min(words, to); {
		if at(i, cueB) < LeastLikely {
			i++
			continue
		}
		last := i + 1
		for last < words && at(last, cueI) > max(at(last, cueNone), at(last, cueB)) {
			last++
		}
		if i >= from {
			spans = append(spans, span{i, last, at(i, cueB)})
		}
		i = last
	}
	return spans
}
