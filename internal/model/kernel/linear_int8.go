package kernel

import (
	"fmt"
	"math"
)

// Int8Weights is a linear layer with 8-bit weights, packed for one path.
type Int8Weights struct {
	path    *Path
	in, out int
	padded  int    // in, rounded up to kStep
	panels  []int8 // cols outputs side by side, group inputs of each together
	sums    []int32
	scales  []float32
	bias    []float32
}

// In returns the number of inputs.
func (w *Int8Weights) In() int { return w.in }

// Out returns the number of outputs.
func (w *Int8Weights) Out() int { return w.out }

// PackInt8 packs the weights of a linear layer: weights is [out, in] row-major,
// scales holds one factor an output (weight = scale × stored), bias one addend
// an output or nothing. It copies what it needs. Outputs whose weights could
// overflow 16 bits eight by eight are narrowed, the same on every path. It reports
// lengths that do not fit and shapes whose sums could overflow 32 bits.
func (p *Path) PackInt8(weights []int8, scales, bias []float32, out, in int) (*Int8Weights, error) {
	switch {
	case out < 1 || in < 1:
		return nil, fmt.Errorf("pack int8 layer: shape %d×%d is empty", out, in)
	case in > 1<<15: // 2 × 127 × 128 × in stays below 2³¹
		return nil, fmt.Errorf("pack int8 layer: %d inputs are more than %d", in, 1<<15)
	case len(weights) != out*in:
		return nil, fmt.Errorf("pack int8 layer: %d weights for shape %d×%d", len(weights), out, in)
	case len(scales) != out:
		return nil, fmt.Errorf("pack int8 layer: %d scales for %d outputs", len(scales), out)
	case len(bias) != out && len(bias) != 0:
		return nil, fmt.Errorf("pack int8 layer: %d biases for %d outputs", len(bias), out)
	}
	cols := p.int8.cols
	width, depth := roundUp(out, cols), roundUp(in, kStep)
	w := &Int8Weights{
		path: p, in: in, out: out, padded: depth,
		panels: make([]int8, width*depth),
		sums:   make([]int32, width),
		scales: make([]float32, width),
		bias:   make([]float32, width),
	}
	copy(w.bias, bias)
	row := make([]int8, in)
	for o := range out {
		w.scales[o] = scales[o] * narrow(row, weights[o*in:][:in])
		panel := w.panels[o/cols*cols*depth:]
		sum := int32(0)
		for i, v := range row {
			panel[(i/group*cols+o%cols)*group+i%group] = v
			sum += int32(v)
		}
		w.sums[o] = sum
	}
	return w, nil
}

// widest is the most that the weights of one sign may come to among those whose
// products are added in 16 bits: times the highest code it stays below 2¹⁵. Of
// kStep successive inputs these are the first and second of each four, and the
// third and fourth: the order in which AVX2 multiplies bytes.
const widest = (1<<15 - 1) / maxCode

// narrow copies the weights of an output to dst, in fewer steps if some that are
// added in 16 bits are together wider than widest, and returns what each step
// then counts for.
func narrow(dst, weights []int8) float32 {
	most := int32(0)
	for i := 0; i < len(weights); i += kStep {
		var above, below [2]int32
		for k, w := range weights[i:min(i+kStep, len(weights))] {
			above[k/2%2] += max(int32(w), 0)
			below[k/2%2] -= min(int32(w), 0)
		}
		most = max(most, above[0], above[1], below[0], below[1])
	}
	if most <= widest {
		copy(dst, weights)
		return 1
	}
	factor := (widest - kStep/4) / float32(most) // each of eight may be rounded up by half a step
	for i, v := range weights {
		dst[i] = int8(math.RoundToEven(float64(float32(v) * factor)))
	}
	return 1 / factor
}

// blockRows is how many rows are quantised at a time: few enough that their
// codes stay in the second-level cache, many enough that reading the weights
// again for each block costs little.
const blockRows = 96

// LinearInt8 sets dst = x·Wᵀ + bias: x is [rows, in], dst [rows, out], both
// row-major. Each row of x is rounded to 7 bits with a scale of its own. dst
// must not overlap x.
func (p *Path) LinearInt8(dst, x []float32, rows int, w *Int8Weights, s *Scratch) {
	if w.path != p {
		panic("kernel: weights packed for " + w.path.name + " used by " + p.name)
	}
	dst, x = dst[:rows*w.out], x[:rows*w.in]
	s.codes = grow(s.codes, blockRows*w.padded)
	s.scales = grow(s.scales, blockRows)
	s.zeros = grow(s.zeros, blockRows)
	for first := 0; first < rows; first += blockRows {
		block := min(blockRows, rows-first)
		for i := range block {
			row := s.codes[i*w.padded:][:w.padded]
			scale, zero := p.quantiseRow(row, x[(first+i)*w.in:][:w.in], s)
			s.scales[i], s.zeros[i] = scale, zero
		}
		// What lies in the padding is multiplied by weights of zero, and rows
		// beyond the last are thrown away: old codes may stay there.
		p.int8Block(dst[first*w.out:], block, w, s)
	}
}

// int8Block multiplies the quantised rows in s, panel by panel so that the
// weights of a panel stay in the first-level cache.
func (p *Path) int8Block(dst []float32, rows int, w *Int8Weights, s *Scratch) {
	tile := &p.int8
	for col := 0; col < w.out; col += tile.cols {
		panel := w.panels[col*w.padded:][:tile.cols*w.padded]
		sums, scales, bias := w.sums[col:][:tile.cols], w.scales[col:][:tile.cols], w.bias[col:][:tile.cols]
		for row := 0; row < rows; row += tile.rows {
			into, intoStride := dst[row*w.out+col:], w.out
			edge := row+tile.rows > rows || col+tile.cols > w.out
			if edge {
				into, intoStride = s.tile[:], tile.cols
			}
			tile.run(into, intoStride, s.codes[row*w.padded:][:tile.rows*w.padded], w.padded, panel, w.padded,
				s.scales[row:][:tile.rows], s.zeros[row:][:tile.rows], sums, scales, bias)
			if edge {
				copyTile(dst[row*w.out+col:], w.out, into, tile.cols, min(tile.rows, rows-row), min(tile.cols, w.out-col))
			}
		}
	}
}

// copyTile copies the upper left rows × cols of a block.
func copyTile(dst []float32, dstStride int, src []float32, srcStride, rows, cols int) {
	for i := range rows {
		copy(dst[i*dstStride:][:cols], src[i*srcStride:][:cols])
	}
}
