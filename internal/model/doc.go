// Package model reads a text with the network and says what it sees, in
// numbers.
//
// In: the words file and the network file (see the weights package), and a
// text. Out: a [Reading]: the words of the text, where the network takes words
// for the cue of a statement, and for each such cue how likely every word
// around it belongs to its source, content or addressee. Which statements
// there are is decided elsewhere.
//
// The network is a BERT encoder over the pieces of the words. Its lower layers
// tag cues; what they believe is added to the stream as a learned mark, and
// the upper layers go on with it, so that the work does not grow with the
// number of cues. A small network then relates each cue to the words around
// it. The definition is train/selon_train/net.py.
//
// Texts longer than the network's window are read in windows that overlap. Their
// borders are those of paragraphs or sentences where there are any, and each cue
// is decided in the one window that holds what is around it on both sides.
//
// # What is the same everywhere
//
// The same text, file and kernel path give the same bits, in any goroutine and
// in any order of reading. Paths of one class (see the kernel package) agree
// bit for bit on one architecture. How far the classes, and the 8-bit weights,
// lie from the definition is bounded by [Tolerance] and [Rounding].
package model
