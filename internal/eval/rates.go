package eval

import (
	"encoding/json"
)

// F1 is what was right among what a system gave and among what gold has.
type F1 struct {
	Right, System, Gold int
}

// Precision is the share of the system's that is right, from 0 to 1; 0 if it gave nothing.
func (f F1) Precision() float64 { return ratio(float64(f.Right), float64(f.System)) }

// Recall is the share of gold's that is right, from 0 to 1; 0 if there is none.
func (f F1) Recall() float64 { return ratio(float64(f.Right), float64(f.Gold)) }

// Percent is the harmonic mean of precision and recall, from 0 to 100.
func (f F1) Percent() float64 { return harmonic(f.Precision(), f.Recall()) }

// MarshalJSON gives percentages: {"p": 80.0, "r": 75.5, "f1": 77.7}.
func (f F1) MarshalJSON() ([]byte, error) {
	return marshalRates(float64(f.Right), float64(f.System), float64(f.Gold))
}

func marshalRates(right, system, gold float64) ([]byte, error) {
	return json.Marshal(struct {
		P  json.RawMessage `json:"p"`
		R  json.RawMessage `json:"r"`
		F1 json.RawMessage `json:"f1"`
	}{
		wholeIfNone(right, system),
		wholeIfNone(right, gold),
		json.RawMessage(percent(harmonic(ratio(right, system), ratio(right, gold)))),
	})
}

// wholeIfNone gives a share as a percentage. The reference prints a share of
// nothing as 0, not as 0.0.
func wholeIfNone(right, of float64) json.RawMessage {
	if of == 0 {
		return json.RawMessage("0")
	}
	return json.RawMessage(percent(100 * ratio(right, of)))
}

// harmonic gives the harmonic mean of two shares as a percentage.
func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 200 * p * r / (p + r)
}

// Share is how many of some statements are right.
type Share struct {
	Right, Of int
}

// Percent is the share from 0 to 100; 0 of nothing.
func (s Share) Percent() float64 {
	// Multiplied first, as in the reference: the order decides the last digit.
	return ratio(float64(100*s.Right), float64(s.Of))
}

// with counts one more, right or not.
func (s Share) with(right bool) Share {
	s.Of++
	if right {
		s.Right++
	}
	return s
}

// MarshalJSON gives a percentage, or null if there is nothing to share.
func (s Share) MarshalJSON() ([]byte, error) {
	if s.Of == 0 {
		return []byte("null"), nil
	}
	return []byte(percent(s.Percent())), nil
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// Range is an interval of percentages with one decimal.
type Range struct {
	From, To float64
}

// MarshalJSON gives a list of two.
func (r Range) MarshalJSON() ([]byte, error) {
	return []byte("[" + percent(r.From) + "," + percent(r.To) + "]"), nil
}

func (r Range) String() string {
	return percent(r.From) + "–" + percent(r.To)
}
