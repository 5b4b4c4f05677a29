package eval

import (
	"slices"
)

const samples = 500

// Interval gives the range in which 95 % of the attribution_soft F1 figures lie
// when as many documents are drawn again and again, with replacement. The
// draws are the same each time.
func Interval(all []Comparison) *Range {
	tallies := make([]*tally, len(all))
	for i := range all {
		tallies[i] = all[i].tally()
	}
	draw := newMersenne(1)
	f1 := make([]float64, samples)
	for i := range f1 {
		var t tally
		for range tallies {
			t.add(tallies[draw.below(len(tallies))])
		}
		f1[i] = t.figures().AttributionSoft.Percent()
	}
	slices.Sort(f1)
	// The two and a half per cent at each end are twelve samples of 500.
	return &Range{f1[12], f1[487]}
}
