package kernel

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
)

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

func mapped(x []float32, f func(float32) float32) []float32 {
	for i, v := range x {
		x[i] = f(v)
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

// even returns n numbers that are the same on every processor, which those of
// normal, computed with logarithms, need not be.
func even(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.IntN(1<<16)-1<<15) / (1 << 14)
	}
	return x
}

// run calls everything on one input and returns all results.
func run(t *testing.T, p *Path, s *Scratch) []float32 {
	r := rand.New(rand.NewPCG(1, 8))
	const rows, heads, dim = 37, 3, 32
	const width = heads * dim
	x := even(r, rows*width)
	wide, err := p.PackFloat(even(r, 3*width*width), even(r, 3*width), 3*width, width)
	if err != nil {
		t.Fatal(err)
	}
	head, err := p.PackInt8(weights8(r, 5*width), even(r, 5), nil, 5, width)
	if err != nil {
		t.Fatal(err)
	}
	qkv, mixed, last := make([]float32, rows*3*width), make([]float32, rows*width), make([]float32, rows*5)
	p.LinearFloat(qkv, x, rows, wide, s)
	p.Attention(mixed, qkv, rows, heads, dim, Sight{Chunk: 12, Reach: 3}, s)
	p.AddLayerNorm(x, x, mixed, rows, even(r, width), even(r, width), 1e-12, s)
	p.GELU(x, s)
	p.LinearInt8(last, x, rows, head, s)
	p.Softmax(mixed[:5*width+5], s)
	return slices.Concat(qkv, x, mixed, last)
}

// fusedDigest is the SHA-256 of what run returns on all Fused paths, whatever
// the processor. If it changes, so may what the program prints, everywhere.
const fusedDigest = "0ea296f57cceffca1a913e7b6ae74463e5c7a5a3e6b9812cd6133e968b8b1e43"

func TestFusedPathsAgreeBitForBit(t *testing.T) {
	for _, p := range All() {
		if p.Class() != Fused {
			continue
		}
		var s Scratch
		sum := sha256.New()
		if err := binary.Write(sum, binary.LittleEndian, run(t, p, &s)); err != nil {
			t.Fatal(err)
		}
		if got := hex.EncodeToString(sum.Sum(nil)); got != fusedDigest {
			t.Errorf("%s: digest %s, want %s", p, got, fusedDigest)
		}
	}
}

func TestPlainGoIsNearTheFusedPaths(t *testing.T) {
	if Best().Class() != Fused {
		t.Skip("this processor has no fused path")
	}
	// All but the results of the 8-bit layer: there a difference in the last
	// place of an input may become one of a whole code.
	var s Scratch
	fused, plain := run(t, Best(), &s), run(t, &generic, &s)
	n := len(fused) - 37*5
	want, size := make([]float64, n), make([]float64, n)
	for i := range want {
		want[i], size[i] = float64(fused[i]), 96*4 // products of the first layer
	}
	if err := near(plain, want, size); err != nil {
		t.Error(err)
	}
}

func TestConcurrentUse(t *testing.T) {
	eachPath(t, func(t *testing.T, p *Path) {
		var s Scratch
		want := run(t, p, &s)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				var s Scratch
				for range 3 {
					if err := sameBits(run(t, p, &s), want); err != nil {
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
			p.Attention(x, qkv, rows, 2, width/2, Sight{}, &s)
			p.AddLayerNorm(x, x, x, rows, gain, gain, 1e-5, &s)
			p.GELU(x[:width+1], &s)
			p.Softmax(x[:width+1], &s)
		}); n != 0 {
			t.Errorf("%g allocations", n)
		}
	})
}
