package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Group is a heap of statements that have something in common.
type Group struct {
	Name  string
	Key   string // of an entity
	Count int
}

// Groups counts the statements that meet a condition, by "speaker", "outlet",
// "month" or "about", the largest group first; months are in order. No more than most of them are
// looked at; 0 looks at all.
func (s *Store) Groups(ctx context.Context, c Condition, by string, limit, most int) ([]Group, error) {
	where, args := c.sql(s)
	if most > 0 {
		where = "s.id IN (SELECT s.id FROM statement s WHERE " + where + " LIMIT " + strconv.Itoa(most) + ")"
	}
	queries := map[string]string{
		"speaker": "SELECT r.name, r.key, count(*) FROM statement s JOIN entity e ON e.id = s.speaker JOIN entity r ON r.id = coalesce(e.same, e.id) WHERE %s GROUP BY r.id ORDER BY 3 DESC, 1 LIMIT ?",
		"outlet":  "SELECT coalesce(o.name, ''), '', count(*) FROM statement s LEFT JOIN outlet o ON o.id = s.outlet WHERE %s GROUP BY s.outlet ORDER BY 3 DESC, 1 LIMIT ?",
		"month":   "SELECT CASE WHEN s.day = 0 THEN '' ELSE printf('%%04d-%%02d', s.day / 10000, s.day / 100 %% 100) END, '', count(*) FROM statement s WHERE %s GROUP BY s.day / 100 ORDER BY s.day / 100 LIMIT ?",
		"about":   "SELECT r.name, r.key, count(*) FROM statement s JOIN link l ON l.statement = s.id AND l.kind < 3 AND l.kind = 1 JOIN entity e ON e.id = l.entity JOIN entity r ON r.id = coalesce(e.same, e.id) WHERE %s GROUP BY r.id ORDER BY 3 DESC, 1 LIMIT ?",
	}
	query, ok := queries[by]
	if !ok {
		return nil, fmt.Errorf("no groups by %q", by)
	}
	rows, err := s.read.QueryContext(ctx, fmt.Sprintf(query, where), append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	var out []Group
	for rows.Next() {
		var g Group
		var name sql.NullString
		if err := rows.Scan(&name, &g.Key, &g.Count); err != nil {
			return nil, err
		}
		g.Name = name.String
		out = append(out, g)
	}
	return out, rows.Err()
}

// Facets is how a part of what meets a condition falls apart.
type Facets struct {
	Speakers, Outlets, Months []Group // the largest first; months in order
	Partial                   bool    // whether there was more than was looked at
}

// Facets counts the statements that meet a condition by speaker, outlet and
// month, in one pass over at most most of them.
func (s *Store) Facets(ctx context.Context, c Condition, limit, most int) (Facets, error) {
	from, where, args := s.queryOf(c).streamed()
	rows, err := s.read.QueryContext(ctx, "SELECT coalesce(s.speaker, 0), coalesce(s.outlet, 0), s.day / 100 FROM "+from+" WHERE "+where+" LIMIT ?", append(args, most+1)...)
	if err != nil {
		return Facets{}, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	speakers, outlets, months := make(map[int64]int), make(map[int64]int), make(map[int64]int)
	n := 0
	for rows.Next() {
		var speaker, outlet, month int64
		if err := rows.Scan(&speaker, &outlet, &month); err != nil {
			return Facets{}, err
		}
		if n++; n > most {
			break
		}
		speakers[speaker]++
		outlets[outlet]++
		months[month]++
	}
	if err := rows.Err(); err != nil {
		return Facets{}, fmt.Errorf("%s: %w", s.path, err)
	}
	out := Facets{Partial: n > most}
	delete(speakers, 0)
	delete(outlets, 0)
	if out.Speakers, err = s.heaps(ctx, speakers, limit, "SELECT r.name, r.key FROM entity e JOIN entity r ON r.id = coalesce(e.same, e.id) WHERE e.id = ?"); err != nil {
		return out, err
	}
	if out.Outlets, err = s.heaps(ctx, outlets, limit, "SELECT name, '' FROM outlet WHERE id = ?"); err != nil {
		return out, err
	}
	for m, n := range months {
		name := ""
		if m > 0 {
			name = fmt.Sprintf("%04d-%02d", m/100, m%100)
		}
		out.Months = append(out.Months, Group{name, "", n})
	}
	slices.SortFunc(out.Months, func(a, b Group) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// heaps names the largest heaps; those that turn out to be of one name and key
// are one.
func (s *Store) heaps(ctx context.Context, counts map[int64]int, limit int, named string) ([]Group, error) {
	ids := slices.SortedFunc(maps.Keys(counts), func(a, b int64) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	var out []Group
	for _, id := range ids[:min(len(ids), 2*limit)] {
		g := Group{Count: counts[id]}
		if err := s.read.QueryRowContext(ctx, named, id).Scan(&g.Name, &g.Key); err != nil {
			return nil, fmt.Errorf("%s: %w", s.path, err)
		}
		if at := slices.IndexFunc(out, func(o Group) bool { return o.Name == g.Name && o.Key == g.Key }); at >= 0 {
			out[at].Count += g.Count
		} else {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b Group) int { return b.Count - a.Count })
	return out[:min(len(out), limit)], nil
}
