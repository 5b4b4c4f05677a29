package main

import (
	"context"

	"selon"
	"selon/internal/store"
)

// correctKindCommand is "selon correct kind".
type correctKindCommand struct {
	correctFlags
	ID   string `arg:"" help:"The statement."`
	Kind string `arg:"" enum:"statement,attitude" help:"One of ${enum}."`
}

func (correctKindCommand) examples() []example {
	return []example{{"selon correct kind 3fa94c1e.1.s7 attitude", "it was thought, not said"}}
}

// Run keeps the correction.
func (c *correctKindCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(s *store.Store) (store.Correction, error) {
		h, err := target(ctx, s, c.ID)
		return store.Correction{What: store.SetKind, Target: h.ID, Detail: store.Detail{Kind: selon.Kind(c.Kind)}}, err
	})
}

// correctModeCommand is "selon correct mode".
type correctModeCommand struct {
	correctFlags
	ID   string `arg:"" help:"The statement."`
	Mode string `arg:"" enum:"direct,indirect,mixed" help:"One of ${enum}."`
}

func (correctModeCommand) examples() []example {
	return []example{{"selon correct mode 3fa94c1e.1.s7 mixed", "part of it is quoted"}}
}

// Run keeps the correction.
func (c *correctModeCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(s *store.Store) (store.Correction, error) {
		h, err := target(ctx, s, c.ID)
		return store.Correction{What: store.SetMode, Target: h.ID, Detail: store.Detail{Mode: selon.Mode(c.Mode)}}, err
	})
}

// correctRejectCommand is "selon correct reject".
type correctRejectCommand struct {
	correctFlags
	ID string `arg:"" help:"The statement."`
}

func (correctRejectCommand) examples() []example {
	return []example{{"selon correct reject 3fa94c1e.1.s7 --why 'a title, not a quotation'", "it says nothing"}}
}

// Run keeps the correction.
func (c *correctRejectCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(s *store.Store) (store.Correction, error) {
		h, err := target(ctx, s, c.ID)
		return store.Correction{What: store.Reject, Target: h.ID}, err
	})
}
