package read

import (
	"errors"
	"fmt"
	"io/fs"
)

// Error says which input, or which part of it, could not be read. The message
// is one line: place, what is wrong, and what to do about it.
type Error struct {
	Path string // as given or found; "-" is standard input
	Line int    // line on which the unreadable part begins, from 1; 0 if it is the whole input
	What string // what is wrong
	Hint string // what to do about it, or empty
	Err  error  // the cause, or nil
}

func (e *Error) Error() string {
	place := e.Path
	if place == "-" {
		place = "standard input"
	}
	if e.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, e.Line)
	}
	if e.Hint == "" {
		return place + ": " + e.What
	}
	return place + ": " + e.What + " (" + e.Hint + ")"
}

// Unwrap returns the cause, so that errors.Is finds fs.ErrNotExist and others.
func (e *Error) Unwrap() error { return e.Err }

// ErrNoText is the cause when an input is well-formed but holds nothing to read.
var ErrNoText = errors.New("no text")

// ErrBinary is the cause when an input is not text.
var ErrBinary = errors.New("not text")

// ErrTooLarge is the cause when an input is over one of the limits.
var ErrTooLarge = errors.New("too large")

// cannotOpen wraps what the operating system says of a path.
func cannotOpen(path string, err error) *Error {
	e := &Error{Path: path, What: err.Error(), Err: err}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		e.What = pathErr.Err.Error()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.What, e.Hint = "no such file or directory", "check the spelling of the path"
	case errors.Is(err, fs.ErrPermission):
		e.What, e.Hint = "permission denied", "make the file readable"
	}
	return e
}
