package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// When there is no room left, that is said in one line; everything that was kept
// before is there and sound, and when there is room again, it goes on.
func TestAFullDiskLosesNothing(t *testing.T) {
	s := opened(t)
	numbered := func(n int) Item {
		it := bridge(t, bridgeText+fmt.Sprintf(" Rapport %d.", n))
		it.Key += fmt.Sprint(n)
		return it
	}
	var kept []Outcome
	kept = append(kept, add(t, s, numbered(0)))
	room := func(more int) {
		var pages int
		if err := s.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
			t.Fatal(err)
		}
		if _, err := s.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+more)); err != nil {
			t.Fatal(err)
		}
	}
	number := 1
	for _, more := range []int{0, 1, 2, 5, 11, 40} { // full at many places of an add
		room(more)
		for ; ; number++ {
			out, err := s.Add(context.Background(), []Item{numbered(number)})
			if err != nil {
				if !errors.Is(err, ErrFull) || strings.Contains(err.Error(), "\n") {
					t.Fatalf("a full disk is called %q", err)
				}
				break
			}
			kept = append(kept, out...)
		}
		whole(t, s)
		for _, o := range kept {
			if _, err := s.Version(context.Background(), o.Document, o.Version); err != nil {
				t.Fatal(err)
			}
		}
		if n, err := s.Size(context.Background()); err != nil || n.Documents != len(kept) {
			t.Fatalf("%d documents, and %d were kept: %v", n.Documents, len(kept), err)
		}
	}
	room(1 << 20)
	add(t, s, numbered(number))
	whole(t, s)
}

// What merging leaves unused is given back, and nothing else.
func TestTidyGivesRoomBack(t *testing.T) {
	s := opened(t)
	pages := func(what string) (n int) {
		if err := s.write.QueryRow("PRAGMA " + what).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for n := range 100 {
		add(t, s, bridgeNumber(t, n, "lu"))
		if pages("freelist_count") > pages("page_count")/20 {
			break
		}
	}
	before, free := pages("page_count"), pages("freelist_count")
	if free == 0 {
		t.Fatal("nothing was left unused")
	}
	if err := s.Tidy(context.Background()); err != nil {
		t.Fatal(err)
	}
	if left := pages("freelist_count"); left > 0 || pages("page_count") > before-free {
		t.Errorf("of %d pages %d were unused, and %d of %d are", before, free, left, pages("page_count"))
	}
	whole(t, s)
}
