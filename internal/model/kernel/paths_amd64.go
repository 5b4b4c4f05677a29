package kernel

import "golang.org/x/sys/cpu"

// native returns the assembly paths that this processor runs, the fastest first.
func native() []*Path {
	var paths []*Path
	if !cpu.X86.HasAVX2 || !cpu.X86.HasFMA {
		return nil
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VNNI {
		paths = append(paths, &avx512vnni)
	}
	return append(paths, &avx2)
}

var (
	avx2 = Path{
		name:      "avx2",
		class:     Fused,
		float:     floatTile{rows: 6, cols: 16, run: floatTileAVX2},
		int8:      int8Tile{rows: 8, cols: 16, run: int8TileAVX2},
		row:       rowsAVX2,
		transpose: transposeAVX2,
	}
	avx512vnni = Path{
		name:      "avx512vnni",
		class:     Fused,
		float:     floatTile{rows: 8, cols: 32, run: floatTileAVX512},
		int8:      int8Tile{rows: 8, cols: 32, run: int8TileVNNI},
		row:       rowsAVX2,
		transpose: transposeAVX2,
	}
)

// rowsAVX2 are the functions over rows. The wider path uses them too: these
// functions are a small part of the time, and half of it is memory.
var rowsAVX2 = rowFuncs{
	bounds:    boundsAVX2,
	quantise:  quantiseAVX2,
	gelu:      geluAVX2,
	expSum:    expSumAVX2,
	addSum:    addSumAVX2,
	squareSum: squareSumAVX2,
	normalise: normaliseAVX2,
}

//go:noescape
func floatTileAVX2(dst []float32, dstStride int, a []float32, aStride int, b []float32, k int, rowScale, bias []float32)

//go:noescape
func floatTileAVX512(dst []float32, dstStride int, a []float32, aStride int, b []float32, k int, rowScale, bias []float32)

//go:noescape
func int8TileAVX2(dst []float32, dstStride int, a []byte, aStride int, b []int8, k int, scale []float32, zero []int32, colSum []int32, colScale, bias []float32)

//go:noescape
func int8TileVNNI(dst []float32, dstStride int, a []byte, aStride int, b []int8, k int, scale []float32, zero []int32, colSum []int32, colScale, bias []float32)

//go:noescape
func boundsAVX2(x []float32) (low, high float32)

//go:noescape
func quantiseAVX2(dst []byte, x []float32, inverse float32, zero int32)

//go:noescape
func geluAVX2(x []float32)

//go:noescape
func expSumAVX2(x []float32, shift float32, sum *[lanes]float32)

//go:noescape
func addSumAVX2(dst, a, b []float32, sum *[lanes]float32)

//go:noescape
func squareSumAVX2(x []float32, mean float32, sum *[lanes]float32)

//go:noescape
func normaliseAVX2(x []float32, mean, inverse float32, gain, bias []float32)

//go:noescape
func transposeAVX2(dst []float32, dstStride int, src []float32, srcStride int, factor float32)
