package store

import (
	"context"
	"fmt"
	"slices"
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
	rows, err := s.read.QueryContext(ctx, `SELECT r.name FROM entity r WHERE r.id IN
		(SELECT coalesce(e.same, e.id) FROM (SELECT rowid FROM names WHERE names MATCH ? LIMIT ?) n JOIN entity e ON e.id = n.rowid)
		GROUP BY r.name ORDER BY max((SELECT count(*) FROM (SELECT 1 FROM statement WHERE speaker = r.id LIMIT ?))) DESC, r.name LIMIT ?`,
		strings.Join(match, " ")+"*", mostNames, mostHeard, limit)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, rows.Err()
}

// OutletsBeginning returns outlets in whose names a word begins so.
func (s *Store) OutletsBeginning(begun string, limit int) ([]string, error) {
	all, err := s.outlets()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	var out []string
	for _, o := range all {
		if strings.Contains(" "+foldName(o.name), " "+foldName(begun)) {
			out = append(out, o.name)
		}
	}
	slices.Sort(out)
	return out[:min(len(out), limit)], nil
}
