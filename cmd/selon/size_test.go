package main

import "testing"

func TestSize(t *testing.T) {
	for text, want := range map[string]size{
		"1": 1, "500": 500, "500B": 500, "1k": 1 << 10, "500KB": 500 << 10, "1.5MB": 3 << 19, " 2 GB ": 2 << 30,
	} {
		var s size
		if err := s.UnmarshalText([]byte(text)); err != nil || s != want {
			t.Errorf("%q is %d (%v), want %d", text, s, err, want)
		}
	}
	for _, text := range []string{"", "0", "-1", "much", "1TB", "1e300", "NaN", "MB"} {
		var s size
		if err := s.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is taken for %d", text, s)
		}
	}
}
