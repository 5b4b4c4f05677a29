package main

import (
	"fmt"
	"testing"

	"selon/internal/speak"
)

// Whoever has the evidence that goes with being right gets the better weight,
// and the same examples give the same weights.
func TestFitFindsWhatCounts(t *testing.T) {
	var all []example
	for i := range 40 {
		option := func(clue string) speak.Option {
			return speak.Option{Name: clue, Weighs: map[string]float64{"pronoun." + clue: 1, "pronoun.same": float64(i % 3)}}
		}
		all = append(all, example{document: fmt.Sprint(i), chapter: "pronoun",
			options: []speak.Option{option("far"), option("near")}, right: []bool{false, true}})
	}
	weights := fit(all)
	if weights["pronoun.near"] <= weights["pronoun.far"] {
		t.Errorf("near counts %v, far %v", weights["pronoun.near"], weights["pronoun.far"])
	}
	if again := fit(all); again["pronoun.near"] != weights["pronoun.near"] || again["pronoun.same"] != weights["pronoun.same"] {
		t.Errorf("two fits differ: %v, %v", weights, again)
	}
	for chapter, right := range crossValidate(all) {
		if chapter != "pronoun" || right.all != 40 || right.right != 40 {
			t.Errorf("%s: %+v", chapter, right)
		}
	}
}
