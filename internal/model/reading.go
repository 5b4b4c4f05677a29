package model

// Reading is what the network sees in a text.
type Reading struct {
	Words []Word     // in text order
	Cues  []Cue      // in text order; no two share a word
	Names []NameTags // of each word
	Links *Links
}

// Word is a word of the text; white space and words of which normalisation
// leaves nothing are not among them.
type Word struct {
	From, To  int // bytes of the text, half open
	Paragraph int // number of its paragraph, from 0
}

// Cue is a run of words that may signal a statement.
type Cue struct {
	First, Last int     // words, half open
	Likely      float32 // probability that a cue begins at First; at least [LeastLikely]
	Valid       float32 // probability that it stands for a statement
	Attitude    float32 // probability that, if so, it is thought or felt rather than said
	From        int     // the word of Tags[0]
	Tags        []Tags  // what each word of the window is to the cue
}

// LeastLikely is the probability from which on a word is taken for the first
// word of a cue.
const LeastLikely = 0.1

// Tags are the logarithms of the probabilities that a word bears each [Tag].
type Tags [TagCount]float32

// Tag is what a word is to a cue.
type Tag uint8

// The tags, in the order of [Tags]. B is the first word of a stretch, I any other.
const (
	None Tag = iota
	SourceB
	SourceI
	ContentB
	ContentI
	AddresseeB
	AddresseeI
	TagCount = 7
)
