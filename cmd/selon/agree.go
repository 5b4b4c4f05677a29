package main

import (
	"fmt"
	"sort"
	"text/tabwriter"

	"selon/internal/store"
)

// agreeCommand is "selon agree".
type agreeCommand struct {
	recordFlags
	List bool `help:"List what they disagree on."`
}

func (agreeCommand) examples() []example {
	return []example{
		{"selon agree", "of what two people decided both, how much they decided alike"},
		{"selon agree --list", "and where they differ"},
	}
}

// Run prints a row for every two people and every field.
func (c *agreeCommand) Run(t *terminal) error {
	s, err := c.open()
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.Corrections("", 0)
	if err != nil {
		return err
	}
	type pair struct{ a, b, field string }
	both, same := make(map[pair]int), make(map[pair]int)
	var differ []string
	all := store.Decisions(list)
	for i, x := range all {
		for _, y := range all[i+1:] {
			if x.Target != y.Target || x.Field != y.Field || x.Who == y.Who {
				continue
			}
			if y.Who < x.Who {
				x, y = y, x
			}
			p := pair{x.Who, y.Who, x.Field}
			both[p]++
			if x.Value == y.Value {
				same[p]++
			} else {
				differ = append(differ, fmt.Sprintf("%s\t%s\t%s: %s\t%s: %s", x.Target, x.Field, x.Who, printable(x.Value, 60), y.Who, printable(y.Value, 60)))
			}
		}
	}
	if len(both) == 0 {
		t.say("no two people have corrected the same")
		return nil
	}
	var rows []pair
	for p := range both {
		rows = append(rows, p)
	}
	sort.Slice(rows, func(i, j int) bool {
		return fmt.Sprint(rows[i]) < fmt.Sprint(rows[j])
	})
	out := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "who\tand\tfield\tboth\talike")
	for _, p := range rows {
		fmt.Fprintf(out, "%s\t%s\t%s\t%d\t%.0f %%\n", printable(p.a, 40), printable(p.b, 40), p.field, both[p], 100*float64(same[p])/float64(both[p]))
	}
	if err := out.Flush(); err != nil || !c.List {
		return err
	}
	for _, d := range differ {
		if _, err := fmt.Fprintln(t.out, d); err != nil {
			return err
		}
	}
	return nil
}
