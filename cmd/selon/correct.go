package main

import (
	"context"
	"fmt"

	"selon/internal/store"
)

// correctCommand is "selon correct".
type correctCommand struct {
	Speaker correctSpeakerCommand `cmd:"" help:"Say who speaks in a statement."`
	Span    correctSpanCommand    `cmd:"" help:"Say which words are the source, cue, content or addressee."`
	Kind    correctKindCommand    `cmd:"" help:"Say whether it is a statement or an attitude."`
	Mode    correctModeCommand    `cmd:"" help:"Say whether it is direct, indirect or mixed."`
	Reject  correctRejectCommand  `cmd:"" help:"Say that it is no statement."`
	Add     correctAddCommand     `cmd:"" help:"Add a statement that was not found."`
	Merge   correctMergeCommand   `cmd:"" help:"Say that entities are the same."`
	Split   correctSplitCommand   `cmd:"" help:"Say that an entity is none of those that it was merged with."`
	Undo    correctUndoCommand    `cmd:"" help:"Take back a correction."`
	List    correctListCommand    `cmd:"" help:"List the corrections."`
}

// correctFlags are common to all corrections.
type correctFlags struct {
	recordFlags
	whoFlags
}

// keep keeps a correction and says its number.
func (f *correctFlags) keep(ctx context.Context, t *terminal, build func(*store.Store) (store.Correction, error)) error {
	s, err := f.open()
	if err != nil {
		return err
	}
	defer s.Close()
	c, err := build(s)
	if err != nil {
		return err
	}
	c.Who, c.At, c.Why = f.name(), now(), f.Why
	n, err := s.Correct(ctx, c)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "correction %d\n", n)
	return err
}

// target finds the statement of an id.
func target(ctx context.Context, s *store.Store, name string) (store.Hit, error) {
	id, err := store.ParseID(name)
	if err != nil {
		return store.Hit{}, err
	}
	return s.Statement(ctx, id)
}

// correctUndoCommand is "selon correct undo".
type correctUndoCommand struct {
	correctFlags
	Number int64 `arg:"" help:"The number of the correction."`
}

func (correctUndoCommand) examples() []example {
	return []example{{"selon correct undo 12", "it stays in the list as undone"}}
}

// Run undoes the correction.
func (c *correctUndoCommand) Run(ctx context.Context, t *terminal) error {
	s, err := c.open()
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Undo(ctx, c.Number, c.name(), now())
}

// correctListCommand is "selon correct list".
type correctListCommand struct {
	recordFlags
}

func (correctListCommand) examples() []example {
	return []example{{"selon correct list", "all corrections, undone ones too"}}
}

// Run lists the corrections.
func (c *correctListCommand) Run(t *terminal) error {
	s, err := c.open()
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.Corrections("", 0)
	if err != nil {
		return err
	}
	for _, one := range list {
		place := ""
		if one.Target.Document != "" {
			place = one.Target.String() + "\t"
		}
		if _, err := fmt.Fprintf(t.out, "%s%s\n", place, printable(correctionLine(one), 300)); err != nil {
			return err
		}
	}
	return nil
}
