package model

import "math"

// NameTag is what a word is to the names of a text: none, or first or further
// word of a name of some class.
type NameTag uint8

// The tags of names, in the order of [NameTags]: after none a first and a
// further word of each class.
const (
	NoName NameTag = iota
	PersonB
	PersonI
	OrganizationB
	OrganizationI
	PlaceB
	PlaceI
	EventB
	EventI
	WorkB
	WorkI
	OtherB
	OtherI
	NameTagCount = 13
)

// NameTags are the logarithms of the probabilities that a word bears each
// [NameTag].
type NameTags [NameTagCount]float32

// appendNames adds the tags of the words that a window decides.
func (r *Reader) appendNames(names []NameTags, w window) []NameTags {
	r.names = grow(r.names, len(r.first)*NameTagCount)
	r.net.name.apply(r.names, r.words, len(r.first), &r.scratch)
	for i := w.from - w.start; i < w.to-w.start; i++ {
		var tags NameTags
		logSoftmax(tags[:], r.names[i*NameTagCount:][:NameTagCount])
		names = append(names, tags)
	}
	return names
}

// logSoftmax writes the logarithms of the probabilities that logits stand for.
func logSoftmax(dst, logits []float32) {
	top := logits[0]
	for _, v := range logits {
		top = max(top, v)
	}
	sum := 0.0
	for _, v := range logits {
		sum += math.Exp(float64(v - top))
	}
	shift := top + float32(math.Log(sum))
	for i := range dst {
		dst[i] = logits[i] - shift
	}
}
