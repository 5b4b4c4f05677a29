package kernel

import "math"

// generic is plain Go: the reference for the others, and what runs where there
// is no assembly.
var generic = Path{
	name:  "generic",
	class: Plain,
	float: floatTile{rows: 2, cols: 4, run: genericFloatTile},
	int8:  int8Tile{rows: 2, cols: 4, run: genericInt8Tile},
	row: rowFuncs{
		bounds:    genericBounds,
		quantise:  genericQuantise,
		gelu:      genericGELU,
		expSum:    genericExpSum,
		addSum:    genericAddSum,
		squareSum: genericSquareSum,
		normalise: genericNormalise,
	},
	transpose: genericTranspose,
}

func genericFloatTile(dst []float32, dstStride int, a []float32, aStride int, b []float32, k int, rowScale, bias []float32) {
	var s00, s01, s02, s03, s10, s11, s12, s13 float32
	a0, a1 := a[:k], a[aStride:][:k]
	for n, x0 := range a0 {
		x1 := a1[n]
		c := b[n*4 : n*4+4 : n*4+4]
		s00 += x0 * c[0]
		s01 += x0 * c[1]
		s02 += x0 * c[2]
		s03 += x0 * c[3]
		s10 += x1 * c[0]
		s11 += x1 * c[1]
		s12 += x1 * c[2]
		s13 += x1 * c[3]
	}
	for i, sums := range [2][4]float32{{s00, s01, s02, s03}, {s10, s11, s12, s13}} {
		for j, sum := range sums {
			dst[i*dstStride+j] = sum*rowScale[i] + bias[j]
		}
	}
}

func genericInt8Tile(dst []float32, dstStride int, a []byte, aStride int, b []int8, k int,
	scale []float32, zero []int32, colSum []int32, colScale, bias []float32) {
	var sums [2][4]int32
	a0, a1 := a[:k], a[aStride:][:k]
	for n := 0; n < k; n += group {
		x, y := a0[n:n+group], a1[n:n+group]
		x0, x1, x2, x3 := int32(x[0]), int32(x[1]), int32(x[2]), int32(x[3])
		y0, y1, y2, y3 := int32(y[0]), int32(y[1]), int32(y[2]), int32(y[3])
		for j := range 4 {
			c := b[(n+j)*group : (n+j+1)*group]
			c0, c1, c2, c3 := int32(c[0]), int32(c[1]), int32(c[2]), int32(c[3])
			sums[0][j] += x0*c0 + x1*c1 + x2*c2 + x3*c3
			sums[1][j] += y0*c0 + y1*c1 + y2*c2 + y3*c3
		}
	}
	for i, sums := range sums {
		for j, sum := range sums {
			exact := sum - zero[i]*colSum[j]
			dst[i*dstStride+j] = float32(float32(float32(exact)*scale[i])*colScale[j]) + bias[j]
		}
	}
}

func genericBounds(x []float32) (low, high float32) {
	low, high = float32(math.Inf(1)), float32(math.Inf(-1))
	for _, v := range x {
		if v < low {
			low = v
		}
		if v > high {
			high = v
		}
	}
	return low, high
}

func genericQuantise(dst []byte, x []float32, inverse float32, zero int32) {
	dst = dst[:len(x)]
	for i, v := range x {
		dst[i] = code(v, inverse, zero)
	}
}

func genericAddSum(dst, a, b []float32, sum *[lanes]float32) {
	for i, v := range a {
		v += b[i]
		dst[i] = v
		sum[i%lanes] += v
	}
}

func genericSquareSum(x []float32, mean float32, sum *[lanes]float32) {
	for i, v := range x {
		sum[i%lanes] += (v - mean) * (v - mean)
	}
}

func genericNormalise(x []float32, mean, inverse float32, gain, bias []float32) {
	for i, v := range x {
		x[i] = (v-mean)*inverse*gain[i] + bias[i]
	}
}

func genericExpSum(x []float32, shift float32, sum *[lanes]float32) {
	for i, v := range x {
		v = exp(v - shift)
		x[i] = v
		sum[i%lanes] += v
	}
}

func genericGELU(x []float32) {
	for i, v := range x {
		x[i] = gelu(v)
	}
}

func genericTranspose(dst []float32, dstStride int, src []float32, srcStride int, factor float32) {
	for i := range corner {
		for j, v := range src[i*srcStride:][:corner] {
			dst[j*dstStride+i] = v * factor
		}
	}
}
