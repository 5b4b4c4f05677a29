package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestGELU(t *testing.T) {
	eachPath(t, func(t *testing.T, p *Path) {
		var s Scratch
		for _, n := range []int{0, 1, 15, 16, 17, 100, 4001} {
			x, check := guarded(t, n)
			for i := range x {
				x[i] = -8 + 16*float32(i)/float32(max(1, n-1))
			}
			in := slices.Clone(x)
			p.GELU(x, &s)
			check()
			for i, v := range in {
				want := float64(v) * 0.5 * math.Erfc(-float64(v)/math.Sqrt2)
				if math.Abs(float64(x[i])-want) > 2e-6 {
					t.Fatalf("GELU(%g) = %g, want %g", v, x[i], want)
				}
			}
		}
		x := []float32{-1e30, -100, 100, 1e30, 0, 1e-40, float32(math.NaN())}
		p.GELU(x, &s)
		if !(x[0] <= 0 && x[0] > -1e-5 && x[1] <= 0 && x[1] > -1e-5 && math.Abs(float64(x[2])-100) < 1e-3 && x[3] > 0.99e30 && x[4] == 0 && x[5] >= 0 && x[5] <= 1e-40) {
			t.Errorf("at the extremes: %g", x)
		}
	})
}

func TestAddLayerNorm(t *testing.T) {
	eachPath(t, func(t *testing.T, p *Path) {
		r := rand.New(rand.NewPCG(6, 6))
		var s Scratch
		for _, width := range []int{1, 15, 16, 17, 100, 384} {
			const rows = 3
			x, y, gain, bias := normal(r, rows*width), normal(r, rows*width), normal(r, width), normal(r, width)
			dst, check := guarded(t, rows*width)
			p.AddLayerNorm(dst, x, y, rows, gain, bias, 1e-5, &s)
			check()
			for row := range rows {
				var mean, variance float64
				for i := range width {
					mean += float64(x[row*width+i]+y[row*width+i]) / float64(width)
				}
				for i := range width {
					variance += math.Pow(float64(x[row*width+i]+y[row*width+i])-mean, 2) / float64(width)
				}
				want := make([]float64, width)
				for i := range want {
					want[i] = (float64(x[row*width+i]+y[row*width+i])-mean)/math.Sqrt(variance+1e-5)*float64(gain[i]) + float64(bias[i])
				}
				if err := near(dst[row*width:][:width], want, make([]float64, width)); err != nil {
					t.Fatalf("width %d: %v", width, err)
				}
			}
			p.AddLayerNorm(x, x, y, rows, gain, bias, 1e-5, &s)
			if err := sameBits(x, dst); err != nil {
				t.Fatalf("in place, width %d: %v", width, err)
			}
		}
	})
}

func TestSoftmax(t *testing.T) {
	eachPath(t, func(t *testing.T, p *Path) {
		r := rand.New(rand.NewPCG(7, 7))
		var s Scratch
		for _, n := range []int{0, 1, 2, 15, 16, 17, 100} {
			x, check := guarded(t, n)
			copy(x, mapped(normal(r, n), func(v float32) float32 { return 30*v - 500 }))
			want := make([]float64, n)
			top, sum := math.Inf(-1), 0.0
			for _, v := range x {
				top = max(top, float64(v))
			}
			for i, v := range x {
				want[i] = math.Exp(float64(v) - top)
				sum += want[i]
			}
			for i := range want {
				want[i] /= sum
			}
			p.Softmax(x, &s)
			check()
			if err := near(x, want, make([]float64, n)); err != nil {
				t.Fatalf("%d elements: %v", n, err)
			}
		}
		none := float32(math.Inf(-1))
		x := []float32{none, none, none}
		p.Softmax(x, &s)
		if !slices.Equal(x, []float32{0, 0, 0}) {
			t.Errorf("of nothing: %g", x)
		}
	})
}
