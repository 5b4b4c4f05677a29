package store

import (
	"context"
	"testing"
)

func TestPairs(t *testing.T) {
	s := opened(t)
	document := add(t, s, bridge(t, bridgeText)).Document
	of := func(c Condition, whom string, least, most int) []Pair {
		t.Helper()
		pairs, partial, err := s.Pairs(context.Background(), c, whom, least, 10, most, true)
		if err != nil || partial != (most < 3 && len(pairs) > 0) {
			t.Fatal(partial, err)
		}
		return pairs
	}
	pairs := of(And{}, "about", 1, 100)
	if len(pairs) != 1 || pairs[0].From.Name != "Odile Marchetti" || pairs[0].To.Wikidata() != "Q42424242" ||
		pairs[0].Count != 1 || pairs[0].First != 20240805 || pairs[0].Last != 20240805 || len(pairs[0].IDs) != 1 || pairs[0].IDs[0] != document+".1.s1" {
		t.Errorf("%+v", pairs)
	}
	if pairs := of(And{}, "about", 2, 100); len(pairs) != 0 {
		t.Errorf("a rare pair: %+v", pairs)
	}
	if pairs := of(And{}, "to", 1, 100); len(pairs) != 0 {
		t.Errorf("nobody is addressed: %+v", pairs)
	}
	of(And{}, "about", 1, 1)
	// Who is one with somebody else speaks for both, and not of himself.
	if _, err := s.Correct(context.Background(), Correction{Who: "ada", At: "2026-01-01T00:00:00Z", What: Merge, Detail: Detail{Keys: []string{"person:odil marketi:f", "Q42424242"}}}); err != nil {
		t.Fatal(err)
	}
	if pairs := of(And{}, "about", 1, 100); len(pairs) != 0 {
		t.Errorf("merged: %+v", pairs)
	}
	if _, _, err := s.Pairs(context.Background(), And{}, "with", 1, 10, 10, false); err == nil {
		t.Error("pairs by nothing that there is")
	}
}
