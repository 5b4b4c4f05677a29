package kernel

import "math"

// Attention lets the rows of one window attend to each other, as far as sight
// goes. qkv is [rows, 3·heads·dim]: queries, keys and values side by side, each
// head by head. dst is [rows, heads·dim] and receives softmax(q·kᵀ/√dim)·v of
// each head. dst must not overlap qkv.
func (p *Path) Attention(dst, qkv []float32, rows, heads, dim int, sight Sight, s *Scratch) {
	width := heads * dim
	dst, qkv = dst[:rows*width], qkv[:rows*3*width]
	if rows == 0 {
		return
	}
	padded := roundUp(rows, max(p.float.cols, lanes))
	s.keys = grow(s.keys, padded*dim)
	s.values = grow(s.values, rows*roundUp(dim, p.float.cols))
	s.scores = grow(s.scores, p.float.rows*padded)
	for head := range heads {
		query, key, value := qkv[head*dim:], qkv[width+head*dim:], qkv[2*width+head*dim:]
		// Columns beyond the last row keep old keys: their scores are set to
		// -Inf before they count.
		p.packColumns(s.keys, key, rows, dim, 3*width, float32(1/math.Sqrt(float64(dim))))
		packRows(s.values, value, rows, dim, 3*width, p.float.cols)
		for from := 0; from < rows; from += sight.chunk(rows) {
			view := sight.from(from, rows, max(p.float.cols, lanes))
			values := p.seenValues(view, rows, dim, s)
			p.attend(dst[from*width+head*dim:], width, query[from*3*width:], 3*width, min(sight.chunk(rows), rows-from), dim, padded, view, values, s)
		}
	}
}

// seenValues returns the values of a view in panels, one behind the other.
func (p *Path) seenValues(v view, rows, dim int, s *Scratch) []float32 {
	cols, n := p.float.cols, v.len()
	if v.sink == 0 && n == rows {
		return s.values
	}
	s.seen = grow(s.seen, n*roundUp(dim, cols))
	for col := 0; col < dim; col += cols {
		panel, into := s.values[col*rows:][:rows*cols], s.seen[col*n:][:n*cols]
		kept := copy(into, panel[:v.sink*cols])
		copy(into[kept:], panel[v.low*cols:v.high*cols])
	}
	return s.seen
}

// attend runs some queries of one head against the keys in s and the values that
// they see, a block of queries at a time, so that only a block of scores is ever held.
func (p *Path) attend(dst []float32, dstStride int, query []float32, queryStride, rows, dim, padded int, v view, values []float32, s *Scratch) {
	tile, seen := &p.float, v.len()
	ones, nought := s.onesRow(), s.nought[:]
	for row := 0; row < rows; row += tile.rows {
		block := min(tile.rows, rows-row)
		a, aStride := query[row*queryStride:], queryStride
		if block < tile.rows {
			a, aStride = p.edgeRows(a, block, dim, queryStride, s), dim
		}
		for at := 0; at < seen; at += tile.cols {
			tile.run(s.scores[at:], padded, a, aStride, s.keys[v.row(at)*dim:][:tile.cols*dim], dim, ones, nought)
		}
		for i := range block {
			scores := s.scores[i*padded:][:roundUp(seen, lanes)]
			fill(scores[seen:], float32(math.Inf(-1)))
			fill(scores[v.hidden:v.shown], float32(math.Inf(-1)))
			s.inverse[i] = 1 / p.expRow(scores, s)
		}
		for col := 0; col < dim; col += tile.cols {
			p.floatBlock(dst[row*dstStride+col:], dstStride, s.scores, padded, values[col*seen:][:tile.cols*seen], seen,
				s.inverse[:], nought, block, min(tile.cols, dim-col), s)
		}
	}
}

// expRow replaces the scores, a multiple of lanes of them, by exp(score-max)
// and returns their sum.
func (p *Path) expRow(scores []float32, s *Scratch) float32 {
	_, top := p.row.bounds(scores)
	clear(s.sums[:])
	p.row.expSum(scores, top, &s.sums)
	return total(&s.sums)
}

// total adds the parts of a sum, in the same order on every path.
func total(sums *[lanes]float32) float32 {
	var s [4]float32
	for i := range s {
		s[i] = (sums[i] + sums[i+8]) + (sums[i+4] + sums[i+12])
	}
	return (s[0] + s[2]) + (s[1] + s[3])
}
