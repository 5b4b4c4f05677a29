package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Pair is how often somebody speaks of somebody, or to them.
type Pair struct {
	From, To    Party
	Count       int
	First, Last int      // days of publication, yyyymmdd; 0 where none is known
	IDs         []string // of the statements, if they were asked for
}

// Party is one side of a pair.
type Party struct{ Key, Type, Name string }

// Wikidata returns the party's Wikidata id, if there is one.
func (p Party) Wikidata() string { return wikidataOf(p.Key) }

// Pairs counts the statements that meet a condition by who speaks and who is
// named in the content ("about") or in the addressee ("to"), the most frequent
// pair first, at most limit of them and none that is rarer than least. No more
// than most statements are looked at; partial says that there were more. Nobody
// is paired with himself. With ids, each pair has those of its statements.
func (s *Store) Pairs(ctx context.Context, c Condition, whom string, least, limit, most int, ids bool) (pairs []Pair, partial bool, err error) {
	kind, known := map[string]int{"about": about, "to": to}[whom]
	if !known {
		return nil, false, fmt.Errorf("no pairs by %q", whom)
	}
	from, where, args := s.queryOf(c).streamed()
	chosen := "SELECT s.id, s.speaker, s.day, s.version, s.local FROM " + from + " WHERE " + where + " AND s.speaker IS NOT NULL LIMIT ?"
	listed := "''"
	if ids {
		listed = "group_concat((SELECT d.public || '.' || v.number || '.' || c.local FROM version v JOIN document d ON d.id = v.document WHERE v.id = c.version), char(10))"
	}
	rows, err := s.read.QueryContext(ctx, `WITH chosen AS MATERIALIZED (`+chosen+`)
		SELECT f.key, f.type, f.name, t.key, t.type, t.name, count(*) AS n, coalesce(min(nullif(c.day, 0)), 0), max(c.day), `+listed+`,
			(SELECT count(*) FROM chosen)
		FROM chosen c JOIN link l ON l.statement = c.id AND l.kind < 3 AND l.kind = ?
		JOIN entity x ON x.id = c.speaker JOIN entity f ON f.id = coalesce(x.same, x.id)
		JOIN entity y ON y.id = l.entity JOIN entity t ON t.id = coalesce(y.same, y.id)
		WHERE f.id <> t.id GROUP BY f.id, t.id HAVING n >= ? ORDER BY n DESC, f.name, t.name LIMIT ?`, append(args, most, kind, least, limit)...)
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var p Pair
		var list string
		var looked int
		if err := rows.Scan(&p.From.Key, &p.From.Type, &p.From.Name, &p.To.Key, &p.To.Type, &p.To.Name, &p.Count, &p.First, &p.Last, &list, &looked); err != nil {
			return nil, false, err
		}
		if list != "" {
			p.IDs = slices.Sorted(strings.SplitSeq(list, "\n"))
		}
		pairs, partial = append(pairs, p), looked >= most
	}
	return pairs, partial, rows.Err()
}
