package store

import (
	"context"
	"fmt"
	"strings"
)

// The most names that are looked at to complete one, and statements that are
// counted to tell who is heard more.
const (
	mostNames = 300
	mostHeard = 100
)

// NamesBeginning returns names of entities in which words stand of which the last
// may be only begun, those first who speak most.
func (s *Store) NamesBeginning(ctx context.Context, begun string, limit int) ([]string, error) {
	words := strings.Fields(foldName(begun))
	if len(words) == 0 {
		return nil, nil
	}
	match := make([]string, len(words))
	for i, w := range words {
		match[i] = `"` + w + `"`
	}
	return s.strings(ctx, `SELECT r.name FROM entity r WHERE r.id IN
		(SELECT coalesce(e.same, e.id) FROM (SELECT rowid FROM names WHERE names MATCH ? LIMIT ?) n JOIN entity e ON e.id = n.rowid)
		GROUP BY r.name ORDER BY max((SELECT count(*) FROM (SELECT 1 FROM statement WHERE speaker = r.id LIMIT ?))) DESC, r.name LIMIT ?`,
		strings.Join(match, " ")+"*", mostNames, mostHeard, limit)
}

// OutletsBeginning returns outlets in whose names a word begins so.
func (s *Store) OutletsBeginning(ctx context.Context, begun string, limit int) ([]string, error) {
	all, err := s.strings(ctx, "SELECT name FROM outlet ORDER BY name")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range all {
		if len(out) < limit && strings.Contains(" "+foldName(name), " "+foldName(begun)) {
			out = append(out, name)
		}
	}
	return out, nil
}

// strings returns a column.
func (s *Store) strings(ctx context.Context, query string, args ...any) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}
