package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
)

// shape is the size of a linear layer and of its input.
type shape struct{ rows, in, out int }

// shapes holds the sizes that the network uses and those that meet every edge
// of every block.
func shapes() []shape {
	var list []shape
	for rows := range 10 {
		for _, out := range []int{1, 5, 7, 128} {
			list = append(list, shape{rows, 64, out})
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 60 {
		list = append(list, shape{1 + r.IntN(40), 1 + r.IntN(200), 1 + r.IntN(100)})
	}
	return append(list, shape{97, 384, 384}, shape{193, 96, 33}, shape{7, 1536, 384})
}

// guarded returns a slice of n elements, and a check that what lies before and
// behind it was not written.
func guarded(t *testing.T, n int) ([]float32, func()) {
	const margin, mark = 64, 12345
	memory := make([]float32, n+2*margin)
	fill(memory, mark)
	return memory[margin : margin+n : margin+n], func() {
		t.Helper()
		for i := range margin {
			if memory[i] != mark || memory[margin+n+i] != mark {
				t.Fatalf("wrote outside of the result, %d elements away", i)
			}
		}
	}
}

func normal(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

func weights8(r *rand.Rand, n int) []int8 {
	w := make([]int8, n)
	for i := range w {
		w[i] = int8(r.IntN(256) - 128)
	}
	return w
}

func sameBits(a, b []float32) error {
	for i := range a {
		if math.Float32bits(a[i]) != math.Float32bits(b[i]) {
			return fmt.Errorf("element %d is %g, want %g", i, a[i], b[i])
		}
	}
	return nil
}

// near reports the first element of got that is farther from want than
// Tolerance times the larger of 1 and size.
func near(got []float32, want, size []float64) error {
	for i := range want {
		if diff := math.Abs(float64(got[i]) - want[i]); !(diff <= Tolerance*max(1, size[i])) {
			return fmt.Errorf("element %d is %g, want %g, off by %g", i, got[i], want[i], diff)
		}
	}
	return nil
}

func eachPath(t *testing.T, f func(t *testing.T, p *Path)) {
	for _, p := range All() {
		t.Run(p.Name(), func(t *testing.T) { f(t, p) })
	}
}

func TestPathsAreFoundByName(t *testing.T) {
	for _, p := range All() {
		if got, err := ByName(p.Name()); err != nil || got != p {
			t.Errorf("ByName(%q) = %v, %v", p.Name(), got, err)
		}
	}
	if _, err := ByName("abacus"); err == nil {
		t.Error("an unknown name is no error")
	}
	if all := All(); all[len(all)-1].Name() != "generic" || Best() != all[0] {
		t.Error("plain Go is not the last resort")
	}
}

func TestLinearFloat(t *testing.T) {
	eachPath(t, func(t *testing.T, p *Path) {
		r := rand.New(rand.NewPCG(2, 2))
		var s Scratch
		for _, c := range shapes() {
			x, weights, bias := normal(r, c.rows*c.in), normal(r, c.out*c.in), normal(r, c.out)
			w, err := p.PackFloat(weights, bias, c.out, c.in)
			if err != nil {
				t.Fatal(err)
			}
			dst, check := guarded(t, c.rows*c.out)
			p.LinearFloat(dst, x, c.rows, w, &s)
			check()
			want, size := make([]float64, len(dst)), make([]float64, len(dst))
			for i := range want {
				want[i] = float64(bias[i%c.out])
				for k := range c.in {
					v := float64(x[i/c.out*c.in+k]) * float64(weights[i%c.out*c.in+k])
					want[i], size[i] = want[i]+v, size[i]+math.Abs(v)
				}
			}
			if err := near(dst, want, size); err != nil {
				t.Fatalf("%v: %v", c, err)
			}
		}
	})
}

// referenceInt8 is what LinearInt8 promises, in the plainest form.
func referenceInt8(x []float32, rows int, weights []int8, scales, bias []float32, out, in int) []float32 {
	dst := make([]float32, rows*out)
	for r := range rows {
		row := x[r*in:][:in]
		low, high := float32(0), float32(0)
		for _, v := range row {
			if v < low {
				low = v
			}
			if v > high {
				high = v
			}
		}
		scale, inverse, zero := affine(low, high)
		for o := range out {
			sum := int32(0)
			for i, v := range row {
				sum += (int32(code(v, inverse, zero)) - zero) * int32(weights[o*in+i])
			}
			dst[r*out+o] = float32(float32(float32(sum)*scale)*scales[o]) + bias[o]
		}
	}
	return dst
}

func TestLinearInt8IsTheSameEverywhere(t *testing.T) {
	inf, nan := float32(math.Inf(1)), float32(math.NaN())
	inputs := map[string]func(r *rand.Rand, n int) []float32{
		"normal": normal,
		"zeros":  func(_ *rand.Rand, n int) []float32 { return make([]float32, n) },
		"one side": func(r *rand.Rand, n int) []float32 {
			return mapped(normal(r, n), func(v float32) float32 { return max(v, -0.17) })
		},
		"all negative": func(r *rand.Rand, n int) []float32 {
			return mapped(normal(r, n), func(v float32) float32 { return -1 - v*v })
		},
		"huge": func(r *rand.Rand, n int) []float32 {
			return mapped(normal(r, n), func(v float32) float32 { return v * 3e38 })
		},
		"denormal": func(r *rand.Rand, n int) []float32 {
			return mapped(normal(r, n), func(v float32) float32 { return v * 1e-40 })
		},
		"tiny": func(r *rand.Rand, n int) []float32 {
			return mapped(normal(r, n), func(v float32) float32 { return v * 1e-28 })
		},
		"outlier":     func(r *rand.Rand, n int) []float32 { x := normal(r, n); x[n/2] = 900; return x },
		"infinite":    func(r *rand.Rand, n int) []float32 { x := normal(r, n); x[0], x[n-1] = inf, -inf; return x },
		"not numbers": func(r *rand.Rand, n int) []float32 { x := normal(r, n); x[n/3] = nan; return x },
	}
	eachPath(t, func(t *testing.T, p *Path) {
		var s Scratch
		for name, input := range inputs {
			r := rand.New(rand.NewPCG(3, 3))
			for _, c := range shapes() {
				if c.rows == 0 {
					continue
				}
				x, weights := input(r, c.rows*c.in), weights8(r, c.out*c.in)
				scales, bias := normal(r, c.out), normal(r, c.out)
				w, err := p.PackInt8(weights, scales, bias, c.out, c.in)
				if err != nil {
					t.Fatal(err)
				}
				dst, check := guarded(t, c.rows*c.out)
				p.LinearInt8(dst, x, c.rows, w, &s)
				check()
				if err := sameBits(dst, referenceInt8(x, c.rows, weights, scales, bias, c.out, c.in)); err != nil {
					t.Fatalf("%s, %v: %v", name, c, err)
				}
			}
		}
	})
}

func mapped(x []float32, f func(float32) float32) []float32 {
	for i, v := range x {
		x[i] = f(v)
	}
	return x
}

func TestLinearInt8SumsDoNotOverflow(t *testing.T) {
	const in = 1 << 15
	x := make([]float32, in)
	fill(x, 1) // code 255
	weights := slices.Repeat([]int8{-128}, in)
	eachPath(t, func(t *testing.T, p *Path) {
		w, err := p.PackInt8(weights, []float32{1}, nil, 1, in)
		if err != nil {
			t.Fatal(err)
		}
		var s Scratch
		dst := make([]float32, 1)
		p.LinearInt8(dst, x, 1, w, &s)
		if want := float32(-128 * in); math.Abs(float64(dst[0]/want-1)) > 1e-6 {
			t.Errorf("got %g, want %g", dst[0], want)
		}
	})
}

func TestLinearInt8IsCloseToFloat(t *testing.T) {
	const rows, in, out = 16, 384, 64
	r := rand.New(rand.NewPCG(4, 4))
	x, weights := normal(r, rows*in), weights8(r, out*in)
	scales := make([]float32, out)
	fill(scales, 1.0/128)
	p := Best()
	w8, err := p.PackInt8(weights, scales, nil, out, in)
	if err != nil {
		t.Fatal(err)
	}
	wide := make([]float32, len(weights))
	for i, v := range weights {
		wide[i] = float32(v) / 128
	}
	w32, err := p.PackFloat(wide, nil, out, in)
	if err != nil {
		t.Fatal(err)
	}
	var s Scratch
	got, want := make([]float32, rows*out), make([]float32, rows*out)
	p.LinearInt8(got, x, rows, w8, &s)
	p.LinearFloat(want, x, rows, w32, &s)
	var diff, size float64
	for i := range got {
		diff += math.Pow(float64(got[i]-want[i]), 2)
		size += math.Pow(float64(want[i]), 2)
	}
	if rel := math.Sqrt(diff / size); rel > 0.01 {
		t.Errorf("8 bits lose %.2f%%", 100*rel)
	}
}

func TestPackRefusesWrongShapes(t *testing.T) {
	p := Best()
	for _, c := range []struct {
		name                           string
		weights, scales, bias, out, in int
	}{
		{"empty", 0, 0, 0, 0, 0},
		{"weights", 7, 2, 2, 2, 4},
		{"scales", 8, 1, 2, 2, 4},
		{"bias", 8, 2, 1, 2, 4},
		{"overflow", 1<<15 + 1, 1, 1, 1, 1<<15 + 1},
	} {
		if _, err := p.PackInt8(make([]int8, c.weights), make([]float32, c.scales), make([]float32, c.bias), c.out, c.in); err == nil {
			t.Errorf("PackInt8 takes wrong %s", c.name)
		}
		if c.name == "scales" || c.name == "overflow" {
			continue
		}
		if _, err := p.PackFloat(make([]float32, c.weights), make([]float32, c.bias), c.out, c.in); err == nil {
			t.Errorf("PackFloat takes wrong %s", c.name)
		}
	}
}

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
			dst, check := guarded(t, c.rows*width)
			p.Attention(dst, qkv, c.rows, c.heads, c.dim, &s)
			check()
			want := referenceAttention(qkv, c.rows, c.heads, c.dim)
			if err := near(dst, want, make([]float64, len(want))); err != nil {
				t.Fatalf("%v: %v", c, err)
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
		p.Attention(dst, qkv, rows, 1, dim, &s)
		for i, v := range dst {
			if math.Abs(float64(v)-(rows-1)/2.) > 1e-4 {
				t.Fatalf("element %d is %g, want the mean of all values", i, v)
			}
		}
	})
}

func referenceAttention(qkv []float32, rows, heads, dim int) []float64 {
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

// run calls everything on one input and returns all results.
func run(t *testing.T, p *Path, seed uint64, s *Scratch) []float32 {
	r := rand.New(rand.NewPCG(seed, 8))
	const rows, heads, dim = 37, 3, 32
	const width = heads * dim
	x := normal(r, rows*width)
	wide, err := p.PackFloat(normal(r, 3*width*width), normal(r, 3*width), 3*width, width)
	if err != nil {
		t.Fatal(err)
	}
	head, err := p.PackInt8(weights8(r, 5*width), normal(r, 5), nil, 5, width)
	if err != nil {
		t.Fatal(err)
	}
	qkv, mixed, last := make([]float32, rows*3*width), make([]float32, rows*width), make([]float32, rows*5)
	p.LinearFloat(qkv, x, rows, wide, s)
	p.Attention(mixed, qkv, rows, heads, dim, s)
	p.AddLayerNorm(x, x, mixed, rows, normal(r, width), normal(r, width), 1e-12, s)
	p.GELU(x, s)
	p.LinearInt8(last, x, rows, head, s)
	p.Softmax(mixed, s)
	return slices.Concat(qkv, x, mixed, last)
}

func TestFusedPathsAgreeBitForBit(t *testing.T) {
	var first []float32
	for _, p := range All() {
		if p.Class() != Fused {
			continue
		}
		var s Scratch
		got := run(t, p, 1, &s)
		if first == nil {
			first = got
		}
		if err := sameBits(got, first); err != nil {
			t.Errorf("%s against %s: %v", p, All()[0], err)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	eachPath(t, func(t *testing.T, p *Path) {
		var s Scratch
		want := run(t, p, 1, &s)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				var s Scratch
				for range 3 {
					if err := sameBits(run(t, p, 1, &s), want); err != nil {
						t.Error(err)
					}
				}
			})
		}
		group.Wait()
	})
}

func TestNothingIsAllocatedInSteadyState(t *testing.T) {
	eachPath(t, func(t *testing.T, p *Path) {
		r := rand.New(rand.NewPCG(9, 9))
		const rows, width = 21, 64
		var s Scratch
		w8, err := p.PackInt8(weights8(r, 3*width*width), normal(r, 3*width), nil, 3*width, width)
		if err != nil {
			t.Fatal(err)
		}
		w32, err := p.PackFloat(normal(r, 3*width*width), nil, 3*width, width)
		if err != nil {
			t.Fatal(err)
		}
		x, qkv, gain := normal(r, rows*width), make([]float32, rows*3*width), normal(r, width)
		if n := testing.AllocsPerRun(3, func() {
			p.LinearInt8(qkv, x, rows, w8, &s)
			p.LinearFloat(qkv, x, rows, w32, &s)
			p.Attention(x, qkv, rows, 2, width/2, &s)
			p.AddLayerNorm(x, x, x, rows, gain, gain, 1e-5, &s)
			p.GELU(x[:width+1], &s)
			p.Softmax(x[:width+1], &s)
		}); n != 0 {
			t.Errorf("%g allocations", n)
		}
	})
}
