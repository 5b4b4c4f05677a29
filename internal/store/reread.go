package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"selon"
)

// Reread replaces what the network found in a version by what another one
// found in the same text. Statements that both found keep their ids, so that
// corrections and references go on to mean them; one that only the old network
// found stays if somebody corrected it.
func (s *Store) Reread(ctx context.Context, document string, number int, rec *selon.Record, keys []string) error {
	row, err := s.versionRow(document, number)
	if err != nil {
		return err
	}
	return s.tx(ctx, func(tx *sql.Tx) error {
		old, err := s.base(tx, row)
		if err != nil {
			return err
		}
		if old.Record.Document.Text != rec.Document.Text {
			return fmt.Errorf("%s: document %s, version %d: another text was read", s.path, document, number)
		}
		list, err := corrections(tx, "version = ? AND undone = ''", row)
		if err != nil {
			return err
		}
		next := *rec
		next.Statements = slices.Clone(rec.Statements)
		keepIDs(old.Record, &next, list)
		if err := next.Verify(); err != nil {
			return err
		}
		packed, err := s.coder.Pack(&next, keys, old.Key)
		if err != nil {
			return err
		}
		if _, err := tx.Exec("UPDATE version SET body = ?, model = ? WHERE id = ?", packed, rec.Model, row); err != nil {
			return err
		}
		return s.reindex(ctx, tx, row)
	})
}

// keepIDs gives the statements of a new reading the ids of those that they
// replace, and carries over what was corrected and is not found any more.
func keepIDs(old, next *selon.Record, list []Correction) {
	rename := make(map[string]string) // new ids to those that they get
	taken := make(map[string]bool)
	for i := range next.Statements {
		best, share := "", 0.5
		for j := range old.Statements {
			o := &old.Statements[j]
			if n := together(next.Statements[i].Content, o.Content); !taken[o.ID] && n >= share {
				best, share = o.ID, n
			}
		}
		if best != "" {
			taken[best] = true
			rename[next.Statements[i].ID] = best
		}
	}
	last := 0
	for _, o := range old.Statements {
		if n, err := strconv.Atoi(strings.TrimPrefix(o.ID, "s")); err == nil {
			last = max(last, n)
		}
	}
	for i := range next.Statements {
		id := next.Statements[i].ID
		if rename[id] == "" {
			last++
			rename[id] = "s" + strconv.Itoa(last)
		}
	}
	for i := range next.Statements {
		s := &next.Statements[i]
		s.ID, s.Parent = rename[s.ID], rename[s.Parent]
	}
	for _, o := range old.Statements {
		corrected := slices.ContainsFunc(list, func(c Correction) bool { return c.Target.Local == o.ID && c.What != Reject })
		if taken[o.ID] || !corrected {
			continue
		}
		if !slices.ContainsFunc(next.Statements, func(s selon.Statement) bool { return s.ID == o.Parent }) {
			o.Parent = ""
		}
		if o.Speaker != nil { // the entities are those of the new reading
			who := *o.Speaker
			who.Entity, who.For, who.Candidates = "", "", nil
			o.Speaker = &who
		}
		next.Statements = append(next.Statements, o)
	}
}

// together is the share of bytes that two lists of spans have in common, of all
// that either covers.
func together(a, b []selon.Span) float64 {
	both, all := 0, 0
	for _, x := range a {
		all += x.Len()
		for _, y := range b {
			both += max(0, min(x.To, y.To)-max(x.From, y.From))
		}
	}
	for _, y := range b {
		all += y.Len()
	}
	if all -= both; all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}
