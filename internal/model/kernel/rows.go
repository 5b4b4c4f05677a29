package kernel

import "math"

// GELU replaces each x by x·Φ(x), Φ being the normal distribution function
// (the exact form with erf, not the one with tanh). The absolute error is
// below 2e-6 for |x| ≤ 8 and below 2e-6·|x| beyond.
func (p *Path) GELU(x []float32, s *Scratch) {
	main := len(x) &^ (lanes - 1)
	p.row.gelu(x[:main])
	if main < len(x) {
		n := copy(s.tail[:lanes], x[main:])
		p.row.gelu(s.tail[:lanes])
		copy(x[main:], s.tail[:n])
	}
}

// AddLayerNorm sets dst, row by row, to LayerNorm(x + y): each row less its
// mean, over its standard deviation, times gain plus bias. x, y and dst are
// [rows, len(gain)]; dst may be x or y.
func (p *Path) AddLayerNorm(dst, x, y []float32, rows int, gain, bias []float32, eps float32, s *Scratch) {
	width := len(gain)
	dst, x, y, bias = dst[:rows*width], x[:rows*width], y[:rows*width], bias[:width]
	for r := range rows {
		p.addLayerNormRow(dst[r*width:][:width], x[r*width:][:width], y[r*width:][:width], gain, bias, eps, s)
	}
}

func (p *Path) addLayerNormRow(dst, x, y, gain, bias []float32, eps float32, s *Scratch) {
	n := len(dst)
	main := n &^ (lanes - 1)
	tail, other, third := s.tail[:lanes], s.tail[lanes:2*lanes], s.tail[2*lanes:]

	clear(s.sums[:])
	p.row.addSum(dst[:main], x[:main], y[:main], &s.sums)
	if main < n {
		clear(s.tail[:])
		copy(tail, x[main:])
		copy(other, y[main:])
		p.row.addSum(tail, tail, other, &s.sums)
		copy(dst[main:], tail)
	}
	mean := total(&s.sums) / float32(n)

	clear(s.sums[:])
	p.row.squareSum(dst[:main], mean, &s.sums)
	if main < n {
		fill(tail[n-main:], mean)
		p.row.squareSum(tail, mean, &s.sums)
	}
	inverse := float32(1 / math.Sqrt(float64(total(&s.sums))/float64(n)+float64(eps)))

	p.row.normalise(dst[:main], mean, inverse, gain[:main], bias[:main])
	if main < n {
		copy(other, gain[main:])
		copy(third, bias[main:])
		p.row.normalise(tail, mean, inverse, other, third)
		copy(dst[main:], tail)
	}
}

// Softmax replaces x by exp(x)/Σexp(x). Elements of -Inf become 0; if all are,
// x becomes all 0.
func (p *Path) Softmax(x []float32, s *Scratch) {
	if len(x) == 0 {
		return
	}
	n := roundUp(len(x), lanes)
	s.scores = grow(s.scores, n)
	scores := s.scores[:n]
	fill(scores[copy(scores, x):], float32(math.Inf(-1)))
	sum := p.expRow(scores, s)
	if sum == 0 {
		clear(x)
		return
	}
	inverse := 1 / sum
	for i := range x {
		x[i] = scores[i] * inverse
	}
}
