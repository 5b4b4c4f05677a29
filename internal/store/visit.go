package store

import (
	"context"
	"database/sql"
	"fmt"
)

// Visit is what a server said of an address when its page was kept.
type Visit struct{ ETag, Modified string }

// Visit returns what a server said of an address; nothing if it was not kept.
func (s *Store) Visit(url string) Visit {
	var v Visit
	if s.read.QueryRow("SELECT etag, modified FROM visit WHERE url = ?", url).Scan(&v.ETag, &v.Modified) != nil {
		return Visit{} // then the page is fetched whole
	}
	return v
}

// Visits keeps what servers said of addresses.
func (s *Store) Visits(ctx context.Context, some map[string]Visit, at string) error {
	if len(some) == 0 {
		return nil
	}
	return s.tx(ctx, func(tx *sql.Tx) error {
		for url, v := range some {
			if _, err := tx.Exec("INSERT INTO visit (url, etag, modified, at) VALUES (?,?,?,?) ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, modified = excluded.modified, at = excluded.at", url, v.ETag, v.Modified, at); err != nil {
				return fmt.Errorf("%s: %w", s.path, err)
			}
		}
		return nil
	})
}
