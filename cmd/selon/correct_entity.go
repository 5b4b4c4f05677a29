package main

import (
	"context"
	"errors"

	"selon/internal/store"
)

// correctMergeCommand is "selon correct merge".
type correctMergeCommand struct {
	correctFlags
	Keys []string `arg:"" help:"The entities' keys, as selon dossier and ask -f json print them; the first one's name stays."`
}

func (correctMergeCommand) examples() []example {
	return []example{{"selon correct merge Q42 'person:odil marketi:f'", "they are the same"}}
}

// Run keeps the correction.
func (c *correctMergeCommand) Run(ctx context.Context, t *terminal) error {
	if len(c.Keys) < 2 {
		return errors.New("give two keys or more")
	}
	return c.keep(ctx, t, func(*store.Store) (store.Correction, error) {
		return store.Correction{What: store.Merge, Detail: store.Detail{Keys: c.Keys}}, nil
	})
}

// correctSplitCommand is "selon correct split".
type correctSplitCommand struct {
	correctFlags
	Keys []string `arg:"" help:"The entities' keys."`
}

func (correctSplitCommand) examples() []example {
	return []example{{"selon correct split 'person:odil marketi:f'", "she is somebody else"}}
}

// Run keeps the correction.
func (c *correctSplitCommand) Run(ctx context.Context, t *terminal) error {
	return c.keep(ctx, t, func(*store.Store) (store.Correction, error) {
		return store.Correction{What: store.Split, Detail: store.Detail{Keys: c.Keys}}, nil
	})
}
