package model

import (
	"selon/internal/model/kernel"
	"selon/internal/model/tokenizer"
)

// The shape of the network. What the file may choose (how many layers, how
// long windows are) is in [Network].
const (
	hidden    = 384  // numbers that stand for a piece or a word
	heads     = 12   // of the attention
	wide      = 1536 // numbers between the two halves of a feed-forward layer
	positions = 512  // most pieces of a window
	cueTags   = 3    // none, first word, further word
	pair      = 128  // numbers that stand for a cue and a word together
	near      = 5    // words that the convolution over words sees
	judgement = 3    // logits: valid; said, thought
	epsilon   = 1e-12
)

// Network is the network with its vocabulary. It never changes and is safe for
// concurrent use; each goroutine reads with a [Reader] of its own.
type Network struct {
	version   string
	path      *kernel.Path
	tokenizer *tokenizer.Tokenizer
	plan      plan
	sight     kernel.Sight // what a piece attends to in a window
	lower     int          // layers below the cue tagger

	embedding []byte    // a row a piece, in 4 bits
	position  []float32 // [positions, hidden]
	norm      norm
	layers    []layer
	cue       linear
	mark      []float32 // [cueTags, hidden]
	relation  relation
	name      linear
	linker    linker
}

// Version returns what the network file calls itself.
func (n *Network) Version() string { return n.version }

// Path returns the kernels that the network runs on.
func (n *Network) Path() *kernel.Path { return n.path }

// norm is what a layer normalisation has learned.
type norm struct{ gain, bias []float32 }

// layer is one layer of the encoder.
type layer struct {
	qkv, out, up, down linear
	norm1, norm2       norm
}

// relation is the network that relates a cue to the words around it, and
// judges it.
type relation struct {
	word, meetWord linear    // of each word
	cue, meetCue   linear    // of each cue
	distance       []float32 // [distances, pair]
	apart          []float32 // [2*farApart+1, pair]
	near           linear    // over near words' numbers, side by side
	tag            linear
	judgeHidden    linear
	judge          linear
}
