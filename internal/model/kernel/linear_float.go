package kernel

import "fmt"

// FloatWeights is a linear layer with float32 weights, packed for one path.
type FloatWeights struct {
	path    *Path
	in, out int
	panels  []float32 // cols outputs side by side
	bias    []float32
}

// In returns the number of inputs.
func (w *FloatWeights) In() int { return w.in }

// Out returns the number of outputs.
func (w *FloatWeights) Out() int { return w.out }

// PackFloat packs the weights of a linear layer: weights is [out, in]
// row-major, bias holds one addend an output or nothing. It copies what it
// needs and reports lengths that do not fit.
func (p *Path) PackFloat(weights, bias []float32, out, in int) (*FloatWeights, error) {
	switch {
	case out < 1 || in < 1:
		return nil, fmt.Errorf("pack float layer: shape %d×%d is empty", out, in)
	case len(weights) != out*in:
		return nil, fmt.Errorf("pack float layer: %d weights for shape %d×%d", len(weights), out, in)
	case len(bias) != out && len(bias) != 0:
		return nil, fmt.Errorf("pack float layer: %d biases for %d outputs", len(bias), out)
	}
	cols := p.float.cols
	width := roundUp(out, cols)
	w := &FloatWeights{path: p, in: in, out: out, panels: make([]float32, width*in), bias: make([]float32, width)}
	copy(w.bias, bias)
	p.packColumns(w.panels, weights, out, in, in, 1)
	return w, nil
}

// LinearFloat sets dst = x·Wᵀ + bias: x is [rows, in], dst [rows, out], both
// row-major. dst must not overlap x.
func (p *Path) LinearFloat(dst, x []float32, rows int, w *FloatWeights, s *Scratch) {
	if w.path != p {
		panic("kernel: weights packed for " + w.path.name + " used by " + p.name)
	}
	dst, x = dst[:rows*w.out], x[:rows*w.in]
	// Few enough rows at a time that they stay in the second-level cache while
	// all panels pass by.
	size := max(cacheFloats/w.in/p.float.rows, 1) * p.float.rows
	for first := 0; first < rows; first += size {
		block := min(size, rows-first)
		p.floatRows(dst[first*w.out:], x[first*w.in:], block, w, s)
	}
}

// cacheFloats is how many elements of the input are worked on at a time.
const cacheFloats = 1 << 16

// floatRows multiplies a few rows, panel by panel.
func (p *Path) floatRows(dst, x []float32, rows int, w *FloatWeights, s *Scratch) {
	ones := s.onesRow()
	full := rows / p.float.rows * p.float.rows
	edge := p.edgeRows(x[full*w.in:], rows-full, w.in, w.in, s)
	for col := 0; col < w.out; col += p.float.cols {
		panel := w.panels[col*w.in:][:p.float.cols*w.in]
		bias := w.bias[col:][:p.float.cols]
		for row := 0; row < rows; row += p.float.rows {
			a := edge
			if row < full {
				a = x[row*w.in:][:p.float.rows*w.in]
			}
			p.floatBlock(dst[row*w.out+col:], w.out, a, w.in, panel, w.in, ones, bias,
				min(p.float.rows, rows-row), min(p.float.cols, w.out-col), s)
		}
	}
}

// floatBlock runs one block and keeps the upper left rows × cols of it.
func (p *Path) floatBlock(dst []float32, dstStride int, a []float32, aStride int, b []float32, k int, rowScale, bias []float32, rows, cols int, s *Scratch) {
	if rows == p.float.rows && cols == p.float.cols {
		p.float.run(dst, dstStride, a, aStride, b, k, rowScale, bias)
		return
	}
	p.float.run(s.tile[:], p.float.cols, a, aStride, b, k, rowScale, bias)
	copyTile(dst, dstStride, s.tile[:], p.float.cols, rows, cols)
}

// edgeRows copies rows of x, too few for a block, to where a whole block may
// be read with stride in; nil if there are none.
func (p *Path) edgeRows(x []float32, rows, in, stride int, s *Scratch) []float32 {
	if rows == 0 {
		return nil
	}
	s.edge = grow(s.edge, p.float.rows*in)
	copyTile(s.edge, in, x, stride, rows, in)
	clear(s.edge[rows*in:])
	return s.edge
}

// onesRow returns factors that change nothing.
func (s *Scratch) onesRow() []float32 {
	if s.ones[0] == 0 {
		fill(s.ones[:], 1)
	}
	return s.ones[:]
}
