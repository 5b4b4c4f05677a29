package store

import (
	"context"
	"fmt"
)

// Carried is how many statements of somebody an outlet carries.
type Carried struct {
	Outlet  string // empty where the outlet is not known
	Speaker Party  // without a name where nobody can tell who speaks
	Count   int
}

// Carried counts the statements that meet a condition by outlet and speaker. No
// more than most statements are looked at; partial says that there were more.
func (s *Store) Carried(ctx context.Context, c Condition, most int) (out []Carried, partial bool, err error) {
	from, where, args := s.queryOf(c).streamed()
	rows, err := s.read.QueryContext(ctx, `WITH chosen AS MATERIALIZED (SELECT s.outlet, s.speaker FROM `+from+` WHERE `+where+` LIMIT ?)
		SELECT coalesce(o.name, ''), coalesce(r.key, ''), coalesce(r.type, ''), coalesce(r.name, ''), count(*)
		FROM chosen c LEFT JOIN outlet o ON o.id = c.outlet LEFT JOIN entity e ON e.id = c.speaker LEFT JOIN entity r ON r.id = coalesce(e.same, e.id)
		GROUP BY c.outlet, r.id ORDER BY 5 DESC, 1, 4`, append(args, most)...)
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	looked := 0
	for rows.Next() {
		var one Carried
		if err := rows.Scan(&one.Outlet, &one.Speaker.Key, &one.Speaker.Type, &one.Speaker.Name, &one.Count); err != nil {
			return nil, false, err
		}
		out, looked = append(out, one), looked+one.Count
	}
	return out, looked >= most, rows.Err()
}
