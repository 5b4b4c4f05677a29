// Package weights holds the files that the program carries inside itself.
//
// In: nothing. Out: the bytes of each file, which stay on disk until they are touched:
// numbers in the safetensors form, and what gives them their meaning as JSON.
package weights

import _ "embed"

// []byte and not strings, because the linker aligns them: numbers of four
// bytes can then be read where they lie.
var (
	//go:embed words.safetensors
	words []byte

	//go:embed network.safetensors
	network []byte

	//go:embed calibration.json
	calibration []byte
)

// Words returns the vocabulary: pieces, scores, normalisation and embeddings.
// The bytes must not be written to.
func Words() []byte { return words }

// Network returns the trained network; empty in a tree in which none has been
// trained yet. The bytes must not be written to.
func Network() []byte { return network }

// Calibration returns what turns the network's numbers into confidences, as JSON.
func Calibration() []byte { return calibration }
