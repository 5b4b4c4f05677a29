package pipeline

import (
	"fmt"
	"iter"

	"selon/internal/read"
)

// Count tells how many inputs the paths lead to, without opening them; what
// cannot be listed counts as well. An input may hold many documents.
func Count(paths []string) int {
	n := 0
	for range read.Inputs(paths) {
		n++
	}
	return n
}

// inputs gives what the paths lead to, document by document.
func (p *Pipeline) inputs(paths []string) iter.Seq[item] {
	opts := read.Options{Stdin: p.options.Stdin, Packs: p.packs}
	return func(yield func(item) bool) {
		n := 0
		for in, err := range read.Inputs(paths) {
			n++
			next := item{path: in.Path, input: n, err: err}
			switch {
			case err != nil:
				if !yield(next) {
					return
				}
			case !documents(in, opts, next, yield):
				return
			}
		}
	}
}

// documents yields what one input holds and reports whether to go on. A defect
// in reading ends this input and no other.
func documents(in read.Input, opts read.Options, next item, yield func(item) bool) (more bool) {
	outside := false // in yield, where a panic is somebody else's
	defer func() {
		if outside {
			return
		}
		if v := recover(); v != nil {
			next.err = fmt.Errorf("%s: read: %w", name(in.Path), newDefect(v))
			more = yield(next)
		}
	}()
	for doc, err := range in.Documents(opts) {
		next.doc, next.err = doc, err
		outside = true
		more = yield(next)
		outside = false
		if !more {
			return false
		}
	}
	return true
}
