package safetensors

import "math"

// Half is a 16-bit floating-point number, held as its bits (IEEE 754 binary16).
type Half uint16

// Float32 returns the same number in 32 bits; every Half has an exact one.
func (h Half) Float32() float32 {
	sign := uint32(h>>15) << 31
	exponent := uint32(h>>10) & 0x1f
	fraction := uint32(h) & 0x3ff
	switch exponent {
	case 0: // zero and the numbers below the smallest normal one: fraction · 2^-24
		return math.Float32frombits(sign | math.Float32bits(float32(fraction)*0x1p-24))
	case 0x1f: // infinite, or not a number
		return math.Float32frombits(sign | 0xff<<23 | fraction<<13)
	}
	return math.Float32frombits(sign | (exponent+127-15)<<23 | fraction<<13)
}
