package model

const (
	// Tolerance bounds by how much a logit computed with exact weights differs
	// from the definition's, on every path.
	Tolerance = 2e-3

	// Rounding bounds by how much 8-bit arithmetic differs from the definition
	// in a logit: the root of the mean squared difference over the test vectors.
	Rounding = 0.12
)
