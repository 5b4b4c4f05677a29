// Package read turns bytes into documents: plain text, HTML pages and JSON
// Lines come in, [selon.Document] values go out, one at a time and in the order
// of the inputs. It changes no character of a text, judges nothing and fetches
// nothing; what the text says is left to the stages after it.
//
//	for doc, err := range read.Files(paths, read.Options{Packs: packs, Stdin: os.Stdin}) {
//		if err != nil {
//			report(err) // one line: place, what is wrong, what to do; the rest goes on
//			continue
//		}
//		use(doc)
//	}
//
// Inputs are opened one after the other, when the loop gets to them, so that a
// directory of any size costs no more memory than its largest document. A
// program that reads on several cores, or wants to count first, takes the two
// halves apart: [Inputs] lists without opening, and [Input.Documents] reads one
// input, from any goroutine.
package read

import (
	"io"
	"iter"

	"selon"
	"selon/internal/lang"
)

// Limits on what is read as one document. They bound memory and time whatever
// the input; an input over a limit is refused with an [Error].
const (
	MaxText  = 256 << 20 // bytes of a plain text, and of one JSON object
	MaxHTML  = 32 << 20  // bytes of a page
	MaxDepth = 512       // nested elements up to which a page has a tree (the parser's own limit); a deeper one is read by its blocks
)

// Options says how to read. The zero value reads files by their name and their
// content and recognises no language.
type Options struct {
	// Stdin is what the path "-" reads; nil makes "-" an error.
	Stdin io.Reader
	// Packs are the languages to tell apart. A document is Proven when its
	// language is one of them and its pack says so.
	Packs []lang.Pack
	// Format, if not Auto, is taken for the format of every input.
	Format Format
}

// Files reads paths in their order: files, directories with all that is in
// them, and "-" for standard input. Each step of the loop gives a document or
// an *[Error]; after an error the rest is still read.
func Files(paths []string, opts Options) iter.Seq2[selon.Document, error] {
	return func(yield func(selon.Document, error) bool) {
		for input, err := range Inputs(paths) {
			if err != nil {
				if !yield(selon.Document{}, err) {
					return
				}
				continue
			}
			for doc, err := range input.Documents(opts) {
				if !yield(doc, err) {
					return
				}
			}
		}
	}
}
