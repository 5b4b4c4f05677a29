package eval

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
)

// Outcome is one of a system's statements with the truth about it: data for
// fitting and checking confidences.
type Outcome struct {
	Document   string // its id
	Statement  string // its id
	Confidence float64
	Right      bool // counted by attribution_soft
}

// Outcomes gives every statement of the system, in its order.
func Outcomes(all []Comparison) []Outcome {
	var out []Outcome
	for i := range all {
		c := &all[i]
		right := make([]bool, len(c.System))
		for _, p := range c.Pairs {
			right[p.System] = p.Right()
		}
		for j, s := range c.System {
			out = append(out, Outcome{c.Document.ID, s.ID, s.Confidence, right[j]})
		}
	}
	return out
}

// WriteOutcomes prints the outcomes as CSV with a head: document, statement,
// confidence, right (1 or 0).
func WriteOutcomes(w io.Writer, outcomes []Outcome) error {
	c := csv.NewWriter(w)
	rows := [][]string{{"document", "statement", "confidence", "right"}}
	for _, o := range outcomes {
		right := "0"
		if o.Right {
			right = "1"
		}
		rows = append(rows, []string{o.Document, o.Statement, strconv.FormatFloat(o.Confidence, 'g', -1, 64), right})
	}
	if err := c.WriteAll(rows); err != nil {
		return fmt.Errorf("eval: outcomes: %w", err)
	}
	return nil
}

// bins is how many parts of equal width the confidences are put into.
const bins = 10

// Calibration compares confidences with how often they were deserved.
type Calibration struct {
	Bins [bins]Bin
	// Error is the expected calibration error, from 0 to 1: how far the mean
	// confidence of a bin lies from its share of right statements, on average
	// over all statements. 0 if there are none.
	Error float64
}

// Bin holds the statements of one tenth of the confidences; the upper bound
// belongs to the next bin, but for 1.
type Bin struct {
	From, To   float64
	Statements Share
	Confidence float64 // mean; 0 if the bin is empty
}

// Reliability puts the outcomes into ten bins of equal width. A confidence
// outside [0, 1] falls into the nearest bin; what is not a number counts as 0.
func Reliability(outcomes []Outcome) Calibration {
	var c Calibration
	var sums [bins]float64
	for _, o := range outcomes {
		if math.IsNaN(o.Confidence) {
			o.Confidence = 0
		}
		i := int(max(0, min(o.Confidence*bins, bins-1)))
		c.Bins[i].Statements = c.Bins[i].Statements.with(o.Right)
		sums[i] += o.Confidence
	}
	for i := range c.Bins {
		b := &c.Bins[i]
		b.From, b.To = float64(i)/bins, float64(i+1)/bins
		if n := b.Statements.Of; n > 0 {
			b.Confidence = sums[i] / float64(n)
			c.Error += math.Abs(sums[i]-float64(b.Statements.Right)) / float64(len(outcomes))
		}
	}
	return c
}
