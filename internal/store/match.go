package store

import "selon"

// alike is the share of words that the contents of two statements have in
// common, of all that either has, from which on the one is the other, changed.
const alike = 0.4

// mostPairs is how many pairs of statements are looked at.
const mostPairs = 4 << 20

// compare matches the statements of a version with those of the one before.
func (w *writer) compare(before, after int64, rec *selon.Record) (map[string]int, error) {
	old, err := w.store.load(w.tx, before)
	if err != nil {
		return nil, err
	}
	count := make(map[string]int)
	for _, c := range Match(old, rec) {
		count[c.What]++
		if _, err := w.tx.Exec("INSERT INTO change (version, local, before, what) VALUES (?,?,?,?)", after, c.After, c.Before, c.What); err != nil {
			return nil, err
		}
	}
	return count, nil
}

// Change says what became of a statement from one version to the next.
type Change struct {
	What   string // kept, changed, gone, new
	Before string // the statement in the version before; empty if it is new
	After  string // the statement in this version; empty if it is gone
}

// Match pairs the statements of two texts of a document: those of the
// same words and source first, then the likest. It is greedy, in text order.
func Match(before, after *selon.Record) []Change {
	type side struct {
		words  []map[string]int
		source []string
		taken  []bool
	}
	view := func(r *selon.Record) side {
		var v side
		for i := range r.Statements {
			s := &r.Statements[i]
			bag := make(map[string]int)
			for _, c := range s.Content {
				for _, w := range Words(c.Cut(r.Document.Text)) {
					bag[Fold(w)]++
				}
			}
			source := ""
			if len(s.Source) > 0 {
				source = foldName(s.Source[0].Cut(r.Document.Text))
			}
			v.words, v.source = append(v.words, bag), append(v.source, source)
		}
		v.taken = make([]bool, len(v.words))
		return v
	}
	old, now := view(before), view(after)
	var out []Change
	pair := func(what string, good func(i, j int) bool) {
		for j := range now.words {
			for i := range old.words {
				if !old.taken[i] && !now.taken[j] && good(i, j) {
					old.taken[i], now.taken[j] = true, true
					out = append(out, Change{what, before.Statements[i].ID, after.Statements[j].ID})
				}
			}
		}
	}
	if len(old.words)*len(now.words) > mostPairs {
		return []Change{} // two books: nobody reads that list
	}
	pair("kept", func(i, j int) bool { return old.source[i] == now.source[j] && overlap(old.words[i], now.words[j]) == 1 })
	pair("changed", func(i, j int) bool {
		return old.source[i] == now.source[j] && overlap(old.words[i], now.words[j]) >= alike
	})
	pair("changed", func(i, j int) bool { return overlap(old.words[i], now.words[j]) >= alike })
	for i := range old.words {
		if !old.taken[i] {
			out = append(out, Change{"gone", before.Statements[i].ID, ""})
		}
	}
	for j := range now.words {
		if !now.taken[j] {
			out = append(out, Change{"new", "", after.Statements[j].ID})
		}
	}
	return out
}

// overlap is the share of words, each as often as it stands there, that two
// texts have in common.
func overlap(a, b map[string]int) float64 {
	both, all := 0, 0
	for w, n := range a {
		both += min(n, b[w])
		all += max(n, b[w])
	}
	for w, n := range b {
		if a[w] == 0 {
			all += n
		}
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}
