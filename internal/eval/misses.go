package eval

import (
	"cmp"
	"slices"

	"selon"
)

// Reason says why a statement was not counted.
type Reason string

// The reasons, gravest first.
const (
	NotFound    Reason = "not found"    // no statement of the other side shares a word of the content
	Taken       Reason = "taken"        // the nearest one was matched to a better statement
	TooFar      Reason = "too far"      // matched, but the contents share less than half of their words
	WrongSource Reason = "wrong source" // the same statement, of somebody else
)

// Miss is a gold statement that does not count as found.
type Miss struct {
	Document selon.Document
	Gold     selon.Statement
	Nearest  *selon.Statement // what the system gave instead; nil if not found
	Reason   Reason
	Overlap  float64 // share of content words with Nearest
}

// FalseAlarm is a statement of the system's that no gold statement is.
type FalseAlarm struct {
	Document selon.Document
	System   selon.Statement
	Nearest  *selon.Statement // of gold; nil if not found
	Reason   Reason           // never WrongSource: that is a miss
	Overlap  float64
}

// Misses gives the gold statements that were not found with the right source,
// the worst first: by reason, then the least overlap, then the longest content.
func Misses(all []Comparison) []Miss {
	var out []Miss
	for i := range all {
		c := &all[i]
		pairs := make(map[int]Pair, len(c.Pairs))
		for _, p := range c.Pairs {
			pairs[p.Gold] = p
		}
		for g, s := range c.Gold {
			if !pairs[g].Right() {
				m := Miss{Document: c.Document, Gold: s}
				j := -1
				j, m.Reason, m.Overlap = explain(pairs, g, c.gold, c.system)
				if j >= 0 {
					m.Nearest = &c.System[j]
				}
				out = append(out, m)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Miss) int {
		return cmp.Or(cmp.Compare(a.Reason.grade(), b.Reason.grade()), cmp.Compare(a.Overlap, b.Overlap),
			cmp.Compare(length(b.Gold.Content), length(a.Gold.Content)))
	})
	return out
}

// FalseAlarms gives the system's statements that are no gold statement, the
// most confident first.
func FalseAlarms(all []Comparison) []FalseAlarm {
	var out []FalseAlarm
	for i := range all {
		c := &all[i]
		pairs := make(map[int]Pair, len(c.Pairs))
		for _, p := range c.Pairs {
			pairs[p.System] = Pair{p.System, p.Gold, p.Overlap, p.SameSource}
		}
		for j, s := range c.System {
			if !pairs[j].Soft() {
				f := FalseAlarm{Document: c.Document, System: s}
				g := -1
				g, f.Reason, f.Overlap = explain(pairs, j, c.system, c.gold)
				if g >= 0 {
					f.Nearest = &c.Gold[g]
				}
				out = append(out, f)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b FalseAlarm) int {
		return cmp.Or(cmp.Compare(b.System.Confidence, a.System.Confidence),
			cmp.Compare(a.Reason.grade(), b.Reason.grade()), cmp.Compare(a.Overlap, b.Overlap))
	})
	return out
}

// explain finds what stands in place of statement i of one side on the other
// side, -1 if nothing does. Pairs are indexed by that one side, which is their
// Gold; a statement may be in none.
func explain(pairs map[int]Pair, i int, side, other []roleWords) (nearest int, reason Reason, overlap float64) {
	if p, ok := pairs[i]; ok {
		if p.Soft() {
			return p.System, WrongSource, p.Overlap
		}
		return p.System, TooFar, p.Overlap
	}
	nearest, reason = -1, NotFound
	for j := range other {
		if v := side[i].content.overlap(other[j].content); v > overlap {
			nearest, reason, overlap = j, Taken, v
		}
	}
	return nearest, reason, overlap
}

func (r Reason) grade() int {
	return slices.Index([]Reason{NotFound, Taken, TooFar, WrongSource}, r)
}

// length gives the bytes of the spans.
func length(spans []selon.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}
