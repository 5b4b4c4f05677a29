package kernel

// Scratch is the working memory of the kernels for one goroutine. The zero
// value is ready for use; it grows to the largest shape seen and then stays,
// so that nothing is allocated in steady state.
type Scratch struct {
	codes  []byte    // quantised rows
	scales []float32 // one a quantised row
	zeros  []int32   // one a quantised row
	edge   []float32 // rows of the input at the lower edge, padded to a block
	keys   []float32 // one head's keys in panels
	values []float32 // one head's values in panels
	seen   []float32 // those of them that a chunk attends to
	scores []float32 // one block of queries against the keys that they see

	tile    [maxTile]float32 // a block of the result at an edge
	ones    [maxTile]float32
	nought  [maxTile]float32 // always zero
	inverse [maxTile]float32 // of the sum of each row of scores
	sums    [lanes]float32
	tail    [3 * lanes]float32 // the ends of up to three rows, padded
}

// grow returns a slice of length n, in the memory of buf if that suffices.
func grow[T any](buf []T, n int) []T {
	if cap(buf) < n {
		return make([]T, n)
	}
	return buf[:n]
}

// roundUp returns the smallest multiple of step that is not below n.
func roundUp(n, step int) int { return (n + step - 1) / step * step }

// fill sets all elements of x to v.
func fill(x []float32, v float32) {
	for i := range x {
		x[i] = v
	}
}
