package pipeline

import (
	"io"

	"selon/internal/resolve"
)

// Register knows entities across documents; see [resolve.Register].
type Register = resolve.Register

// Decision is what a user decided of entities; see [resolve.Decision].
type Decision = resolve.Decision

// NewRegister returns a register with what users decided.
func NewRegister(decisions []Decision) *Register { return resolve.NewRegister(decisions) }

// ReadDecisions reads decisions, a line of JSON each.
func ReadDecisions(r io.Reader) ([]Decision, error) { return resolve.ReadDecisions(r) }
