package store

import (
	"context"
	"fmt"
	"slices"

	"selon"
)

// Order says in which order statements come.
type Order string

// The orders. Relevance needs a condition on the content's words.
const (
	ByDate       Order = "date"   // newest first
	ByAge        Order = "oldest" // oldest first; those without a date last
	ByRelevance  Order = "relevance"
	ByConfidence Order = "confidence"
)

// Hit is a statement that was found, with the version that it stands in.
type Hit struct {
	ID        ID
	Version   *Version
	Statement *selon.Statement
}

// Find returns the statements that meet a condition, at most limit of them from
// offset on, and how many there are in all. If countTo is not 0, counting stops
// there: more says that there are more than total. What comes by date is then not
// gathered whole, but read from the newest day on.
func (s *Store) Find(ctx context.Context, c Condition, order Order, limit, offset, countTo int) (hits []Hit, total int, more bool, err error) {
	total, err = s.Count(ctx, c, countTo)
	if err != nil || total == 0 || limit == 0 {
		return nil, total, false, err
	}
	if more = countTo > 0 && total > countTo; more {
		total = countTo
	}
	places, err := s.places(ctx, c, order, more, limit, offset)
	if err != nil {
		return nil, 0, false, err
	}
	hits, err = s.hits(places)
	return hits, total, more, err
}

// Every calls f with every statement that meets a condition. Which ones they are
// is found out first, 32 bytes each: what is kept or corrected meanwhile does not
// come twice.
func (s *Store) Every(ctx context.Context, c Condition, order Order, f func(Hit) error) error {
	places, err := s.places(ctx, c, order, false, -1, 0)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(places, 200) {
		if err := ctx.Err(); err != nil {
			return err
		}
		hits, err := s.hits(some)
		if err != nil {
			return err
		}
		for _, h := range hits {
			if err := f(h); err != nil {
				return err
			}
		}
	}
	return nil
}

// standing says where a statement stands: the row of its version, and its id there.
type standing struct {
	version int64
	local   string
}

// places finds the statements that meet a condition, in order; a limit of -1 is none.
// many: there are so many that the first are to be found without gathering all.
func (s *Store) places(ctx context.Context, c Condition, order Order, many bool, limit, offset int) ([]standing, error) {
	q := s.queryOf(c)
	from, where, args := q.listed()
	switch text := s.textOf(c); {
	case order == ByRelevance && text != nil:
		where, args = c.sql(s)
		match, _ := text.match(s)
		from, where, args = "words JOIN statement s ON s.id = words.rowid", "words MATCH ? AND "+where+" ORDER BY words.rank, s.id", append([]any{match}, args...)
	case order == ByAge:
		where += " ORDER BY s.day = 0, s.day, s.version, s.id"
	case order == ByConfidence:
		where += " ORDER BY s.confidence DESC, s.id DESC"
	case many: // the index of days leads to the newest, if nothing leads to fewer
		if q.match == "" && !q.narrow() {
			from += " INDEXED BY statement_day"
		}
		where += " ORDER BY s.day DESC, s.version DESC, s.id"
	default:
		where += " ORDER BY +s.day DESC, s.version DESC, s.id"
	}
	rows, err := s.read.QueryContext(ctx, "SELECT s.version, s.local FROM "+from+" WHERE "+where+" LIMIT ? OFFSET ?", append(args, limit, offset)...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	var out []standing
	for rows.Next() {
		var p standing
		if err := rows.Scan(&p.version, &p.local); err != nil {
			return nil, fmt.Errorf("%s: %w", s.path, err)
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	return out, nil
}

// hits reads the statements at places, each version once.
func (s *Store) hits(places []standing) ([]Hit, error) {
	var out []Hit
	versions := make(map[int64]*Version)
	for _, p := range places {
		v := versions[p.version]
		if v == nil {
			var err error
			if v, err = s.version(s.read, p.version); err != nil {
				return nil, err
			}
			versions[p.version] = v
		}
		if h, ok := v.hit(p.local); ok {
			out = append(out, h)
		}
	}
	return out, nil
}

// hit returns the statement of a version that has an id there.
func (v *Version) hit(local string) (Hit, bool) {
	for i := range v.Record.Statements {
		if st := &v.Record.Statements[i]; st.ID == local {
			return Hit{ID{v.Document, v.Number, local}, v, st}, true
		}
	}
	return Hit{}, false
}
