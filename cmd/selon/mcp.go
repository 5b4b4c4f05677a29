package main

import (
	"context"
	"fmt"
	"net"

	"selon/internal/assist"
)

// mcpCommand is "selon mcp".
type mcpCommand struct {
	askFlags
	Listen string `placeholder:"ADDRESS" help:"Answer over HTTP at this address, instead of on standard input and output. Where others can reach it, the token is needed."`
	Token  string `env:"SELON_TOKEN" placeholder:"TOKEN" help:"What requests over HTTP must bear; made up and printed where others can reach the address and none is given."`
}

func (mcpCommand) examples() []example {
	return []example{
		{"selon mcp --db archive.db", "what an assistant is told to start, to ask a record; it only reads"},
		{"selon mcp --db archive.db --listen 127.0.0.1:8081", "the same over HTTP"},
	}
}

// Run answers assistants.
func (c *mcpCommand) Run(ctx context.Context, t *terminal) error {
	a, s, err := c.asker()
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Listen == "" {
		return assist.Run(ctx, s, a, programVersion())
	}
	l, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return err
	}
	if c.Token == "" && !loopback(l.Addr()) {
		c.Token = randomToken()
		t.say("token, to be sent as Authorization: Bearer TOKEN: " + c.Token)
	}
	fmt.Fprintln(t.out, "http://"+l.Addr().String()+"/")
	return listen(ctx, l, assist.Handler(s, a, programVersion(), c.Token))
}
