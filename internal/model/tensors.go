package model

import (
	"selon/internal/model/kernel"
	"selon/internal/model/safetensors"
)

// tensors takes tensors out of the network file and lays them out for a path.
// The first error stays; what is read after it is of no use.
type tensors struct {
	file  *safetensors.File
	path  *kernel.Path
	exact bool // 8-bit weights as floats
	err   error
}

func (t *tensors) layer(prefix string) layer {
	return layer{
		qkv:   t.small(prefix+"qkv", 3*hidden, hidden),
		out:   t.small(prefix+"out", hidden, hidden),
		norm1: t.norm(prefix + "norm1"),
		up:    t.small(prefix+"up", wide, hidden),
		down:  t.small(prefix+"down", hidden, wide),
		norm2: t.norm(prefix + "norm2"),
	}
}

func (t *tensors) relation() relation {
	return relation{
		word:        t.small("pair_word", pair, hidden),
		meetWord:    t.small("meet_word", pair, hidden),
		cue:         t.float("pair_cue", pair, hidden, false),
		meetCue:     t.float("meet_cue", pair, hidden, true),
		distance:    t.floats("distance.weight", distances, pair),
		apart:       t.floats("apart.weight", 2*farApart+1, pair),
		near:        t.small("near", pair, near*pair),
		tag:         t.float("tag", TagCount, pair, true),
		judgeHidden: t.small("judge_hidden", pair, hidden),
		judge:       t.float("judge", judgement, pair, true),
	}
}

func (t *tensors) linker() linker {
	return linker{
		project:  t.small("link", linkRuns*link, hidden),
		none:     t.floats("link_none.weight", 1, link),
		noneBias: t.floats("link_none.bias", 1),
		distance: t.floats("link_distance.weight", linkDistances, 1),
	}
}

// small reads a linear layer with 8-bit weights.
func (t *tensors) small(name string, out, in int) linear {
	weights := take(t, t.file.I8, name+".weight", out, in)
	scales := t.floats(name+".scale", out)
	bias := t.floats(name+".bias", out)
	if t.err != nil {
		return nil
	}
	if t.exact {
		return t.pack(widen(weights, scales, in), bias, out, in)
	}
	packed, err := t.path.PackInt8(weights, scales, bias, out, in)
	t.fail(err)
	return int8Linear{t.path, packed}
}

// float reads a linear layer with 32-bit weights.
func (t *tensors) float(name string, out, in int, biased bool) linear {
	weights := t.floats(name+".weight", out, in)
	var bias []float32
	if biased {
		bias = t.floats(name+".bias", out)
	}
	if t.err != nil {
		return nil
	}
	return t.pack(weights, bias, out, in)
}

func (t *tensors) pack(weights, bias []float32, out, in int) linear {
	packed, err := t.path.PackFloat(weights, bias, out, in)
	t.fail(err)
	return floatLinear{t.path, packed}
}

func (t *tensors) norm(name string) norm {
	return norm{t.floats(name+".weight", hidden), t.floats(name+".bias", hidden)}
}

func (t *tensors) floats(name string, shape ...int) []float32 {
	return take(t, t.file.F32, name, shape...)
}

// halves reads 16-bit numbers as 32-bit ones.
func (t *tensors) halves(name string, shape ...int) []float32 {
	stored := take(t, t.file.F16, name, shape...)
	out := make([]float32, len(stored))
	for i, h := range stored {
		out[i] = h.Float32()
	}
	return out
}

func (t *tensors) fail(err error) {
	if t.err == nil {
		t.err = err
	}
}

// take calls one of the file's methods and keeps its error.
func take[T any](t *tensors, method func(string, ...int) ([]T, error), name string, shape ...int) []T {
	values, err := method(name, shape...)
	t.fail(err)
	return values
}

// widen turns 8-bit weights into what they stand for.
func widen(weights []int8, scales []float32, in int) []float32 {
	out := make([]float32, len(weights))
	for i, w := range weights {
		out[i] = float32(w) * scales[i/in]
	}
	return out
}
