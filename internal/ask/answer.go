package ask

import (
	"context"
	"fmt"
	"slices"

	"selon/internal/store"
)

// Options say what is answered.
type Options struct {
	Order  store.Order
	Limit  int // statements at most
	Offset int // statements left out before
	// CountTo is where counting stops; 0 counts all.
	CountTo int
}

// Answer is what a question finds.
type Answer struct {
	Total int  // statements that answer it, beyond those here too
	More  bool // whether there are more than Total
	Hits  []store.Hit
}

// Ask answers a question.
func (a *Asker) Ask(ctx context.Context, question string, o Options) (*Answer, error) {
	c, err := a.Condition(question)
	if err != nil {
		return nil, err
	}
	out := &Answer{}
	out.Hits, out.Total, out.More, err = a.store.Find(ctx, c, o.Order, o.Limit, o.Offset, o.CountTo)
	return out, err
}

// Every calls f with everything that answers a question, in order.
func (a *Asker) Every(ctx context.Context, question string, order store.Order, f func(store.Hit) error) error {
	c, err := a.Condition(question)
	if err != nil {
		return err
	}
	return a.store.Every(ctx, c, order, f)
}

// Groups answers a question in heaps: by speaker, outlet, month, or who it is about.
func (a *Asker) Groups(ctx context.Context, question, by string, limit int) ([]store.Group, error) {
	c, err := a.Condition(question)
	if err != nil {
		return nil, err
	}
	return a.store.Groups(ctx, c, by, limit, 0)
}

// Facets answers a question in heaps by speaker, outlet and month, looking at
// no more than so many statements that it can wait for.
func (a *Asker) Facets(ctx context.Context, question string, limit int) (store.Facets, error) {
	c, err := a.Condition(question)
	if err != nil {
		return store.Facets{}, err
	}
	return a.store.Facets(ctx, c, limit, mostLooked)
}

// mostLooked is how many statements are looked at for what only shows the way.
const mostLooked = 10_000

// mostMonths is how many months a timeline has.
const mostMonths = 2400

// Dossier is what somebody said and what was said of them.
type Dossier struct {
	Entities []store.Entity // the one that is meant first, with what was merged with it
	Roles    []Role         // in which they speak
	Said     Part
	Of       Part
	To       int // statements addressed to them
}

// Names returns all names by which documents call them, each once.
func (d *Dossier) Names() []string {
	var out []string
	for _, e := range d.Entities {
		for _, n := range e.Names {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// Part is one side of a dossier.
type Part struct {
	Total   int
	More    bool // whether there are more than Total
	Months  []store.Group
	With    []store.Group // whom they speak of; who speaks of them
	Outlets []store.Group
	Partial bool // whether months, with and outlets are of a part of the statements only
	Latest  []store.Hit
}

// Dossier gathers what the record has of a name, narrowed to the statements that
// answer a question ("" is all); months are of all. It fails with
// [store.ErrNone] where nobody bears the name.
func (a *Asker) Dossier(ctx context.Context, name, within string, latest int) (*Dossier, error) {
	narrow, err := a.Condition(within)
	if err != nil {
		return nil, err
	}
	who, err := a.Named(name)
	if err != nil {
		return nil, err
	}
	if len(who) == 0 {
		return nil, fmt.Errorf("%s: nobody of that name: %w", name, store.ErrNone)
	}
	d := &Dossier{Entities: who}
	for _, side := range []struct {
		part *Part
		c    store.Condition
		with string
	}{{&d.Said, store.Speaker{Entities: who}, "about"}, {&d.Of, store.About{Entities: who}, "speaker"}} {
		all := store.And{side.c, store.Newest{}}
		c := append(slices.Clone(all), narrow)
		f, err := a.store.Facets(ctx, c, 10, mostLooked)
		if err != nil {
			return nil, err
		}
		side.part.Months, side.part.Outlets, side.part.With, side.part.Partial = f.Months, f.Outlets, f.Speakers, f.Partial
		if within != "" {
			if side.part.Months, err = a.store.Groups(ctx, all, "month", mostMonths, mostLooked); err != nil {
				return nil, err
			}
		}
		if side.with == "about" {
			if side.part.With, err = a.store.Groups(ctx, c, "about", 10, mostLooked); err != nil {
				return nil, err
			}
		}
		if side.part.Latest, side.part.Total, side.part.More, err = a.store.Find(ctx, c, store.ByDate, max(latest, rolesLooked), 0, mostLooked); err != nil {
			return nil, err
		}
		if side.with == "about" {
			d.Roles = rolesOf(side.part.Latest)
		}
		side.part.Latest = side.part.Latest[:min(len(side.part.Latest), max(1, latest))]
	}
	d.To, err = a.store.Count(ctx, store.And{store.Said{Entities: who}, store.Newest{}, narrow}, mostLooked)
	return d, err
}
