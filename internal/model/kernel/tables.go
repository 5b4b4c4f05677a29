//go:build amd64 || arm64

package kernel

// The constants of the approximations, in the order in which the assembly
// reads them, padded to whole registers.
var (
	//lint:ignore U1000 read by the assembly
	geluTable = [...]float32{
		-geluLimit, geluLimit, 0.5,
		geluP6, geluP5, geluP4, geluP3, geluP2, geluP1, geluP0,
		geluQ4, geluQ3, geluQ2, geluQ1, 1, 0,
	}
	//lint:ignore U1000 read by the assembly
	expTable = [...]float32{
		expLow, log2e, expMagic, ln2High, ln2Low,
		expC5, expC4, expC3, expC2, 1, 0, 0,
	}
)
