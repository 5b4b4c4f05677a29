// Package kernel holds the arithmetic of the network: matrix products,
// attention and the functions between them, written for the processor that
// runs them.
//
// What comes in are row-major float32 matrices (one row a piece of text) and
// weights as they are stored, [out, in] row-major; what goes out are row-major
// float32 matrices. A [Path] is one implementation: assembly for AVX2,
// AVX-512 with VNNI, NEON, NEON with dot products, or plain Go. [Best] picks
// the fastest that this processor runs. Weights are packed once for a path and
// are then read-only; any number of goroutines may use a path and the weights
// packed for it, each with a [Scratch] of its own.
//
// # What is the same everywhere
//
// [Path.LinearInt8] is bit-identical on every path: the activations are rounded
// to the same 7-bit codes, the products are summed exactly in 32-bit integers,
// and the result is scaled back by the same sequence of float32 roundings.
//
// The float32 functions fall in two classes (see [Path.Class]). All assembly
// paths are Fused: they multiply and add in one rounding, in the same order,
// so that they agree bit for bit with each other. Plain Go multiplies and adds
// in two roundings; it agrees with the others within [Tolerance]. Within one
// path results never differ from run to run.
//
// # What a caller must see to
//
// Slices shorter than the shapes they stand for, and weights packed for
// another path, are mistakes of the caller and panic before any memory is
// touched. NaN and infinities in the input make the results that depend on them
// unspecified, and nothing else.
package kernel
