package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"

	"selon/internal/fetch"
	"selon/internal/gather"
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
	keep := &keeper{store: s, terminal: t, quiet: c.Quiet, pages: !c.NoPages, progress: newProgress(t, 0)}
	web := fetch.New(fetch.Options{Agent: "selon/" + programVersion(), Delay: c.Delay, Private: c.Private})
	seen := func(url string) fetch.Seen { return fetch.Seen(s.Visit(url)) }
	found := p.Gatherer(gather.Options{Web: web, Seen: seen, Visited: keep.visited, FeedOnly: c.FeedOnly}).All(ctx, c.Inputs)
	err = keep.all(ctx, p.Gathered(ctx, keep.fresh(ctx, found)), c.Trace)
	keep.progress.hide()
	t.say(keep.summary(c.DB))
	return err
}

// keeper keeps records as they come, several in one transaction where the disk
// is slower than the reading.
type keeper struct {
	store    *store.Store
	terminal *terminal
	quiet    bool
	pages    bool
	progress *progress

	mu     sync.Mutex
	same   int
	visits map[string]store.Visit // what servers said
	kept   map[string]bool        // addresses of the pages that were kept

	added, changed, statements, failed int
}

// mostTogether is how many documents go into one transaction at most.
const mostTogether = 64

// fresh leaves out what the record has already.
func (k *keeper) fresh(ctx context.Context, some iter.Seq[gather.Found]) iter.Seq[gather.Found] {
	return func(yield func(gather.Found) bool) {
		for f := range some {
			if f.Err == nil {
				raw := f.Raw
				if raw == nil {
					raw = []byte(f.Document.Text)
				}
				if has, err := k.store.Has(ctx, f.Key, raw); err == nil && has {
					k.mu.Lock()
					k.same++
					k.mu.Unlock()
					continue
				}
			}
			if !yield(f) {
				return
			}
		}
	}
}

// visited notes what a server said of an address, to be kept with its page.
func (k *keeper) visited(url string, seen fetch.Seen) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.visits == nil {
		k.visits = make(map[string]store.Visit)
	}
	k.visits[url] = store.Visit(seen)
}

// all keeps results until there are no more.
func (k *keeper) all(ctx context.Context, results iter.Seq[pipeline.Result], trace bool) error {
	ready := make(chan pipeline.Result, mostTogether)
	go func() {
		defer close(ready)
		for r := range results {
			select {
			case ready <- r:
			case <-ctx.Done():
				return
			}
		}
	}()
	for r := range ready {
		batch := []pipeline.Result{r}
		for more := true; more && len(batch) < mostTogether; {
			select {
			case next, ok := <-ready:
				if more = ok; ok {
					batch = append(batch, next)
				}
			default:
				more = false
			}
		}
		if err := k.batch(ctx, batch, trace); err != nil {
			return err
		}
		k.progress.show()
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := k.store.Visits(ctx, k.done(), now()); err != nil {
		return err
	}
	switch {
	case k.failed > 0 && k.added+k.changed+k.same == 0:
		return errNothing
	case k.failed > 0:
		return errPartly
	}
	return nil
}

// done returns what servers said of addresses that need not be asked again:
// where something failed, those whose pages were kept.
func (k *keeper) done() map[string]store.Visit {
	k.mu.Lock()
	defer k.mu.Unlock()
	out := make(map[string]store.Visit)
	for url, v := range k.visits {
		if k.failed == 0 || k.kept[url] {
			out[url] = v
		}
	}
	return out
}

// batch keeps some results in one transaction and lists them.
func (k *keeper) batch(ctx context.Context, batch []pipeline.Result, trace bool) error {
	var items []store.Item
	for _, r := range batch {
		if r.Err != nil {
			k.failed++
			k.progress.hide()
			k.terminal.complain(r.Err)
			var defect *pipeline.Defect
			if trace && errors.As(r.Err, &defect) {
				fmt.Fprintf(k.terminal.err, "%s", defect.Stack)
			}
			continue
		}
		k.progress.add(r.Input, r.Record.Document.Text)
		it := store.Item{Key: r.Found.Key, Record: r.Record, Keys: pipeline.Keys(r.Found.Key, r.Record), Fetched: r.Found.Fetched, Source: r.Found.Path}
		if it.Fetched == "" {
			it.Fetched = now()
		}
		switch {
		case r.Found.Raw == nil:
		case k.pages:
			it.Raw = r.Found.Raw
		default:
			it.RawHash = store.Hash(r.Found.Raw)
		}
		items = append(items, it)
	}
	if len(items) == 0 {
		return nil
	}
	out, err := k.store.Add(ctx, items)
	if err != nil {
		return err
	}
	for i, o := range out {
		if k.kept == nil {
			k.kept = make(map[string]bool)
		}
		k.kept[items[i].Key] = true
		n := len(items[i].Record.Statements)
		switch o.Status {
		case store.Same:
			k.mu.Lock()
			k.same++
			k.mu.Unlock()
			continue
		case store.New:
			k.added++
		case store.Changed:
			k.changed++
		}
		k.statements += n
		if !k.quiet {
			k.progress.hide()
			if err := k.list(o, n, &items[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// list prints a document that was kept.
func (k *keeper) list(o store.Outcome, n int, it *store.Item) error {
	change := ""
	if o.Status == store.Changed {
		change = fmt.Sprintf(" (%d kept, %d changed, %d new, %d gone)", o.Count["kept"], o.Count["changed"], o.Count["new"], o.Count["gone"])
	}
	name := it.Record.Document.Title
	if name == "" {
		name = it.Key
	}
	_, err := fmt.Fprintf(k.terminal.out, "%s.%d\t%s\t%d statements%s\t%s\n", o.Document, o.Version, o.Status, n, change, printable(name, 90))
	return err
}

// summary says what was done.
func (k *keeper) summary(path string) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	out := fmt.Sprintf("%s: %d added, %d changed, %d there already", path, k.added, k.changed, k.same)
	if k.failed > 0 {
		out += fmt.Sprintf(", %d failed", k.failed)
	}
	return out + fmt.Sprintf("; %d statements", k.statements)
}
