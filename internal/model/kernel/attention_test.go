package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestAttention(t *testing.T) {
	eachPath(t, func(t *testing.T, p *Path) {
		r := rand.New(rand.NewPCG(5, 5))
		var s Scratch
		for _, c := range []struct{ rows, heads, dim int }{
			{0, 1, 32}, {1, 12, 32}, {2, 12, 32}, {5, 3, 32}, {15, 2, 32}, {16, 2, 32}, {17, 2, 32}, {33, 1, 40}, {49, 2, 7}, {100, 12, 32}, {512, 1, 32}, {3, 2, 64},
		} {
			width := c.heads * c.dim
			qkv := normal(r, c.rows*3*width)
			for i := range qkv {
				qkv[i] *= 2
			}
			if c.rows > 4 { // a row that sees one other alone, and one that sees scores far below zero
				for d := range c.dim {
					qkv[3*3*width+d] *= 100
				}
			}
			for _, sight := range []Sight{{}, {Chunk: 48, Reach: 64, Sink: 32}, {Chunk: 24, Reach: 7, Sink: 32}, {Chunk: 48, Sink: 64}, {Chunk: 5, Reach: 50}} {
				dst, check := guarded(t, c.rows*width)
				p.Attention(dst, qkv, c.rows, c.heads, c.dim, sight, &s)
				check()
				want := referenceAttention(qkv, c.rows, c.heads, c.dim, sight)
				// A score far from zero has an error of its own.
				if err := near(dst, want, slices.Repeat([]float64{4}, len(want))); err != nil {
					t.Fatalf("%v, %+v: %v", c, sight, err)
				}
			}
		}
	})
}

func TestAttentionBelowZero(t *testing.T) {
	// All scores are far below zero: padding that counted as 0 would win.
	const rows, dim = 19, 32
	qkv := make([]float32, rows*3*dim)
	for i := range rows {
		fill(qkv[i*3*dim:][:dim], 10)
		fill(qkv[i*3*dim+dim:][:dim], -10)
		fill(qkv[i*3*dim+2*dim:][:dim], float32(i))
	}
	eachPath(t, func(t *testing.T, p *Path) {
		var s Scratch
		dst := make([]float32, rows*dim)
		p.Attention(dst, qkv, rows, 1, dim, Sight{}, &s)
		for i, v := range dst {
			if math.Abs(float64(v)-(rows-1)/2.) > 1e-4 {
				t.Fatalf("element %d is %g, want the mean of all values", i, v)
			}
		}
	})
}

// sees tells whether row i attends to row j.
func sees(g Sight, i, j int) bool {
	if g.Chunk == 0 || j < g.Sink {
		return true
	}
	chunk := i / g.Chunk * g.Chunk
	return j >= chunk-g.Reach && j < chunk+g.Chunk+g.Reach
}

func referenceAttention(qkv []float32, rows, heads, dim int, sight Sight) []float64 {
	width := heads * dim
	dst := make([]float64, rows*width)
	at := func(row, part, head, d int) float64 { return float64(qkv[row*3*width+part*width+head*dim+d]) }
	scores := make([]float64, rows)
	for h := range heads {
		for i := range rows {
			for j := range rows {
				scores[j] = 0
				for d := range dim {
					scores[j] += at(i, 0, h, d) * at(j, 1, h, d)
				}
				scores[j] /= math.Sqrt(float64(dim))
				if !sees(sight, i, j) {
					scores[j] = math.Inf(-1)
				}
			}
			top, sum := slices.Max(scores), 0.0
			for j := range rows {
				scores[j] = math.Exp(scores[j] - top)
				sum += scores[j]
			}
			for j := range rows {
				for d := range dim {
					dst[i*width+h*dim+d] += scores[j] / sum * at(j, 2, h, d)
				}
			}
		}
	}
	return dst
}
