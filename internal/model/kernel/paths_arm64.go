package kernel

import "golang.org/x/sys/cpu"

// native returns the assembly paths that this processor runs, the fastest first.
func native() []*Path {
	var paths []*Path
	if cpu.ARM64.HasASIMDDP {
		paths = append(paths, &neondot)
	}
	if cpu.ARM64.HasASIMD {
		paths = append(paths, &neon)
	}
	return paths
}

var (
	neon = Path{
		name:      "neon",
		class:     Fused,
		float:     floatTile{rows: 4, cols: 16, run: floatTileNEON},
		int8:      int8Tile{rows: 2, cols: 16, run: int8TileNEON},
		row:       rowsNEON,
		transpose: genericTranspose,
	}
	neondot = Path{
		name:      "neondot",
		class:     Fused,
		float:     floatTile{rows: 4, cols: 16, run: floatTileNEON},
		int8:      int8Tile{rows: 4, cols: 16, run: int8TileNEONDot},
		row:       rowsNEON,
		transpose: genericTranspose,
	}
)

var rowsNEON = rowFuncs{
	bounds:    boundsNEON,
	quantise:  quantiseNEON,
	gelu:      geluNEON,
	expSum:    expSumNEON,
	addSum:    addSumNEON,
	squareSum: squareSumNEON,
	normalise: normaliseNEON,
}

//go:noescape
func floatTileNEON(dst []float32, dstStride int, a []float32, aStride int, b []float32, k int, rowScale, bias []float32)

//go:noescape
func int8TileNEON(dst []float32, dstStride int, a []byte, aStride int, b []int8, k int, scale []float32, zero []int32, colSum []int32, colScale, bias []float32)

//go:noescape
func int8TileNEONDot(dst []float32, dstStride int, a []byte, aStride int, b []int8, k int, scale []float32, zero []int32, colSum []int32, colScale, bias []float32)

//go:noescape
func boundsNEON(x []float32) (low, high float32)

//go:noescape
func quantiseNEON(dst []byte, x []float32, inverse float32, zero int32)

//go:noescape
func geluNEON(x []float32)

//go:noescape
func expSumNEON(x []float32, shift float32, sum *[lanes]float32)

//go:noescape
func addSumNEON(dst, a, b []float32, sum *[lanes]float32)

//go:noescape
func squareSumNEON(x []float32, mean float32, sum *[lanes]float32)

//go:noescape
func normaliseNEON(x []float32, mean, inverse float32, gain, bias []float32)
