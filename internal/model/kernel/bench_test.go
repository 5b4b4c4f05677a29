package kernel

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"
)

// Benchmarks report the speed of the fastest call next to the mean, because a
// loaded machine slows most calls and says nothing about the kernel.

// best runs f b.N times and reports work (billions a second at the fastest).
func best(b *testing.B, work float64, unit string, f func()) {
	runtime.LockOSThread() // for clock
	defer runtime.UnlockOSThread()
	f()
	fastest := time.Duration(1 << 62)
	for b.Loop() {
		start := clock()
		f()
		fastest = min(fastest, clock()-start)
	}
	b.ReportMetric(work/float64(fastest.Nanoseconds()), unit)
}

// layers holds the products of the encoder: one that is measured everywhere,
// and those of one window.
var layers = []shape{{128, 384, 1536}, {400, 384, 1152}, {400, 384, 384}, {400, 384, 1536}, {400, 1536, 384}}

func (s shape) String() string { return fmt.Sprintf("%dx%d·%dx%d", s.rows, s.in, s.in, s.out) }

func (s shape) operations() float64 { return 2 * float64(s.rows*s.in*s.out) }

func BenchmarkLinearInt8(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, p := range All() {
		for _, c := range layers {
			b.Run(p.Name()+"/"+c.String(), func(b *testing.B) {
				w, err := p.PackInt8(weights8(r, c.out*c.in), normal(r, c.out), nil, c.out, c.in)
				if err != nil {
					b.Fatal(err)
				}
				var s Scratch
				x, dst := normal(r, c.rows*c.in), make([]float32, c.rows*c.out)
				best(b, c.operations(), "Gop/s", func() { p.LinearInt8(dst, x, c.rows, w, &s) })
			})
		}
	}
}

func BenchmarkLinearFloat(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, p := range All() {
		for _, c := range layers {
			b.Run(p.Name()+"/"+c.String(), func(b *testing.B) {
				w, err := p.PackFloat(normal(r, c.out*c.in), nil, c.out, c.in)
				if err != nil {
					b.Fatal(err)
				}
				var s Scratch
				x, dst := normal(r, c.rows*c.in), make([]float32, c.rows*c.out)
				best(b, c.operations(), "GFLOP/s", func() { p.LinearFloat(dst, x, c.rows, w, &s) })
			})
		}
	}
}

func BenchmarkAttention(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	const heads, dim = 12, 32
	for _, p := range All() {
		for _, rows := range []int{64, 400, 512} {
			b.Run(fmt.Sprintf("%s/%d", p, rows), func(b *testing.B) {
				var s Scratch
				qkv, dst := normal(r, rows*3*heads*dim), make([]float32, rows*heads*dim)
				best(b, 4*float64(rows*rows*heads*dim), "GFLOP/s", func() { p.Attention(dst, qkv, rows, heads, dim, Sight{}, &s) })
			})
		}
	}
}

func BenchmarkGELU(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	const n = 16 * 1536
	for _, p := range All() {
		b.Run(p.Name(), func(b *testing.B) {
			var s Scratch
			x := normal(r, n)
			best(b, n, "Gelem/s", func() { p.GELU(x, &s) })
		})
	}
}

func BenchmarkAddLayerNorm(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	const rows, width = 32, 384
	for _, p := range All() {
		b.Run(p.Name(), func(b *testing.B) {
			var s Scratch
			x, y, gain, bias := normal(r, rows*width), normal(r, rows*width), normal(r, width), normal(r, width)
			dst := make([]float32, rows*width)
			best(b, rows*width, "Gelem/s", func() { p.AddLayerNorm(dst, x, y, rows, gain, bias, 1e-12, &s) })
		})
	}
}

func BenchmarkSoftmax(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	const rows, n = 32, 400
	for _, p := range All() {
		b.Run(p.Name(), func(b *testing.B) {
			var s Scratch
			x := normal(r, rows*n)
			best(b, rows*n, "Gelem/s", func() {
				for i := range rows {
					p.Softmax(x[i*n:][:n], &s)
				}
			})
		})
	}
}
