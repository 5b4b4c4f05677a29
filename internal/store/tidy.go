package store

import (
	"context"
	"fmt"
)

// wasteful is the share of a file from which on room that is not used is given
// back.
const wasteful = 0.01

// Tidy gives room back that merging the full-text index has left unused, up to as
// much as the index itself. It is called when all has been added; the room would
// be used by the next that is added, but nobody may come. Records that were made
// before it was there keep theirs.
func (s *Store) Tidy(ctx context.Context) error {
	var pages, free int
	if err := s.write.QueryRowContext(ctx, "SELECT (SELECT * FROM pragma_page_count), (SELECT * FROM pragma_freelist_count)").Scan(&pages, &free); err != nil {
		return fmt.Errorf("%s: %w", s.path, err)
	}
	if float64(free) < wasteful*float64(pages) {
		return nil
	}
	rows, err := s.write.QueryContext(ctx, "PRAGMA incremental_vacuum") // a row a page
	if err != nil {
		return fmt.Errorf("%s: %w", s.path, full(err))
	}
	defer rows.Close()
	for rows.Next() {
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("%s: %w", s.path, full(err))
	}
	return nil
}
