package eval

import (
	"slices"
	"testing"
)

// The numbers are those that Python prints for random.Random(1).
func TestMersenneDrawsAsPython(t *testing.T) {
	m := newMersenne(1)
	for i, want := range []float64{0.13436424411240122, 0.8474337369372327, 0.763774618976614} {
		if got := m.float(); got != want {
			t.Errorf("float %d: %v, want %v", i, got, want)
		}
	}
	for range 997 {
		m.float()
	}
	for i, want := range []float64{0.4116430517162146, 0.13020153534647938} {
		if got := m.float(); got != want {
			t.Errorf("float %d: %v, want %v", 1000+i, got, want)
		}
	}
}

func TestBelowDrawsAsPythonChoices(t *testing.T) {
	m := newMersenne(1)
	var got []int
	for range 12 {
		got = append(got, m.below(28))
	}
	if want := []int{3, 23, 21, 7, 13, 12, 18, 22, 2, 0, 23, 12}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
