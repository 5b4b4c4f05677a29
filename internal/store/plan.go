package store

import (
	"context"
	"fmt"
	"strings"
)

// query is a condition with its words apart: the full-text index or another one
// can lead, and which of them does decides how long a question to a large record
// takes.
type query struct {
	store *Store
	match string // of the words, for the full-text index; empty if there is none to ask alone
	rest  And
}

func (s *Store) queryOf(c Condition) query {
	q := query{store: s}
	var matches []string
	var split func(Condition)
	split = func(c Condition) {
		switch c := c.(type) {
		case And:
			for _, one := range c {
				split(one)
			}
			return
		case Text:
			// Words that are everywhere in a language are not in the index.
			if match, all := c.match(s); match != "" && len(all) == 0 {
				matches = append(matches, match)
				return
			}
		}
		q.rest = append(q.rest, c)
	}
	split(c)
	q.match = strings.Join(matches, " AND ")
	return q
}

// narrow reports whether an index other than that of the words leads to what
// meets the rest.
func (q query) narrow() bool {
	for _, c := range q.rest {
		switch c.(type) {
		case Speaker, About, Said, Through, In:
			return true
		}
	}
	return false
}

// listed looks up the rows with the words first, all of them.
func (q query) listed() (from, where string, args []any) {
	where, args = q.rest.sql(q.store)
	if q.match != "" {
		where, args = "s.id IN (SELECT rowid FROM words WHERE words MATCH ?) AND "+where, append([]any{q.match}, args...)
	}
	return "statement s", where, args
}

// streamed goes from one row with the words to the next, in no order, and can
// stop any time.
func (q query) streamed() (from, where string, args []any) {
	if q.match == "" || q.narrow() {
		return q.listed()
	}
	where, args = q.rest.sql(q.store)
	return "words w CROSS JOIN statement s ON s.id = w.rowid", "w.words MATCH ? AND " + where, append([]any{q.match}, args...)
}

// Count returns how many statements meet a condition; if countTo is not 0, no
// more than one beyond it are counted.
func (s *Store) Count(ctx context.Context, c Condition, countTo int) (int, error) {
	from, where, args := s.queryOf(c).streamed()
	query := "SELECT count(*) FROM " + from + " WHERE " + where
	if countTo > 0 {
		query, args = "SELECT count(*) FROM (SELECT 1 FROM "+from+" WHERE "+where+" LIMIT ?)", append(args, countTo+1)
	}
	var n int
	if err := s.read.QueryRowContext(ctx, query, args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("%s: %w", s.path, err)
	}
	return n, nil
}
