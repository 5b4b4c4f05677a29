package store

import (
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// regroup makes the groups of merged entities anew, from all merges and splits
// that stand. What is merged with an entity that was split stays with it.
func (s *Store) regroup(tx *sql.Tx) error {
	list, err := corrections(tx, "version IS NULL AND undone = ''")
	if err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE entity SET same = NULL WHERE same IS NOT NULL"); err != nil {
		return err
	}
	for _, c := range list {
		rows, err := entityRows(tx, c.Detail.Keys)
		if err != nil {
			return err
		}
		switch c.What {
		case Merge:
			first := rows[0]
			if err := tx.QueryRow("SELECT coalesce(same, id) FROM entity WHERE id = ?", first).Scan(&first); err != nil {
				return err
			}
			for _, r := range rows[1:] {
				if _, err := tx.Exec("UPDATE entity SET same = ?1 WHERE (id = ?2 OR same = ?2 OR id = (SELECT same FROM entity WHERE id = ?2) OR same = (SELECT same FROM entity WHERE id = ?2)) AND id <> ?1", first, r); err != nil {
					return err
				}
			}
		case Split:
			for _, r := range rows {
				if _, err := tx.Exec("UPDATE entity SET same = NULL WHERE id = ?", r); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func entityRows(q querier, keys []string) ([]int64, error) {
	var out []int64
	for _, k := range keys {
		id, err := entityRow(q, k)
		if err != nil {
			return nil, fmt.Errorf("entity %s: %w", k, ErrNone)
		}
		out = append(out, id)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no entities")
	}
	return out, nil
}

// Entity is somebody or something across documents.
type Entity struct {
	Row      int64
	Key      string
	Type     string
	Name     string
	Wikidata string
	Names    []string // folded, as documents write them
}

// Named finds the entities with a name in which all of these words stand, in
// any order, and those with these keys; with each all that was merged with it.
// The one whose name these are comes first.
func (s *Store) Named(name string, keys []string) ([]Entity, error) {
	words := strings.Fields(foldName(name))
	match := make([]string, len(words))
	for i, w := range words {
		match[i] = `"` + w + `"`
	}
	query := strings.Join(match, " ")
	if query == "" {
		query = `""`
	}
	ids := []string{"NULL"}
	for _, k := range keys {
		if id, err := entityRow(s.read, k); err == nil {
			ids = append(ids, strconv.FormatInt(id, 10))
		}
	}
	rows, err := s.read.Query(`WITH hit AS (
			SELECT rowid AS id FROM names WHERE ?1 <> '""' AND names MATCH ?1
			UNION SELECT id FROM entity WHERE id IN (`+strings.Join(ids, ",")+`)),
		root AS (SELECT DISTINCT coalesce(same, id) AS id FROM entity WHERE id IN (SELECT id FROM hit))
		SELECT e.id, e.key, e.type, e.name, e.names FROM entity e WHERE e.id IN (SELECT id FROM root) OR e.same IN (SELECT id FROM root) ORDER BY e.id`, query)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	var out []Entity
	for rows.Next() {
		var e Entity
		var names string
		if err := rows.Scan(&e.Row, &e.Key, &e.Type, &e.Name, &names); err != nil {
			return nil, err
		}
		e.Wikidata = wikidataOf(e.Key)
		e.Names = namesOf(e.Name, names)
		out = append(out, e)
	}
	called := func(e Entity) int {
		if slices.Contains(e.Names, foldName(name)) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b Entity) int { return called(a) - called(b) })
	return out, rows.Err()
}

// wikidataOf returns the Wikidata id that a key is, if it is one.
func wikidataOf(key string) string {
	if len(key) > 1 && key[0] == 'Q' && strings.Trim(key[1:], "0123456789") == "" {
		return key
	}
	return ""
}
