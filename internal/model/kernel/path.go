package kernel

import (
	"fmt"
	"strings"
)

// Class says which paths agree bit for bit in their float32 functions.
type Class string

// The classes of paths.
const (
	Fused Class = "fused" // multiply-add in one rounding: all assembly paths
	Plain Class = "plain" // multiply-add in two roundings: plain Go
)

// Tolerance bounds the difference between a result of the Fused and of the
// Plain class: relative to the larger of 1 and the sum of the absolute values
// of the products that make up the result.
const Tolerance = 1e-5

// Path is one implementation of the kernels. Its methods may be called from
// many goroutines at once.
type Path struct {
	name  string
	class Class
	float floatTile
	int8  int8Tile
	row   rowFuncs

	// transpose sets dst[j*dstStride+i] = src[i*srcStride+j]*factor for i and j < corner.
	transpose func(dst []float32, dstStride int, src []float32, srcStride int, factor float32)
}

// Name returns the name by which [ByName] finds the path.
func (p *Path) Name() string { return p.name }

// Class returns the class of paths that agree bit for bit with this one.
func (p *Path) Class() Class { return p.class }

// String returns the name.
func (p *Path) String() string { return p.name }

// Best returns the fastest path that this processor runs.
func Best() *Path { return All()[0] }

// All returns the paths that this processor runs, the fastest first; plain Go
// comes last and is always there.
func All() []*Path { return append(native(), &generic) }

// ByName returns the path of the given name; an error that lists the names
// there are if this processor runs none of that name.
func ByName(name string) (*Path, error) {
	var names []string
	for _, p := range All() {
		if p.name == name {
			return p, nil
		}
		names = append(names, p.name)
	}
	return nil, fmt.Errorf("kernel path %q is unknown or not for this processor; there are: %s", name, strings.Join(names, ", "))
}

// floatTile computes a small block of a float32 product: rows of a times
// columns of b, which a panel holds side by side.
type floatTile struct {
	rows, cols int // size of the block, at most maxTile elements

	// run sets dst[i*dstStride+j] = rowScale[i]*Σ a[i*aStride+n]*b[n*cols+j] + bias[j]
	// for n < k, in the order of n. It reads and writes all rows and cols.
	run func(dst []float32, dstStride int, a []float32, aStride int, b []float32, k int, rowScale, bias []float32)
}

// int8Tile computes a small block of an 8-bit product.
type int8Tile struct {
	rows, cols int // size of the block, at most maxTile elements

	// run sets dst[i*dstStride+j] = (Σ a[i][n]*b[n][j] - zero[i]*colSum[j])*scale[i]*colScale[j] + bias[j]
	// for n < k, a multiple of kStep; b holds group successive inputs of each
	// column side by side, as narrow as narrow makes them. The sum and the
	// difference are exact, each float32 operation is rounded by itself, from left
	// to right. It reads and writes all rows and cols.
	run func(dst []float32, dstStride int, a []byte, aStride int, b []int8, k int,
		scale []float32, zero []int32, colSum []int32, colScale, bias []float32)
}

// rowFuncs are functions over slices whose length is a multiple of lanes.
// A sum is kept in lanes parts, element i going to part i%lanes, so that every
// path adds in the same order.
type rowFuncs struct {
	bounds    func(x []float32) (low, high float32)                          // least and greatest of x, passing over NaN; +Inf and -Inf if there are none
	quantise  func(dst []byte, x []float32, inverse float32, zero int32)     // writes the codes of x, see code
	gelu      func(x []float32)                                              // in place
	expSum    func(x []float32, shift float32, sum *[lanes]float32)          // x = exp(x-shift), added to sum; no x may be above shift
	addSum    func(dst, a, b []float32, sum *[lanes]float32)                 // dst = a+b, added to sum
	squareSum func(x []float32, mean float32, sum *[lanes]float32)           // adds (x-mean)² to sum
	normalise func(x []float32, mean, inverse float32, gain, bias []float32) // x = (x-mean)*inverse*gain + bias
}

const (
	lanes   = 16  // parts of a sum over a row
	group   = 4   // inputs of an 8-bit product that are taken together
	kStep   = 16  // inputs of an 8-bit product are padded to a multiple of this
	corner  = 8   // side of the squares that are transposed at once
	maxTile = 256 // elements of the largest block
)
