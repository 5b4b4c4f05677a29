package model

const (
	// Tolerance bounds by how much a logit computed with exact weights differs
	// from the definition's, on every path.
	Tolerance = 2e-3

	// Rounding bounds by how much whole numbers (weights of 8 bits, activations of
	// 7) differ from the definition in a logit: the root of the mean squared
	// difference over the test vectors.
	Rounding = 0.18
)
