package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// mostPrepared is how many queries are kept ready; questions of a new shape
// beyond them are parsed each time.
const mostPrepared = 200

// reader asks the record and keeps queries ready: parsing one takes SQLite as
// long as answering it.
type reader struct {
	db    *sql.DB
	mu    sync.Mutex
	ready map[string]*sql.Stmt
}

func newReader(db *sql.DB) *reader { return &reader{db: db, ready: make(map[string]*sql.Stmt)} }

// statement returns a query that is ready, nil if it is to be asked as it is.
func (r *reader) statement(query string) *sql.Stmt {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s, ok := r.ready[query]; ok {
		return s
	}
	if len(r.ready) >= mostPrepared {
		return nil
	}
	s, err := r.db.Prepare(query)
	if err != nil {
		return nil // asking it says what is wrong
	}
	r.ready[query] = s
	return s
}

func (r *reader) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if s := r.statement(query); s != nil {
		return s.QueryContext(ctx, args...)
	}
	return r.db.QueryContext(ctx, query, args...)
}

func (r *reader) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if s := r.statement(query); s != nil {
		return s.QueryRowContext(ctx, args...)
	}
	return r.db.QueryRowContext(ctx, query, args...)
}

func (r *reader) Query(query string, args ...any) (*sql.Rows, error) {
	return r.QueryContext(context.Background(), query, args...)
}

func (r *reader) QueryRow(query string, args ...any) *sql.Row {
	return r.QueryRowContext(context.Background(), query, args...)
}

func (r *reader) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var errs []error
	for _, s := range r.ready {
		errs = append(errs, s.Close())
	}
	clear(r.ready)
	return errors.Join(append(errs, r.db.Close())...)
}
