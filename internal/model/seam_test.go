package model

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"selon/internal/model/kernel"
)

// far is how many words away a cut must not be felt.
const far = 100

// A number counts as another decision only if it crosses from one of these
// bounds to the other: what lies between is no decision.
const (
	surely = 0.6
	hardly = 0.25
)

// A network that looks at all of its window is never wholly deaf to what lies
// far off. So many decisions in a hundred may differ; any more would mean that
// windows are cut too close.
const (
	cuesMay  = 2.0
	wordsMay = 1.0
)

// TestCuttingElsewhereHardlyEverChangesDecisionsFarFromTheCut reads one long
// text with windows cut at different places, and compares what lies far from
// the edges of both windows that decide it.
func TestCuttingElsewhereHardlyEverChangesDecisionsFarFromTheCut(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a long text four times")
	}
	n := open(t, kernel.Best(), false)
	text := strings.Join(examples(t), "\n\n")
	r := n.NewReader()
	here := read(t, r, text)
	var cues, words tally
	for _, eighths := range []int{3, 5, 7} {
		r.plan.opening = n.plan.size * eighths / 8
		there := read(t, r, text)
		compareFar(here, there, &cues, &words)
		compareFar(there, here, &cues, &words)
	}
	t.Logf("cues: %v; words' roles: %v", cues, words)
	if cues.differ() > cuesMay || words.differ() > wordsMay || cues.compared == 0 || words.compared == 0 {
		t.Errorf("cues: %v, at most %g%% may; words' roles: %v, at most %g%% may", cues, cuesMay, words, wordsMay)
	}
}

// tally counts decisions.
type tally struct{ compared, different int }

func (c *tally) add(same bool) {
	c.compared++
	if !same {
		c.different++
	}
}

// differ returns how many in a hundred differ.
func (c *tally) differ() float64 { return 100 * float64(c.different) / float64(max(c.compared, 1)) }

func (c tally) String() string {
	return fmt.Sprintf("%d of %d differ (%.2f%%)", c.different, c.compared, c.differ())
}

// compareFar counts what a says surely and whether b denies it.
func compareFar(a, b *Reading, cues, words *tally) {
	at := map[int]Cue{}
	for _, c := range b.Cues {
		at[c.First] = c
	}
	for _, c := range a.Cues {
		if c.Likely < surely || c.Valid < surely || !c.holds(c.First, a) {
			continue
		}
		d, found := at[c.First]
		if found && !d.holds(c.First, b) {
			continue
		}
		cues.add(found && d.Likely >= hardly && d.Valid >= hardly)
		for w := range a.Words {
			if !found || !c.holds(w, a) || !d.holds(w, b) {
				continue
			}
			x, y := roles(c.Tags[w-c.From]), roles(d.Tags[w-d.From])
			for role := range x {
				if x[role] >= surely {
					words.add(y[role] >= hardly)
				}
			}
		}
	}
}

// holds reports whether a word lies far from the edges of the cue's window
// that are cuts: the ends of the text are none.
func (c Cue) holds(word int, r *Reading) bool {
	stop := c.From + len(c.Tags)
	return (c.From == 0 || word-c.From >= far) && word < stop && (stop == len(r.Words) || stop-word > far)
}

// roles returns the probabilities of no role, source, content and addressee.
func roles(tags Tags) (out [4]float64) {
	for i, p := range tags {
		out[(i+1)/2] += math.Exp(float64(p))
	}
	return out
}
