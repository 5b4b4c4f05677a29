// Package weights holds the files that the program carries inside itself.
//
// In: nothing. Out: the bytes of each file, in the safetensors form, which stay
// on disk until they are touched.
package weights

import _ "embed"

// A []byte and not a string, because the linker aligns it: numbers of four
// bytes can then be read where they lie.
//
//go:embed words.safetensors
var words []byte

// Words returns the vocabulary: pieces, scores, normalisation and embeddings.
// The bytes must not be written to.
func Words() []byte { return words }
