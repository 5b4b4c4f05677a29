package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// size is a number of bytes that can be written with a unit: 500KB, 20MB, 1GB.
// Units are powers of 1024.
type size int

// UnmarshalText reads a size from the command line.
func (s *size) UnmarshalText(text []byte) error {
	number := strings.TrimSuffix(strings.ToUpper(strings.TrimSpace(string(text))), "B")
	unit := 1.0
	for _, u := range []struct {
		letter string
		shift  int
	}{{"K", 10}, {"M", 20}, {"G", 30}} {
		if rest, ok := strings.CutSuffix(number, u.letter); ok {
			number, unit = rest, float64(int(1)<<u.shift)
		}
	}
	value, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || !(value > 0) || value*unit > math.MaxInt32*1024 {
		return fmt.Errorf("%q is no size: write it like 500KB or 20MB", text)
	}
	*s = size(value * unit)
	return nil
}
