package model

import "math"

// distanceBounds are the upper ends of the classes of distances, in words from
// the cue, to either side.
var distanceBounds = [...]int{1, 2, 3, 4, 6, 9, 14, 22, 40, 80}

const (
	reach     = len(distanceBounds) + 1 // classes of distances to one side
	distances = 2*reach + 1
	farApart  = 2 // paragraphs apart from which on it is all the same
)

// distance returns the class of a word's distance from the cue [first, last):
// 0 inside, 1 to reach before it, reach+1 to 2·reach behind it.
func distance(word, first, last int) int {
	switch {
	case word < first:
		return 1 + distanceClass(first-word)
	case word >= last:
		return 1 + reach + distanceClass(word-last+1)
	}
	return 0
}

func distanceClass(d int) int {
	for i, bound := range distanceBounds {
		if d <= bound {
			return i
		}
	}
	return len(distanceBounds)
}

// apart returns the class of how many paragraphs a word stands behind the cue.
func apart(word, cue int) int { return min(max(word-cue, -farApart), farApart) + farApart }

// relate judges the cues in r.spans and tags the words of the window with
// respect to each: the results are in r.judged and r.roles, logits, cue by cue.
func (r *Reader) relate(words []Word) {
	n, net, s := len(r.spans), &r.net.relation, &r.scratch
	r.judged = grow(r.judged, n*judgement)
	r.roles = grow(r.roles, n*len(words)*TagCount)
	r.cues = grow(r.cues, n*hidden)
	r.cue = grow(r.cue, n*pair)
	r.meetCue = grow(r.meetCue, n*pair)
	for i, c := range r.spans {
		mean(r.cues[i*hidden:][:hidden], r.words[c.first*hidden:c.last*hidden])
	}
	net.judgeHidden.apply(r.cue, r.cues, n, s)
	r.net.path.GELU(r.cue[:n*pair], s)
	net.judge.apply(r.judged, r.cue, n, s)

	net.cue.apply(r.cue, r.cues, n, s)
	net.meetCue.apply(r.meetCue, r.cues, n, s)
	net.word.apply(r.word, r.words, len(words), s)
	net.meetWord.apply(r.meetWord, r.words, len(words), s)
	for i, c := range r.spans {
		r.tagRoles(r.roles[i*len(words)*TagCount:][:len(words)*TagCount], words, c, r.cue[i*pair:][:pair], r.meetCue[i*pair:][:pair])
	}
}

// tagRoles writes the logits of the words' tags with respect to one cue.
func (r *Reader) tagRoles(dst []float32, words []Word, c span, cue, meetCue []float32) {
	net, s := &r.net.relation, &r.scratch
	// near/2 rows of nothing lie before and behind the words.
	together := r.together[near/2*pair:][:len(words)*pair]
	clear(r.together[:near/2*pair])
	clear(r.together[near/2*pair+len(together):][:near/2*pair])
	for i, w := range words {
		add(together[i*pair:][:pair], r.word[i*pair:], r.meetWord[i*pair:], cue, meetCue,
			net.distance[distance(i, c.first, c.last)*pair:],
			net.apart[apart(w.Paragraph, words[c.first].Paragraph)*pair:])
	}
	r.net.path.GELU(together, s)
	for i := range words {
		copy(r.around[i*near*pair:][:near*pair], r.together[i*pair:])
	}
	net.near.apply(r.near, r.around, len(words), s)
	r.net.path.GELU(r.near[:len(together)], s)
	for i, v := range r.near[:len(together)] {
		together[i] += v
	}
	net.tag.apply(dst, together, len(words), s)
}

// add sets dst = word + cue + meetWord·meetCue + distance + apart.
func add(dst, word, meetWord, cue, meetCue, distance, apart []float32) {
	word, meetWord, cue, meetCue = word[:len(dst)], meetWord[:len(dst)], cue[:len(dst)], meetCue[:len(dst)]
	distance, apart = distance[:len(dst)], apart[:len(dst)]
	for j := range dst {
		// Converted, so that no compiler multiplies and adds in one rounding.
		dst[j] = word[j] + cue[j] + float32(meetWord[j]*meetCue[j]) + distance[j] + apart[j]
	}
}

// mean sets dst to the mean of rows.
func mean(dst, rows []float32) {
	copy(dst, rows)
	for row := rows[len(dst):]; len(row) > 0; row = row[len(dst):] {
		for j := range dst {
			dst[j] += row[j]
		}
	}
	share := 1 / float32(len(rows)/len(dst))
	for j := range dst {
		dst[j] *= share
	}
}

// sigmoid returns the probability that a logit stands for.
func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }
