package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"selon/internal/fetch"
	"selon/internal/gather"
	"selon/internal/keep"
	"selon/internal/pipeline"
	"selon/internal/store"
)

// addCommand is "selon add".
type addCommand struct {
	recordFlags
	Inputs []string `arg:"" name:"input" help:"Files, folders, globs, addresses of pages and feeds, or - for standard input: texts, HTML, JSON Lines, feeds and lists of feeds (OPML), web archives (WARC, ARC), Parquet, ninjs, mail; packed with gzip or not."`

	Lang     string        `placeholder:"CODE" help:"Take all texts to be in this language instead of recognising it."`
	KB       []string      `name:"kb" placeholder:"FILE" help:"Know the entities of this file too, made by selon kb import."`
	Jobs     int           `short:"j" placeholder:"N" help:"Read N documents at a time instead of one a core."`
	MaxSize  size          `default:"16MB" placeholder:"SIZE" help:"Refuse documents with more text than SIZE."`
	NoPages  bool          `help:"Keep the hash of the bytes as fetched, but not the bytes."`
	FeedOnly bool          `help:"Keep the texts of feeds instead of fetching the pages that they name."`
	Private  bool          `help:"Fetch from the own network too, which is refused otherwise."`
	Delay    time.Duration `default:"1s" placeholder:"TIME" help:"How long to wait between two requests to a server (${default})."`
	Quiet    bool          `short:"q" help:"Do not list what was added."`
	Trace    bool          `help:"Print where in the program an internal error came up."`
}

func (addCommand) examples() []example {
	return []example{
		{"selon add news/", "keep the statements of all reports in a folder"},
		{"selon add https://example.org/feed.xml", "the pages that a feed names; again tomorrow for what is new"},
		{"selon add crawl.warc.gz articles.parquet --db archive.db", "archives of the web and tables, in a record of another name"},
		{"selon add feeds.opml --delay 5s", "all feeds of a list, slowly"},
	}
}

// Run reads the inputs and keeps what is new. What it has listed is on the disk.
func (c *addCommand) Run(ctx context.Context, t *terminal) error {
	if c.Jobs < 0 {
		return errors.New("--jobs cannot be negative")
	}
	p, err := pipeline.New(pipeline.Options{Stdin: t.in, Jobs: c.Jobs, Lang: c.Lang, MaxSize: int(c.MaxSize), KB: c.KB})
	if err != nil {
		return err
	}
	s, err := store.Open(c.DB, pipeline.Packs())
	if err != nil {
		return err
	}
	defer s.Close()
	progress := newProgress(t, 0)
	keeper := &keep.Keeper{
		Store: s, Pipeline: p, NoPages: c.NoPages, Turn: progress.show,
		Failed: func(err error) {
			progress.hide()
			t.complain(err)
			var defect *pipeline.Defect
			if c.Trace && errors.As(err, &defect) {
				fmt.Fprintf(t.err, "%s", defect.Stack)
			}
		},
		Kept: func(it store.Item, o store.Outcome) error {
			progress.add(progress.documents+1, it.Record.Document.Text)
			if c.Quiet || o.Status == store.Same {
				return nil
			}
			progress.hide()
			return listed(t, it, o)
		},
	}
	web := fetch.New(fetch.Options{Agent: "selon/" + programVersion(), Delay: c.Delay, Private: c.Private})
	n, err := keeper.Gather(ctx, gather.Options{Web: web, FeedOnly: c.FeedOnly}, c.Inputs)
	progress.hide()
	t.say(summary(c.DB, n))
	switch {
	case err != nil:
		return err
	case n.Failed > 0 && n.Added+n.Changed+n.Same == 0:
		return errNothing
	case n.Failed > 0:
		return errPartly
	}
	return nil
}

// listed prints a document that was kept.
func listed(t *terminal, it store.Item, o store.Outcome) error {
	change := ""
	if o.Status == store.Changed {
		change = fmt.Sprintf(" (%d kept, %d changed, %d new, %d gone)", o.Count["kept"], o.Count["changed"], o.Count["new"], o.Count["gone"])
	}
	name := it.Record.Document.Title
	if name == "" {
		name = it.Key
	}
	_, err := fmt.Fprintf(t.out, "%s.%d\t%s\t%d statements%s\t%s\n", o.Document, o.Version, o.Status, len(it.Record.Statements), change, printable(name, 90))
	return err
}

// summary says what was done.
func summary(path string, n keep.Count) string {
	out := fmt.Sprintf("%s: %d added, %d changed, %d there already", path, n.Added, n.Changed, n.Same)
	if n.Failed > 0 {
		out += fmt.Sprintf(", %d failed", n.Failed)
	}
	return out + fmt.Sprintf("; %d statements", n.Statements)
}
