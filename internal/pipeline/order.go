package pipeline

import (
	"context"
	"fmt"
	"slices"

	"selon"
	"selon/internal/model"
)

// Sheet is a document on its way through the stages.
type Sheet struct {
	Record  *selon.Record
	Reading *model.Reading // what the network sees in the text, for all stages
}

// Stage adds something to a sheet. It keeps no sheet after it returns, and is
// called by several goroutines at once.
type Stage func(ctx context.Context, sheet *Sheet) error

// Field is a part of a record, as far as the order of the stages goes.
type Field string

// The fields that stages need or add.
const (
	Text       Field = "text"
	Language   Field = "language"
	Reading    Field = "reading"
	Statements Field = "statements"
	Entities   Field = "entities"
)

// Step is a stage with its place in the order: what must be in a record before
// it, and what is in it afterwards.
type Step struct {
	Name        string
	Needs, Adds []Field
	Stage       Stage
}

// checkOrder reports the first step that needs what no step before it adds, or
// adds what is there already. Reading, which comes first, gives a text and its
// language.
func checkOrder(steps []Step) error {
	have := []Field{Text, Language}
	for _, s := range steps {
		for _, f := range s.Needs {
			if !slices.Contains(have, f) {
				return fmt.Errorf("stage %s needs %s, which no stage before it adds", s.Name, f)
			}
		}
		for _, f := range s.Adds {
			if slices.Contains(have, f) {
				return fmt.Errorf("stage %s adds %s, which is there already", s.Name, f)
			}
			have = append(have, f)
		}
	}
	return nil
}
