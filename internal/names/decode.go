package names

import (
	"math"

	"selon/internal/model"
)

// decode returns the names in the likeliest sequence of tags in which further
// words of a name follow a word of the same class, and no name goes on over
// the end of a paragraph [Viterbi 1967].
func decode(reading *model.Reading) []name {
	var out []name
	for from := 0; from < len(reading.Words); {
		to := from + 1
		for to < len(reading.Words) && reading.Words[to].Paragraph == reading.Words[from].Paragraph {
			to++
		}
		out = appendNames(out, reading.Names[from:to], from)
		from = to
	}
	return out
}

// appendNames adds the names of a paragraph whose first word has the number base.
func appendNames(out []name, tags []model.NameTags, base int) []name {
	path := likeliest(tags)
	for i := 0; i < len(path); {
		if path[i]%2 == 0 { // none: a further word stands behind a first one only
			i++
			continue
		}
		n := name{first: base + i, class: class(path[i] / 2), sure: prob(tags[i], path[i])}
		for i++; i < len(path) && path[i] == n.class.i(); i++ {
			n.sure = min(n.sure, prob(tags[i], path[i]))
		}
		n.last = base + i
		out = append(out, n)
	}
	return out
}

func prob(tags model.NameTags, tag model.NameTag) float64 { return math.Exp(float64(tags[tag])) }

// likeliest returns the best path through the tags of a paragraph.
func likeliest(tags []model.NameTags) []model.NameTag {
	if len(tags) == 0 {
		return nil
	}
	// Of all tags only two can stand before a further word of a class, so that
	// a step needs the best of all and two comparisons a class.
	best := tags[0]
	for c := class(0); c < classes; c++ {
		best[c.i()] = float32(math.Inf(-1))
	}
	back := make([][model.NameTagCount]model.NameTag, len(tags))
	for k := 1; k < len(tags); k++ {
		top := model.NoName
		for t := range model.NameTag(model.NameTagCount) {
			if best[t] > best[top] {
				top = t
			}
		}
		next := tags[k]
		next[model.NoName] += best[top]
		back[k][model.NoName] = top
		for c := class(0); c < classes; c++ {
			next[c.b()] += best[top]
			back[k][c.b()] = top
			before := c.b()
			if best[c.i()] > best[before] {
				before = c.i()
			}
			next[c.i()] += best[before]
			back[k][c.i()] = before
		}
		best = next
	}
	last := model.NoName
	for t := range model.NameTag(model.NameTagCount) {
		if best[t] > best[last] {
			last = t
		}
	}
	path := make([]model.NameTag, len(tags))
	for k := len(tags) - 1; k >= 0; k-- {
		path[k] = last
		last = back[k][last]
	}
	return path
}
