package attribute

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"selon/internal/lang"
	"selon/internal/model"
)

// evidence is what speaks for a statement, as numbers: the logits and
// logarithms that confidence is computed from.
type evidence [evidenceCount]float64

const (
	judged    = iota // logit that the cue stands for a statement
	signalled        // logit that a cue begins here
	contained        // mean log-probability of the content's tags
	bounded          // log-probability of the least sure beginning or end of content
	sourced          // mean log-probability of the source's tags, or of none in the sentence's stead
	nameless         // 1 where there is no source
	evidenceCount
)

// Logistic turns evidence into the probability that source and content are
// right; it is fitted on documents that the network did not learn from.
type Logistic struct {
	Bias    float64   `json:"bias"`
	Weights []float64 `json:"weights"` // one for each number of the evidence
}

// Calibration holds a [Logistic] for each language measured, by ISO 639 code,
// and one for all others under [lang.Und].
type Calibration map[string]Logistic

// ReadCalibration reads the JSON form of a calibration.
func ReadCalibration(raw []byte) (Calibration, error) {
	var c Calibration
	if err := json.Unmarshal(raw, &c); err != nil {
		return nil, fmt.Errorf("attribute: calibration: %w", err)
	}
	if _, ok := c[lang.Und]; !ok {
		return nil, fmt.Errorf("attribute: calibration has nothing for languages that were not measured: fit it again")
	}
	for code, l := range c {
		if len(l.Weights) != evidenceCount {
			return nil, fmt.Errorf("attribute: calibration for %s has %d weights, want %d: fit it again", code, len(l.Weights), evidenceCount)
		}
	}
	return c, nil
}

// confidence is the probability that a statement with that evidence is right.
func (c Calibration) confidence(code string, e evidence) float64 {
	l, ok := c[code]
	if !ok {
		l = c[lang.Und]
	}
	z := l.Bias
	for i, w := range l.Weights {
		z += w * e[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// weigh gathers the evidence for the tags that were chosen around a cue.
func weigh(cue *model.Cue, tags []model.Tag) evidence {
	var e evidence
	e[judged] = logit(cue.Valid)
	e[signalled] = logit(cue.Likely)
	content, source := mean{}, mean{}
	least := 0.0
	for w, t := range tags {
		p := float64(cue.Tags[w][t])
		switch t {
		case model.ContentB, model.ContentI:
			content.add(p)
			ends := w+1 == len(tags) || tags[w+1] != model.ContentI
			if t == model.ContentB || ends {
				least = min(least, p)
			}
			if ends && w+1 < len(tags) {
				least = min(least, float64(cue.Tags[w+1][tags[w+1]]))
			}
		case model.SourceB, model.SourceI:
			source.add(p)
		}
	}
	e[contained], e[bounded], e[sourced] = content.value(), least, source.value()
	if !slices.Contains(tags, model.SourceB) {
		e[nameless] = 1
		e[sourced] = surest(cue.Tags, model.SourceB)
	}
	return e
}

// surest returns minus the greatest probability of the tag over the words: how
// near the network came to choosing it.
func surest(scores []model.Tags, tag model.Tag) float64 {
	most := math.Inf(-1)
	for _, s := range scores {
		most = max(most, float64(s[tag]))
	}
	return -math.Exp(most)
}

// logit is clipped to ±8, beyond which the network's own sureness says no more.
func logit(p float32) float64 {
	x := math.Log(float64(p)) - math.Log1p(-float64(p))
	return min(max(x, -8), 8)
}

type mean struct {
	sum float64
	n   int
}

func (m *mean) add(x float64) { m.sum += x; m.n++ }

func (m *mean) value() float64 {
	if m.n == 0 {
		return 0
	}
	return m.sum / float64(m.n)
}
