package main

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// The network has learned from the same documents, and is right about them more
// often than about others. Noise on what it believes makes it as often right
// here as on development documents; it is in the units of its logits.
var noise = map[string]float64{"pronoun": 1.5, "description": 3.5, "ours": 1.5}

// firm are weights that are held near what is known of the language, where the
// annotated documents hold few and odd cases (a first name that the tables take
// for a man's), or none: French has no "it".
var firm = map[string]float64{"pronoun.differs": -5, "description.differs": -5, "thing.person": -5, "thing.someone": -5}

const (
	copies = 3    // of each example, with noise of their own
	decay  = 0.5  // how much large weights cost, for each copy
	steps  = 1200 // of gradient descent
	rate   = 0.03
	logit  = 0.2 // what the network's logits are multiplied by, to be as large as other evidence
)

// sparse is what was seen of an option, by the numbers of the weights.
type sparse struct {
	at    []int
	value []float64
}

// sample is an example in numbers.
type sample struct {
	options []sparse
	right   []bool
}

// fit returns the weights by which those who are right are likeliest: it
// minimises the log-loss and the sum of the squared weights, by Adam.
func fit(all []example) map[string]float64 {
	number := make(map[string]int)
	for name := range firm {
		number[name] = 0
	}
	for _, e := range all {
		for _, o := range e.options {
			for name := range o.Weighs {
				number[name] = 0
			}
		}
	}
	names := slices.Sorted(maps.Keys(number))
	for i, name := range names {
		number[name] = i
	}
	random := rand.New(rand.NewPCG(1, 1))
	var samples []sample
	for range copies {
		for _, e := range all {
			if slices.Contains(e.right, true) {
				samples = append(samples, e.sample(number, noise[e.chapter], random))
			}
		}
	}
	rest := make([]float64, len(names))
	for i, name := range names {
		rest[i] = firm[name]
	}
	weights := descend(samples, rest)
	out := make(map[string]float64, len(names))
	for i, name := range names {
		out[name] = weights[i] * unit(name)
	}
	return out
}

// unit is what a piece of evidence is multiplied by.
func unit(name string) float64 {
	_, clue, _ := strings.Cut(name, ".")
	if clue == "same" || clue == "closest" || clue == "nobody" {
		return logit
	}
	return 1
}

func (e *example) sample(number map[string]int, noise float64, random *rand.Rand) sample {
	out := sample{right: e.right}
	for _, o := range e.options {
		shift := random.NormFloat64() * noise
		var s sparse
		for _, name := range slices.Sorted(maps.Keys(o.Weighs)) {
			at, known := number[name]
			if !known {
				continue
			}
			value := o.Weighs[name]
			if unit(name) != 1 {
				value = max(-20, min(20, value)) + shift
			}
			s.at, s.value = append(s.at, at), append(s.value, value*unit(name))
		}
		out.options = append(out.options, s)
	}
	return out
}

// descend is Adam with a rate that falls to nothing [Kingma & Ba 2015], from the
// weights that nothing seen would leave.
func descend(samples []sample, rest []float64) []float64 {
	n := len(rest)
	weights, slope := slices.Clone(rest), make([]float64, n)
	mean, square := make([]float64, n), make([]float64, n)
	for step := 1; step <= steps; step++ {
		for i, w := range weights {
			slope[i] = 2 * decay * copies * (w - rest[i])
		}
		for _, s := range samples {
			s.addSlope(weights, slope)
		}
		speed := rate * (1 - float64(step-1)/steps)
		for i, g := range slope {
			mean[i] = 0.9*mean[i] + 0.1*g
			square[i] = 0.999*square[i] + 0.001*g*g
			m := mean[i] / (1 - math.Pow(0.9, float64(step)))
			v := square[i] / (1 - math.Pow(0.999, float64(step)))
			weights[i] -= speed * m / (math.Sqrt(v) + 1e-8)
		}
	}
	return weights
}

// addSlope adds the slope of a sample's log-loss.
func (s *sample) addSlope(weights, slope []float64) {
	chances, right := s.chances(weights)
	for i, o := range s.options {
		push := chances[i]
		if s.right[i] {
			push -= chances[i] / right
		}
		for k, at := range o.at {
			slope[at] += push * o.value[k]
		}
	}
}

// chances returns how likely each option is, and all right ones together.
func (s *sample) chances(weights []float64) (chances []float64, right float64) {
	chances = make([]float64, len(s.options))
	for i, o := range s.options {
		for k, at := range o.at {
			chances[i] += weights[at] * o.value[k]
		}
	}
	top, sum := slices.Max(chances), 0.0
	for i := range chances {
		chances[i] = math.Exp(chances[i] - top)
		sum += chances[i]
	}
	for i := range chances {
		chances[i] /= sum
		if s.right[i] {
			right += chances[i]
		}
	}
	return chances, max(right, 1e-12)
}
