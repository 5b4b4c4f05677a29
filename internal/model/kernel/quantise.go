package kernel

import "math"

// Activations are quantised row by row, asymmetrically: code = round(x/scale) + zero,
// between 0 and 127, with scale and zero chosen so that the codes span the row
// and 0 has a code of its own. Asymmetric, because what GELU lets through lies
// nearly all on one side; the correction for zero costs nothing in the product,
// it is one multiplication a result.

const (
	maxCode = 127

	// Rows whose values lie closer together than this are taken for zero: the
	// inverse of their scale would overflow.
	minRange = 1e-30

	// Bounds are held within this so that their difference does not overflow.
	maxBound = math.MaxFloat32 / 4
)

// quantiseRow writes the codes of x to dst, one a kStep-padded place, and
// returns the scale and the code of zero.
func (p *Path) quantiseRow(dst []byte, x []float32, s *Scratch) (scale float32, zero int32) {
	main := len(x) &^ (lanes - 1)
	low, high := p.row.bounds(x[:main])
	if main < len(x) {
		tail := s.tail[:lanes]
		clear(tail[copy(tail, x[main:]):])
		l, h := p.row.bounds(tail)
		low, high = min(low, l), max(high, h)
	}
	scale, inverse, zero := affine(min(low, 0), max(high, 0))
	p.row.quantise(dst, x[:main], inverse, zero)
	if main < len(x) {
		p.row.quantise(dst[main:], s.tail[:lanes], inverse, zero)
	}
	return scale, zero
}

// affine returns the scale, its inverse and the code of zero for values from
// low (not above 0) to high (not below 0).
func affine(low, high float32) (scale, inverse float32, zero int32) {
	low, high = max(low, -maxBound), min(high, maxBound)
	if high-low < minRange {
		return 0, 0, 0
	}
	inverse = maxCode / (high - low)
	return (high - low) / maxCode, inverse, int32(math.RoundToEven(float64(-low * inverse)))
}

// code returns the code of x, for reference and for plain Go. NaN gets the
// lowest code. The conversion keeps the compiler from fusing operations.
func code(x, inverse float32, zero int32) byte {
	t := float32(x * inverse)
	if !(t > -maxCode) {
		t = -maxCode
	}
	if t > maxCode {
		t = maxCode
	}
	return byte(min(max(int32(math.RoundToEven(float64(t)))+zero, 0), maxCode))
}
