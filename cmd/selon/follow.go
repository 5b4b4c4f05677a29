package main

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"selon"
	"selon/internal/pipeline"
)

// follow takes the results of a run as they come: records go to take, what
// failed is said at once, and the rest goes on. An error of take ends the run.
// In the end it returns errPartly or errNothing if documents failed.
func follow(ctx context.Context, t *terminal, results iter.Seq[pipeline.Result], p *progress, trace bool, take func(*selon.Record) error) error {
	failed := 0
	defer p.hide()
	for r := range results {
		p.hide()
		if r.Err != nil {
			failed++
			t.complain(r.Err)
			var defect *pipeline.Defect
			if trace && errors.As(r.Err, &defect) {
				fmt.Fprintf(t.err, "%s", defect.Stack)
			}
			continue
		}
		if err := take(r.Record); err != nil {
			return err
		}
		p.add(max(r.Input, p.documents+1), r.Record.Document.Text)
		p.show()
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case failed > 0 && p.documents == 0:
		return errNothing
	case failed > 0:
		return errPartly
	}
	return nil
}
