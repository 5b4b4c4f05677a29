package kernel

import "math"

// exp returns eˣ for x ≤ 0 with a relative error below 3e-7; 0 below expLow
// and for NaN.
func exp(x float32) float32 {
	if !(x >= expLow) {
		return 0
	}
	// Adding the magic number rounds to a whole number and leaves it in the
	// low bits, from where a shift takes it into the exponent.
	t := x*log2e + expMagic
	n := t - expMagic
	r := x - n*ln2High
	r -= n * ln2Low
	y := float32(expC5)
	y = y*r + expC4
	y = y*r + expC3
	y = y*r + expC2
	y = y*r + 1
	y = y*r + 1
	return math.Float32frombits(math.Float32bits(y) + math.Float32bits(t)<<23)
}

// The constants of exp. The polynomial has the least greatest relative error
// within ½·ln 2 of 0: 1.1e-7.
const (
	expLow   = -87
	expMagic = 3 << 22
	log2e    = 1.44269504088896341
	ln2High  = 0.693359375 // short enough that its product with a whole number is exact
	ln2Low   = -2.12194440e-4
	expC2    = 0.499992311000824
	expC3    = 0.16667115688323975
	expC4    = 0.041890330612659454
	expC5    = 0.008312501013278961
)

// gelu returns x·Φ(x). Φ - ½ is an odd rational function within the limit.
func gelu(x float32) float32 {
	t := min(max(x, -geluLimit), geluLimit)
	u := t * t
	p := float32(geluP6)
	p = p*u + geluP5
	p = p*u + geluP4
	p = p*u + geluP3
	p = p*u + geluP2
	p = p*u + geluP1
	p = p*u + geluP0
	q := float32(geluQ4)
	q = q*u + geluQ3
	q = q*u + geluQ2
	q = q*u + geluQ1
	q = q*u + 1
	// The first factor is limited too, else what is left of Φ far to the left
	// would grow with x.
	return max(x, -geluLimit) * (p*t/q + 0.5)
}

// The constants of gelu: those of Eigen's erf, with √2 and ½ multiplied in.
const (
	geluLimit = 5.656854
	geluP0    = 0.398942254539802
	geluP1    = 0.03661506797952034
	geluP2    = 0.004554209307118366
	geluP3    = 0.00017636187818949488
	geluP4    = 3.254634397810506e-06
	geluP5    = -2.1459904745651184e-08
	geluP6    = 1.0557466595229366e-10
	geluQ1    = 0.2584459884133409
	geluQ2    = 0.029492775302725233
	geluQ3    = 0.001869768301664804
	geluQ4    = 6.38202694858039e-05
)
