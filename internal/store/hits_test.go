package store

import (
	"context"
	"errors"
	"slices"
	"testing"
)

// Every gives what Find gives, in the same order, over the border between what is read at a time.
func TestEveryGivesWhatFindGives(t *testing.T) {
	s := crowded(t)
	for _, order := range []Order{ByDate, ByAge, ByConfidence} {
		want, total, _, err := s.Find(context.Background(), And{}, order, 1000, 0, 0)
		if err != nil || total != len(want) || total < 230 /* more than are read at a time */ {
			t.Fatal(total, len(want), err)
		}
		var got []ID
		if err := s.Every(context.Background(), And{}, order, func(h Hit) error { got = append(got, h.ID); return nil }); err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(got, want, func(id ID, h Hit) bool { return id == h.ID }) {
			t.Errorf("%s: %d instead of %d, or in another order", order, len(got), len(want))
		}
	}
	enough := errors.New("enough")
	n := 0
	if err := s.Every(context.Background(), And{}, ByDate, func(Hit) error { n++; return enough }); err != enough || n != 1 {
		t.Errorf("%v after %d", err, n)
	}
}
