package main

import (
	"hash/fnv"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
)

const folds = 5

// tally counts choices, and those of which the likeliest option is right.
type tally struct{ all, right int }

// crossValidate fits weights without each fifth of the documents and tries them
// on it, with the same noise; in the order of the chapters' names.
func crossValidate(all []example) iter.Seq2[string, tally] {
	out := make(map[string]tally)
	random := rand.New(rand.NewPCG(2, 2))
	for fold := range folds {
		var learn, try []example
		for _, e := range all {
			if foldOf(e.document) == fold {
				try = append(try, e)
			} else {
				learn = append(learn, e)
			}
		}
		number, weights := make(map[string]int), []float64(nil)
		for name, w := range fit(learn) {
			number[name] = len(weights)
			weights = append(weights, w/unit(name))
		}
		for _, e := range try {
			s := e.sample(number, noise[e.chapter], random)
			chances, _ := s.chances(weights)
			best := slices.Index(chances, slices.Max(chances))
			t := out[e.chapter]
			t.all++
			if e.right[best] && e.options[best].Name != "" {
				t.right++
			}
			out[e.chapter] = t
		}
	}
	return func(yield func(string, tally) bool) {
		for _, chapter := range slices.Sorted(maps.Keys(out)) {
			if !yield(chapter, out[chapter]) {
				return
			}
		}
	}
}

func foldOf(document string) int {
	h := fnv.New32a()
	h.Write([]byte(document))
	return int(h.Sum32() % folds)
}
