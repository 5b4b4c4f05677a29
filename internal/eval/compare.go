package eval

import (
	"cmp"
	"fmt"
	"slices"

	"selon"
)

// enough is the share of content words from which two contents are taken for
// the same statement.
const enough = 0.5

// Comparison is one gold document beside what a system found in it.
type Comparison struct {
	Document     selon.Document    // the gold's
	Gold, System []selon.Statement // of the kind compared
	Missing      bool              // whether the system gave no record of the document
	Pairs        []Pair            // best first; no statement stands in two

	gold, system []roleWords
}

// Pair is a gold statement and the system's statement that was matched to it.
type Pair struct {
	Gold, System int     // indices into the Comparison's lists
	Overlap      float64 // share of content words, more than 0
	SameSource   bool
}

// Soft reports whether the contents are near enough to be the same statement.
func (p Pair) Soft() bool { return p.Overlap >= enough }

// Right reports whether the pair counts for attribution_soft: the same
// statement, and the same source.
func (p Pair) Right() bool { return p.Soft() && p.SameSource }

// roleWords holds the words of a statement's roles.
type roleWords struct {
	content, cue, source words
}

// Compare matches what a system found with gold, document by document in
// gold's order. It fails if a record's text is not gold's, or if a span does
// not cut whole characters out of it.
func Compare(gold, system []selon.Record, kind selon.Kind) ([]Comparison, error) {
	byID := make(map[string]*selon.Record, len(system))
	for i := range system {
		byID[system[i].Document.ID] = &system[i]
	}
	out := make([]Comparison, 0, len(gold))
	for i := range gold {
		g := &gold[i]
		if err := check(&g.Document, g.Statements); err != nil {
			return nil, fmt.Errorf("eval: gold: %w", err)
		}
		c := Comparison{Document: g.Document, Gold: ofKind(g.Statements, kind)}
		if s := byID[g.Document.ID]; s == nil {
			c.Missing = true
		} else {
			if s.Document.Text != g.Document.Text {
				return nil, fmt.Errorf("eval: document %s: the system's text is not the gold's", g.Document.ID)
			}
			if err := check(&g.Document, s.Statements); err != nil {
				return nil, fmt.Errorf("eval: system: %w", err)
			}
			c.System = ofKind(s.Statements, kind)
		}
		c.match()
		out = append(out, c)
	}
	return out, nil
}

// kindOf gives a statement's kind; what has none was said.
func kindOf(s *selon.Statement) selon.Kind { return cmp.Or(s.Kind, selon.Said) }

// ofKind gives the statements of one kind, or all if kind is empty.
func ofKind(statements []selon.Statement, kind selon.Kind) []selon.Statement {
	if kind == "" {
		return statements
	}
	var out []selon.Statement
	for _, s := range statements {
		if kindOf(&s) == kind {
			out = append(out, s)
		}
	}
	return out
}

func rolesOf(text string, statements []selon.Statement) []roleWords {
	out := make([]roleWords, len(statements))
	for i := range statements {
		s := &statements[i]
		out[i] = roleWords{wordsIn(text, s.Content), wordsIn(text, s.Cue), wordsIn(text, s.Source)}
	}
	return out
}

// match pairs the statements one to one, greedily by overlap of content. A
// shared cue weighs in, because a statement and its parent can share content.
func (c *Comparison) match() {
	c.gold, c.system = rolesOf(c.Document.Text, c.Gold), rolesOf(c.Document.Text, c.System)
	type candidate struct {
		Pair
		score float64
	}
	var all []candidate
	for i, g := range c.gold {
		for j, s := range c.system {
			v := g.content.overlap(s.content)
			if v == 0 {
				continue
			}
			score := v
			if g.cue.shared(s.cue) > 0 {
				score += 0.25
			}
			all = append(all, candidate{Pair{i, j, v, sameSource(g.source, s.source)}, score})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		// Of equals the later ones win, as in the reference.
		return -cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(a.Overlap, b.Overlap),
			cmp.Compare(a.Gold, b.Gold), cmp.Compare(a.System, b.System))
	})
	goldTaken, systemTaken := make([]bool, len(c.gold)), make([]bool, len(c.system))
	for _, p := range all {
		if !goldTaken[p.Gold] && !systemTaken[p.System] {
			goldTaken[p.Gold], systemTaken[p.System] = true, true
			c.Pairs = append(c.Pairs, p.Pair)
		}
	}
}
