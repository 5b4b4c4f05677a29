package pipeline

import (
	"fmt"
	"runtime/debug"
)

// Defect is the error for a document on which the program itself went wrong.
type Defect struct {
	Value any    // what the stage panicked with
	Stack []byte // where, for whoever mends it
}

// newDefect must be called in the deferred function that recovered the value,
// while the stack still shows where it came from.
func newDefect(value any) *Defect { return &Defect{value, debug.Stack()} }

func (d *Defect) Error() string {
	return fmt.Sprintf("internal error: %v (please report it, with the document)", d.Value)
}

// Unwrap gives the value if it is an error.
func (d *Defect) Unwrap() error {
	err, _ := d.Value.(error)
	return err
}
