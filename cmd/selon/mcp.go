package main

import (
	"context"

	"selon/internal/assist"
)

// mcpCommand is "selon mcp".
type mcpCommand struct {
	askFlags
}

func (mcpCommand) examples() []example {
	return []example{{"selon mcp --db archive.db", "what an assistant is told to start, to ask a record; it only reads"}}
}

// Run answers an assistant on standard input and output.
func (c *mcpCommand) Run(ctx context.Context) error {
	a, s, err := c.asker()
	if err != nil {
		return err
	}
	defer s.Close()
	return assist.Run(ctx, s, a, programVersion())
}
