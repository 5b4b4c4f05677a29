package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"

	"selon/internal/keep"
	"selon/internal/pipeline"
	"selon/internal/serve"
	"selon/internal/store"

	"selon/internal/gather"
)

// serveCommand is "selon serve".
type serveCommand struct {
	askFlags
	whoFlags
	Listen   string   `default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Where to listen (${default}). Where others can reach it, reading needs the token too."`
	Token    string   `env:"SELON_TOKEN" placeholder:"TOKEN" help:"What writing needs; made up and printed if none is given."`
	ReadOnly bool     `help:"Take no corrections."`
	Demo     []string `placeholder:"INPUT" help:"Show these reports in a record for the time being, instead of one that is kept."`
}

func (serveCommand) examples() []example {
	return []example{
		{"selon serve", "the record selon.db at http://127.0.0.1:8080"},
		{"selon serve --demo testdata/examples", "the examples, to look around"},
		{"selon serve --read-only --db archive.db --listen :9000", "for a whole desk, with the token that is printed"},
	}
}

// Run serves until it is interrupted.
func (c *serveCommand) Run(ctx context.Context, t *terminal) error {
	if len(c.Demo) > 0 {
		dir, err := os.MkdirTemp("", "selon-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		if err := c.demo(ctx, t, filepath.Join(dir, "demo.db")); err != nil {
			return err
		}
	}
	a, s, err := c.asker()
	if err != nil {
		return err
	}
	defer s.Close()
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return err
	}
	o := serve.Options{Token: c.Token, Name: c.name(), Closed: !loopback(listener.Addr()), Key: func(document, name, kind, wikidata string) string {
		return speakerDetail(document, name, kind, "", wikidata, false).Key
	}}
	if o.Token == "" && (!c.ReadOnly || o.Closed) {
		o.Token = randomToken()
	}
	address := "http://" + listener.Addr().String() + "/"
	switch {
	case o.Closed:
		address += "?token=" + o.Token
	case !c.ReadOnly:
		t.say("token for corrections: " + o.Token)
	}
	o.ReadOnly = c.ReadOnly
	handler, err := serve.New(s, a, o)
	if err != nil {
		return err
	}
	fmt.Fprintln(t.out, address)
	return listen(ctx, listener, handler)
}

// demo reads reports into a record for the time being.
func (c *serveCommand) demo(ctx context.Context, t *terminal, path string) error {
	p, err := pipeline.New(pipeline.Options{Stdin: t.in, KB: c.KB})
	if err != nil {
		return err
	}
	s, err := store.Open(path, pipeline.Packs())
	if err != nil {
		return err
	}
	defer s.Close()
	keeper := &keep.Keeper{Store: s, Pipeline: p, Failed: t.complain}
	c.DB = path
	_, err = keeper.Gather(ctx, gather.Options{}, c.Demo)
	return err
}
