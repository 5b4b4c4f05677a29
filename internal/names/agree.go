package names

import (
	"cmp"
	"slices"
	"strings"

	"selon/internal/model"
)

// A name that the document has several times is of one class, and where it
// stands once more unseen, it is a name there too if the network half thinks so.
const (
	sureEnough = 0.7  // of a name somewhere, to look for it elsewhere
	halfSure   = 0.25 // that the words elsewhere are some name
)

// agree makes names that are written alike agree.
func agree(text string, reading *model.Reading, found []name) []name {
	form := func(n name) string {
		return text[reading.Words[n.first].From:reading.Words[n.last-1].To]
	}
	votes := make(map[string]*[classes]float64)
	for _, n := range found {
		v := votes[form(n)]
		if v == nil {
			v = new([classes]float64)
			votes[form(n)] = v
		}
		v[n.class] += n.sure
	}
	for i, n := range found {
		v := votes[form(n)]
		for c := class(0); c < classes; c++ {
			if v[c] > v[found[i].class] {
				found[i].class = c
			}
		}
	}
	return again(text, reading, found, form)
}

// again adds the places where names stand that were found elsewhere.
func again(text string, reading *model.Reading, found []name, form func(name) string) []name {
	taken := make([]bool, len(reading.Words))
	forms := make(map[string]name)
	byFirst := make(map[string][]string) // forms by their first word, longest first
	for _, n := range found {
		for w := n.first; w < n.last; w++ {
			taken[w] = true
		}
		if f := form(n); n.sure >= sureEnough && forms[f].last == 0 {
			forms[f] = n
			head := word(text, reading, n.first)
			byFirst[head] = append(byFirst[head], f)
		}
	}
	for _, some := range byFirst {
		slices.SortFunc(some, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
	for w := range reading.Words {
		for _, f := range byFirst[word(text, reading, w)] {
			n := name{first: w, last: w + forms[f].last - forms[f].first, class: forms[f].class}
			if n.last > len(reading.Words) || form(n) != f || slices.Contains(taken[n.first:n.last], true) {
				continue
			}
			n.sure = 1 - prob(reading.Names[w], model.NoName)
			if n.sure < halfSure {
				continue
			}
			for k := n.first; k < n.last; k++ {
				taken[k] = true
			}
			found = append(found, n)
			break
		}
	}
	slices.SortFunc(found, func(a, b name) int { return a.first - b.first })
	return found
}

func word(text string, reading *model.Reading, w int) string {
	return text[reading.Words[w].From:reading.Words[w].To]
}
