package main

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"selon/internal/gather"
	"selon/internal/pipeline"
	"selon/internal/store"
)

// rereadCommand is "selon reread".
type rereadCommand struct {
	recordFlags
	All  bool     `help:"Read all again, not only what another network read."`
	KB   []string `name:"kb" placeholder:"FILE" help:"Know the entities of this file too, made by selon kb import."`
	Jobs int      `short:"j" placeholder:"N" help:"Read N documents at a time instead of one a core."`
}

func (rereadCommand) examples() []example {
	return []example{{"selon reread", "after a new version of selon: corrections and ids stay"}}
}

// Run reads the stored texts again.
func (c *rereadCommand) Run(ctx context.Context, t *terminal) error {
	p, err := pipeline.New(pipeline.Options{Jobs: c.Jobs, KB: c.KB})
	if err != nil {
		return err
	}
	s, err := c.open()
	if err != nil {
		return err
	}
	defer s.Close()
	progress := newProgress(t, 0)
	defer progress.hide()
	done, failed := 0, 0
	for r := range p.Gathered(ctx, c.texts(ctx, s, p.Model(), &err)) {
		progress.hide()
		if r.Err != nil {
			failed++
			t.complain(r.Err)
			continue
		}
		id, wrong := store.ParseID(r.Found.Path + ".x")
		if wrong == nil {
			wrong = s.Reread(ctx, id.Document, id.Version, r.Record, pipeline.Keys(r.Found.Key, r.Record))
		}
		if wrong != nil {
			return wrong
		}
		done++
		progress.add(done+1, r.Record.Document.Text)
		progress.show()
	}
	progress.hide()
	t.say(fmt.Sprintf("%s: %d texts read again", c.DB, done))
	switch {
	case err != nil && !errors.Is(err, errStopped):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case failed > 0:
		return errPartly
	}
	return nil
}

// errStopped ends a walk whose reader has seen enough.
var errStopped = errors.New("stopped")

// texts gives the stored texts that are to be read again; Path is the document
// and the version.
func (c *rereadCommand) texts(ctx context.Context, s *store.Store, model string, failed *error) iter.Seq[gather.Found] {
	return func(yield func(gather.Found) bool) {
		*failed = s.Versions(ctx, false, func(v *store.Version) error {
			if !c.All && v.Record.Model == model {
				return nil
			}
			doc := v.Record.Document
			if !yield(gather.Found{Path: fmt.Sprintf("%s.%d", v.Document, v.Number), Key: v.Key, Document: doc}) {
				return errStopped
			}
			return nil
		})
	}
}
