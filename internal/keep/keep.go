// Package keep puts what was gathered and read into a record.
//
// In: documents as they are found, the pipeline that reads them, the record.
// Out: the record with what is new of them; each document is told of when it is
// on the disk. What the record has already is not read again, and several
// documents go into one transaction where the disk is slower than the reading.
package keep

import (
	"context"
	"iter"
	"sync"
	"time"

	"selon/internal/fetch"
	"selon/internal/gather"
	"selon/internal/pipeline"
	"selon/internal/store"
)

// Keeper keeps documents in one record.
type Keeper struct {
	Store    *store.Store
	Pipeline *pipeline.Pipeline
	NoPages  bool                                  // keep the hash of the bytes as fetched, but not the bytes
	Kept     func(store.Item, store.Outcome) error // called with each document that is on the disk; may be nil
	Failed   func(error)                           // called with what could not be read, a line each; may be nil
	Turn     func()                                // called after each transaction; may be nil

	mu     sync.Mutex
	count  Count
	visits map[string]store.Visit // what servers said
	kept   map[string]bool        // addresses of the pages that were kept
}

// Count is what was done.
type Count struct {
	Added, Changed, Same, Failed int // documents
	Statements                   int
}

// mostTogether is how many documents go into one transaction at most.
const mostTogether = 64

// Gather finds the documents of inputs and keeps them. It fails where the record
// cannot be written or ctx ends; what a document lacks is told to Failed.
func (k *Keeper) Gather(ctx context.Context, o gather.Options, inputs []string) (Count, error) {
	o.Seen = func(url string) fetch.Seen { return fetch.Seen(k.Store.Visit(url)) }
	o.Visited = k.visited
	err := k.all(ctx, k.Pipeline.Gathered(ctx, k.fresh(ctx, k.Pipeline.Gatherer(o).All(ctx, inputs))))
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = k.Store.Visits(ctx, k.done(), now())
	}
	if err == nil {
		err = k.Store.Tidy(ctx)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.count, err
}

func now() string { return time.Now().UTC().Format(time.RFC3339) }

// fresh leaves out what the record has already.
func (k *Keeper) fresh(ctx context.Context, some iter.Seq[gather.Found]) iter.Seq[gather.Found] {
	return func(yield func(gather.Found) bool) {
		for f := range some {
			if f.Err == nil {
				raw := f.Raw
				if raw == nil {
					raw = []byte(f.Document.Text)
				}
				if has, err := k.Store.Has(ctx, f.Key, raw); err == nil && has {
					k.add(Count{Same: 1})
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
func (k *Keeper) visited(url string, seen fetch.Seen) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.visits == nil {
		k.visits = make(map[string]store.Visit)
	}
	k.visits[url] = store.Visit(seen)
}

// done returns what servers said of addresses that need not be asked again:
// where something failed, those whose pages were kept.
func (k *Keeper) done() map[string]store.Visit {
	k.mu.Lock()
	defer k.mu.Unlock()
	out := make(map[string]store.Visit)
	for url, v := range k.visits {
		if k.count.Failed == 0 || k.kept[url] {
			out[url] = v
		}
	}
	return out
}

// readied is a result, ready to be kept unless it is an error.
type readied struct {
	item store.Prepared
	err  error
}

// all keeps results until there are no more: while some are kept, the next are
// made ready.
func (k *Keeper) all(ctx context.Context, results iter.Seq[pipeline.Result]) error {
	ctx, enough := context.WithCancel(ctx)
	defer enough()
	ready := make(chan readied, mostTogether)
	go func() {
		defer close(ready)
		for r := range results {
			one := readied{err: r.Err}
			if r.Err == nil {
				one.item = k.Store.Prepare(k.item(r))
			}
			select {
			case ready <- one:
			case <-ctx.Done():
				return
			}
		}
	}()
	for r := range ready {
		batch := []readied{r}
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
		if err := k.batch(ctx, batch); err != nil {
			return err
		}
		if k.Turn != nil {
			k.Turn()
		}
	}
	return nil
}

// batch keeps some results in one transaction and tells of them.
func (k *Keeper) batch(ctx context.Context, batch []readied) error {
	var items []store.Prepared
	for _, r := range batch {
		if r.err == nil {
			items = append(items, r.item)
			continue
		}
		k.add(Count{Failed: 1})
		if k.Failed != nil {
			k.Failed(r.err)
		}
	}
	if len(items) == 0 {
		return nil
	}
	out, err := k.Store.Keep(ctx, items)
	if err != nil {
		return err
	}
	for i, o := range out {
		c := Count{Statements: len(items[i].Record.Statements)}
		switch o.Status {
		case store.Same:
			c = Count{Same: 1}
		case store.New:
			c.Added = 1
		case store.Changed:
			c.Changed = 1
		}
		k.add(c)
		k.note(items[i].Key)
		if k.Kept != nil {
			if err := k.Kept(*items[i].Item, o); err != nil {
				return err
			}
		}
	}
	return nil
}

// item makes of a result what the record keeps.
func (k *Keeper) item(r pipeline.Result) *store.Item {
	it := &store.Item{Key: r.Found.Key, Record: r.Record, Keys: pipeline.Keys(r.Found.Key, r.Record), Fetched: r.Found.Fetched, Source: r.Found.Path}
	if it.Fetched == "" {
		it.Fetched = now()
	}
	switch {
	case r.Found.Raw == nil:
	case k.NoPages:
		it.RawHash = store.Hash(r.Found.Raw)
	default:
		it.Raw = r.Found.Raw
	}
	return it
}

func (k *Keeper) add(c Count) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.count.Added += c.Added
	k.count.Changed += c.Changed
	k.count.Same += c.Same
	k.count.Failed += c.Failed
	k.count.Statements += c.Statements
}

func (k *Keeper) note(key string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		k.kept = make(map[string]bool)
	}
	k.kept[key] = true
}
