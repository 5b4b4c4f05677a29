package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// shape is the size of a linear layer and of its input.
type shape struct{ rows, in, out int }

// shapes returns sizes that meet every edge of every block, and random ones.
func shapes(r *rand.Rand) []shape {
	var list []shape
	for rows := range 10 {
		for _, out := range []int{1, 5, 7, 128} {
			list = append(list, shape{rows, 64, out})
		}
	}
	for range 10 {
		list = append(list, shape{1 + r.IntN(40), 1 + r.IntN(200), 1 + r.IntN(100)})
	}
	return append(list, shape{blockRows + 1, 32, 384}, shape{7, 1536, 33})
}

func TestLinearFloat(t *testing.T) {
	eachPath(t, func(t *testing.T, p *Path) {
		r := rand.New(rand.NewPCG(2, 2))
		var s Scratch
		for _, c := range shapes(r) {
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
		narrowed := make([]int8, in)
		for o := range out {
			step := scales[o] * narrow(narrowed, weights[o*in:][:in])
			sum := int32(0)
			for i, v := range row {
				sum += (int32(code(v, inverse, zero)) - zero) * int32(narrowed[i])
			}
			dst[r*out+o] = float32(float32(float32(sum)*scale)*step) + bias[o]
		}
	}
	return dst
}

func TestLinearInt8IsTheSameEverywhere(t *testing.T) {
	inf, nan := float32(math.Inf(1)), float32(math.NaN())
	inputs := []struct {
		name    string
		change  func(float32) float32
		planted []float32 // what stands at the head of the input instead
	}{
		{"normal", func(v float32) float32 { return v }, nil},
		{"zero", func(float32) float32 { return 0 }, nil},
		{"one-sided", func(v float32) float32 { return max(v, -0.17) }, nil},
		{"negative", func(v float32) float32 { return -1 - v*v }, nil},
		{"huge", func(v float32) float32 { return v * 3e38 }, nil},
		{"denormal", func(v float32) float32 { return v * 1e-40 }, nil},
		{"tiny", func(v float32) float32 { return v * 1e-28 }, nil},
		{"with an outlier", func(v float32) float32 { return v }, []float32{900}},
		{"infinite", func(v float32) float32 { return v }, []float32{inf, -inf}},
		{"not a number", func(v float32) float32 { return v }, []float32{1, nan}},
	}
	for _, input := range inputs {
		t.Run(input.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, 3))
			for _, c := range shapes(r) {
				x, weights := mapped(normal(r, c.rows*c.in), input.change), weights8(r, c.out*c.in)
				copy(x, input.planted)

				scales, bias := normal(r, c.out), normal(r, c.out)
				want := referenceInt8(x, c.rows, weights, scales, bias, c.out, c.in)
				for _, p := range All() {
					w, err := p.PackInt8(weights, scales, bias, c.out, c.in)
					if err != nil {
						t.Fatal(err)
					}
					var s Scratch
					dst, check := guarded(t, len(want))
					p.LinearInt8(dst, x, c.rows, w, &s)
					check()
					if err := sameBits(dst, want); err != nil {
						t.Fatalf("%s, %v: %v", p, c, err)
					}
				}
			}
		})
	}
}

func TestNarrow(t *testing.T) {
	for _, c := range []struct {
		name          string
		weights, want []int8
		step          float32
	}{
		{"nothing to do", []int8{127, 127, 127, 127, -128, -128, -128, -128, 4}, []int8{127, 127, 127, 127, -128, -128, -128, -128, 4}, 1},
		{"too much of one sign", []int8{127, 127, 127, -20, 127, 127, 10, -20}, []int8{64, 64, 64, -10, 64, 64, 5, -10}, 2},
		{"below zero", []int8{-127, -127, 9, 9, -127, -127, 3}, []int8{-64, -64, 4, 4, -64, -64, 2}, 2},
	} {
		got := make([]int8, len(c.weights))
		if step := narrow(got, c.weights); !slices.Equal(got, c.want) || step != c.step {
			t.Errorf("%s: %v, steps of %g; want %v, %g", c.name, got, step, c.want, c.step)
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		w := weights8(r, 384+r.IntN(kStep))
		narrow(w, w)
		for i := range w {
			above, below := 0, 0
			for k := i / kStep * kStep; k < min((i/kStep+1)*kStep, len(w)); k++ {
				if k/2%2 == i/2%2 {
					above, below = above+max(int(w[k]), 0), below+min(int(w[k]), 0)
				}
			}
			if above > widest || below < -widest {
				t.Fatalf("%d and %d are still too wide", above, below)
			}
		}
	}
}

func TestLinearInt8SumsDoNotOverflow(t *testing.T) {
	const in = 1 << 15
	x := make([]float32, in)
	fill(x, 1) // the highest code
	weights := slices.Repeat([]int8{-32}, in)
	eachPath(t, func(t *testing.T, p *Path) {
		w, err := p.PackInt8(weights, []float32{1}, nil, 1, in)
		if err != nil {
			t.Fatal(err)
		}
		var s Scratch
		dst := make([]float32, 1)
		p.LinearInt8(dst, x, 1, w, &s)
		if want := float32(-32 * in); math.Abs(float64(dst[0]/want-1)) > 1e-6 {
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
	if rel := math.Sqrt(diff / size); rel > 0.02 { // every row of these weights is narrowed
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
