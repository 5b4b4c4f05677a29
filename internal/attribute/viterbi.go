package attribute

import (
	"math"

	"selon/internal/model"
)

// follows reports whether tag b may stand right after tag a: the inner part of
// a stretch only after its own beginning or inner part.
func follows(a, b model.Tag) bool {
	switch b {
	case model.SourceI, model.ContentI, model.AddresseeI:
		return a == b || a == b-1
	}
	return true
}

// bestTags finds the likeliest legal sequence of tags [Viterbi 1967].
func bestTags(scores []model.Tags) []model.Tag {
	if len(scores) == 0 {
		return nil
	}
	var best [model.TagCount]float64
	for t := range best {
		best[t] = float64(scores[0][t])
		if !follows(model.None, model.Tag(t)) {
			best[t] = math.Inf(-1)
		}
	}
	back := make([][model.TagCount]model.Tag, len(scores))
	for w := 1; w < len(scores); w++ {
		var next [model.TagCount]float64
		for b := range next {
			next[b] = math.Inf(-1)
			for a := range best {
				if best[a] > next[b] && follows(model.Tag(a), model.Tag(b)) {
					next[b] = best[a]
					back[w][b] = model.Tag(a)
				}
			}
			next[b] += float64(scores[w][b])
		}
		best = next
	}
	last := model.None
	for t := range best {
		if best[t] > best[last] {
			last = model.Tag(t)
		}
	}
	tags := make([]model.Tag, len(scores))
	for w := len(scores) - 1; w >= 0; w-- {
		tags[w] = last
		last = back[w][last]
	}
	return tags
}

// stretch is a range of words, half open.
type stretch struct{ first, last int }

// stretches returns the ranges of words that bear the tag begin or its inner
// tag; from is the number of the first tag's word.
func stretches(tags []model.Tag, begin model.Tag, from int) []stretch {
	var out []stretch
	for w := 0; w < len(tags); w++ {
		if tags[w] != begin {
			continue
		}
		end := w + 1
		for end < len(tags) && tags[end] == begin+1 {
			end++
		}
		out = append(out, stretch{from + w, from + end})
		w = end - 1
	}
	return out
}
