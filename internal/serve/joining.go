package serve

import (
	"fmt"
	"slices"
	"strings"

	"selon/internal/store"
)

// compareWith adds the entities of another name, that may be the same, and what
// was decided of them all before.
func (sv *server) compareWith(d *whoData) error {
	if d.Also != "" {
		others, err := sv.asker.Named(d.Also)
		if err != nil {
			return err
		}
		for _, o := range others {
			if !slices.ContainsFunc(d.Entities, func(e store.Entity) bool { return e.Key == o.Key }) {
				d.Entities = append(d.Entities, o)
			}
		}
	}
	list, err := sv.store.Corrections("", 0)
	if err != nil {
		return err
	}
	for _, c := range list {
		ours := func(key string) bool {
			return slices.ContainsFunc(d.Entities, func(e store.Entity) bool { return e.Key == key })
		}
		if (c.What == store.Merge || c.What == store.Split) && slices.ContainsFunc(c.Detail.Keys, ours) {
			line := strings.Join([]string{string(c.What) + ": " + strings.Join(c.Detail.Keys, ", "), c.Who, c.At}, " · ")
			d.Corrections = append(d.Corrections, correctionRow{c, line})
		}
	}
	return nil
}

// joining makes a correction of entities.
func (sv *server) joining(in CorrectionIn, out store.Correction) (store.Correction, error) {
	least := 1
	if out.What == store.Merge {
		least = 2
	}
	if len(in.Keys) < least {
		return out, fmt.Errorf("%s needs keys of entities, %d at least", out.What, least)
	}
	out.Detail.Keys = in.Keys
	return out, nil
}
