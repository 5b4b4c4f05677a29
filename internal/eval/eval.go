// Package eval measures how well statements were found.
//
// In come gold documents ([Load], and [LoadSystem] for output that was printed
// earlier) and what a system found in them, both as [selon.Record] values. Out
// come [Figures]: how much was found, how exactly, with the right source,
// mode, kind, addressee, parent and speaker. [Measure] gives them for all
// documents and by language, kind and mode; [Misses] and [FalseAlarms] say
// what went wrong, [Reliability] whether the confidences can be believed.
//
// The rules and the figures are those of the reference scorer gold.py, to the
// last digit: the same words, the same greedy matching, the same rounding and
// even the same resampling. [Figures] marshals to exactly its JSON.
//
// The package reads files and compares; it finds no statements of its own.
package eval

import "selon"

// Options choose what is measured.
type Options struct {
	Kind     selon.Kind // only gold and system statements of this kind; empty for all
	Interval bool       // whether to resample documents for a 95 % interval
}

// Report is everything that is measured of one system on one gold set.
type Report struct {
	Documents   int // gold documents
	All         Figures
	ByLanguage  []Group
	ByKind      []Group // over documents whose gold knows kinds; empty under Options.Kind
	ByMode      []ModeRow
	Reliability Calibration
}

// Group is the figures of a part of what was measured.
type Group struct {
	Name      string
	Documents int
	Figures   Figures
}

// Measure compares what a system found with gold. Records belong together by
// their documents' ids; records that gold does not know are left out. The
// errors are those of [Compare].
func Measure(gold, system []selon.Record, opt Options) (*Report, error) {
	all, err := Compare(gold, system, opt.Kind)
	if err != nil {
		return nil, err
	}
	r := &Report{
		Documents:   len(all),
		All:         Sum(all),
		ByLanguage:  byLanguage(all),
		ByMode:      byMode(all),
		Reliability: Reliability(Outcomes(all)),
	}
	if opt.Interval {
		r.All.Interval = Interval(all)
	}
	if opt.Kind == "" {
		if r.ByKind, err = byKind(gold, system); err != nil {
			return nil, err
		}
	}
	return r, nil
}
