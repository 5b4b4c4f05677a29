package store

import (
	"database/sql"
	"fmt"
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
		var id int64
		if err := q.QueryRow("SELECT id FROM entity WHERE key = ?", k).Scan(&id); err != nil {
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
	args := []any{query, foldName(name)}
	in := "NULL"
	for _, k := range keys {
		args = append(args, k)
		in += ",?" + strconv.Itoa(len(args))
	}
	rows, err := s.read.Query(`WITH hit AS (
			SELECT n.entity AS id FROM name n WHERE ?1 <> '""' AND n.id IN (SELECT rowid FROM names WHERE names MATCH ?1)
			UNION SELECT id FROM entity WHERE key IN (`+in+`)),
		root AS (SELECT DISTINCT coalesce(same, id) AS id FROM entity WHERE id IN (SELECT id FROM hit))
		SELECT e.id, e.key, e.type, e.name, e.wikidata, (SELECT group_concat(name, char(10)) FROM name WHERE entity = e.id)
		FROM entity e JOIN root r ON e.id = r.id OR e.same = r.id
		ORDER BY NOT EXISTS (SELECT 1 FROM name WHERE entity = e.id AND name = ?2), e.id`, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	var out []Entity
	for rows.Next() {
		var e Entity
		var names sql.NullString
		if err := rows.Scan(&e.Row, &e.Key, &e.Type, &e.Name, &e.Wikidata, &names); err != nil {
			return nil, err
		}
		if names.String != "" {
			e.Names = strings.Split(names.String, "\n")
		}
		out = append(out, e)
	}
	return out, rows.Err()
}
