package ask

import (
	"cmp"
	"context"
	"slices"

	"selon/internal/store"
)

// Outlet is what an outlet carries of what answers a question.
type Outlet struct {
	Name       string
	Statements int
	Quoted     []Quoted // the most quoted first
}

// Quoted is somebody whom an outlet quotes.
type Quoted struct {
	store.Party
	Count int
}

// Outlets answers a question by outlet, the one that carries most first, looking
// at no more statements than it can wait for.
func (a *Asker) Outlets(ctx context.Context, question string) (out []Outlet, partial bool, err error) {
	c, err := a.Condition(question)
	if err != nil {
		return nil, false, err
	}
	list, partial, err := a.store.Carried(ctx, c, mostLooked)
	if err != nil {
		return nil, false, err
	}
	places := make(map[string]int)
	for _, one := range list {
		if one.Outlet == "" {
			continue
		}
		at, known := places[one.Outlet]
		if !known {
			at = len(out)
			places[one.Outlet] = at
			out = append(out, Outlet{Name: one.Outlet})
		}
		out[at].Statements += one.Count
		if one.Speaker.Name != "" {
			out[at].Quoted = append(out[at].Quoted, Quoted{one.Speaker, one.Count})
		}
	}
	slices.SortStableFunc(out, func(x, y Outlet) int { return y.Statements - x.Statements })
	return out, partial, nil
}

// Comparison is whom two outlets quote.
type Comparison struct {
	Totals  [2]int // statements of each that answer the question
	Rows    []Compared
	Partial bool // whether only a part of the statements was looked at
}

// Compared is somebody with how often each of two outlets quotes them.
type Compared struct {
	store.Party
	Counts [2]int
}

// CompareOutlets says whom two outlets quote, those first who make up most of
// what either carries.
func (a *Asker) CompareOutlets(ctx context.Context, question string, outlets [2]string) (*Comparison, error) {
	c, err := a.Condition(question)
	if err != nil {
		return nil, err
	}
	out := &Comparison{}
	rows := make(map[string]int)
	for side, name := range outlets {
		list, partial, err := a.store.Carried(ctx, store.And{store.OutletIs{Name: name}, c}, mostLooked)
		if err != nil {
			return nil, err
		}
		out.Partial = out.Partial || partial
		for _, one := range list {
			out.Totals[side] += one.Count
			if one.Speaker.Name == "" {
				continue
			}
			at, known := rows[one.Speaker.Key]
			if !known {
				at = len(out.Rows)
				rows[one.Speaker.Key] = at
				out.Rows = append(out.Rows, Compared{Party: one.Speaker})
			}
			out.Rows[at].Counts[side] += one.Count
		}
	}
	slices.SortStableFunc(out.Rows, func(x, y Compared) int {
		return cmp.Or(cmp.Compare(out.weight(y), out.weight(x)), cmp.Compare(x.Name, y.Name))
	})
	return out, nil
}

// weight is the greater share that somebody has of an outlet.
func (c *Comparison) weight(row Compared) float64 { return max(c.Share(row, 0), c.Share(row, 1)) }

// Share is how much of an outlet's statements are somebody's, from 0 to 1.
func (c *Comparison) Share(row Compared, side int) float64 {
	return float64(row.Counts[side]) / float64(max(c.Totals[side], 1))
}
