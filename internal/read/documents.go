package read

import (
	"iter"

	"selon"
)

// Documents reads the input. It yields documents and *[Error] values in the
// order of the input and closes it at the end.
func (in Input) Documents(opts Options) iter.Seq2[selon.Document, error] {
	return func(yield func(selon.Document, error) bool) {
		yield(selon.Document{}, &Error{Path: in.Path, What: "not read yet"})
	}
}
