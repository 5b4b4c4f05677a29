package speak

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// weightsFile holds what each piece of evidence counts, a line each: its name
// and a number, in the units of the network's logits. It is made by
// "go run ./internal/speak/learn".
//
//go:embed weights.tsv
var weightsFile string

// chapterNames are the kinds of sources that have weights of their own.
var chapterNames = [...]string{"pronoun", "description", "ours"}

// learned is what evidence counts.
type learned struct {
	clues [len(chapterNames)][clues]float64
	kinds [forms][sorts]float64
}

// readWeights reads a file of weights; names that nothing is looked at for are
// an error.
func readWeights(file string) (*learned, error) {
	out := new(learned)
	places := make(map[string]*float64)
	for f, form := range formNames {
		for s, sort := range sortNames {
			places[form+"."+sort] = &out.kinds[f][s]
		}
	}
	for c, chapter := range chapterNames {
		for k, name := range clueNames {
			places[chapter+"."+name] = &out.clues[c][k]
		}
	}
	for n, line := range strings.Split(strings.TrimSpace(file), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, number, _ := strings.Cut(line, "\t")
		value, err := strconv.ParseFloat(number, 64)
		if places[name] == nil || err != nil {
			return nil, fmt.Errorf("weights of speakers, line %d: %q is no known name and number: make them again (go run ./internal/speak/learn)", n+1, line)
		}
		*places[name] = value
	}
	return out, nil
}

// score adds up what speaks for a candidate.
func (l *learned) score(q question, c *candidate) float64 {
	sum := l.kinds[q.form][c.sort]
	weights := &l.clues[q.chapter()]
	for k, v := range c.evidence {
		sum += weights[k] * v
	}
	return sum
}
