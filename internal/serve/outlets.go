package serve

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"selon/internal/ask"
)

// outletsData is the page of the outlets.
type outletsData struct {
	Question string
	A, B     string // two that are compared
	Outlets  []outletRow
	Names    []string // of all, by name, to choose from
	Rows     []comparedRow
	Totals   [2]heap // statements of the two, with where they are
	Partial  bool
}

// outletRow is an outlet with whom it quotes most.
type outletRow struct {
	heap
	Quoted []heap
}

// comparedRow is somebody with what two outlets carry of them.
type comparedRow struct {
	Name, Address string
	Sides         [2]comparedSide
}

type comparedSide struct {
	heap
	Share string
	Most  int // what a full bar stands for, in thousandths of the outlet
	Part  int // what this one stands for
}

// mostQuoted is how many people are named of each outlet, and compared how many.
const (
	mostQuoted   = 4
	mostCompared = 40
)

// outlets shows what each outlet carries, and two side by side.
func (sv *server) outlets(w http.ResponseWriter, r *http.Request) {
	v := r.URL.Query()
	d := outletsData{Question: strings.TrimSpace(v.Get("q")), A: v.Get("a"), B: v.Get("b")}
	list, partial, err := sv.asker.Outlets(r.Context(), d.Question)
	if err != nil {
		sv.fail(w, r, d.Question, err)
		return
	}
	d.Partial = partial
	within := func(parts ...string) string {
		return question(strings.TrimSpace(strings.Join(append([]string{d.Question}, parts...), " ")))
	}
	for _, o := range list {
		row := outletRow{heap: heap{o.Name, within(operator("outlet", o.Name)), o.Statements}}
		for _, q := range o.Quoted[:min(len(o.Quoted), mostQuoted)] {
			row.Quoted = append(row.Quoted, heap{q.Name, within(operator("outlet", o.Name), operator("speaker", q.Name)), q.Count})
		}
		d.Outlets = append(d.Outlets, row)
		d.Names = append(d.Names, o.Name)
	}
	for _, name := range []string{d.A, d.B} {
		if name != "" && !slices.Contains(d.Names, name) {
			d.Names = append(d.Names, name)
		}
	}
	slices.Sort(d.Names)
	if d.A != "" && d.B != "" {
		c, err := sv.asker.CompareOutlets(r.Context(), d.Question, [2]string{d.A, d.B})
		if err != nil {
			sv.fail(w, r, d.Question, err)
			return
		}
		d.compare(c, within)
	}
	sv.show(w, r, "outlets.html", view{Title: "outlets", Data: d})
}

// compare fills in the rows of two outlets side by side.
func (d *outletsData) compare(c *ask.Comparison, within func(...string) string) {
	names := [2]string{d.A, d.B}
	most := 1
	rows := c.Rows[:min(len(c.Rows), mostCompared)]
	for side, name := range names {
		d.Totals[side] = heap{name, within(operator("outlet", name)), c.Totals[side]}
		for _, row := range rows {
			most = max(most, thousandths(c.Share(row, side)))
		}
	}
	d.Partial = d.Partial || c.Partial
	for _, row := range rows {
		one := comparedRow{Name: row.Name, Address: "/who?" + named(row.Name)}
		for side, name := range names {
			share := c.Share(row, side)
			one.Sides[side] = comparedSide{
				heap:  heap{name, within(operator("outlet", name), operator("speaker", row.Name)), row.Counts[side]},
				Share: fmt.Sprintf("%.1f %%", share*100), Most: most, Part: thousandths(share),
			}
		}
		d.Rows = append(d.Rows, one)
	}
}

func thousandths(share float64) int { return int(share*1000 + 0.5) }
