package model

const (
	// Tolerance bounds by how much two classes of kernel paths may differ in a
	// probability, with exact weights.
	Tolerance = 1e-3

	// Rounding bounds by how much 8-bit and exact arithmetic differ in a logit,
	// as the root of the mean squared difference over the test vectors.
	Rounding = 0.15
)
