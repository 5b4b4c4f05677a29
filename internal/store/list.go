package store

import (
	"context"
	"fmt"
)

// Latest returns the newest versions of documents, those that were added last
// first.
func (s *Store) Latest(ctx context.Context, limit, offset int) ([]*Version, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id FROM version v WHERE NOT EXISTS
		(SELECT 1 FROM version n WHERE n.document = v.document AND n.number > v.number AND n.number > 1) ORDER BY id DESC LIMIT ? OFFSET ?`, limit, offset)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			rows.Close()
			return nil, err
		}
		ids = append(ids, id)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	var out []*Version
	for _, id := range ids {
		v, err := s.version(s.read, id)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// Size is how much a record holds.
type Size struct{ Documents, Statements int }

// Size counts the documents and the statements of all versions.
func (s *Store) Size(ctx context.Context) (Size, error) {
	var n Size
	if err := s.read.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM statement)").Scan(&n.Documents, &n.Statements); err != nil {
		return n, fmt.Errorf("%s: %w", s.path, err)
	}
	return n, nil
}
