package model

import "selon/internal/model/kernel"

// linear is a linear layer: x·Wᵀ + bias, with weights of 8 bits or of 32.
type linear interface {
	// apply sets dst ([rows, Out]) from x ([rows, In]), which must not overlap.
	apply(dst, x []float32, rows int, s *kernel.Scratch)
}

type int8Linear struct {
	path    *kernel.Path
	weights *kernel.Int8Weights
}

func (l int8Linear) apply(dst, x []float32, rows int, s *kernel.Scratch) {
	l.path.LinearInt8(dst, x, rows, l.weights, s)
}

type floatLinear struct {
	path    *kernel.Path
	weights *kernel.FloatWeights
}

func (l floatLinear) apply(dst, x []float32, rows int, s *kernel.Scratch) {
	l.path.LinearFloat(dst, x, rows, l.weights, s)
}
