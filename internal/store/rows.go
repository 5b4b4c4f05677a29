package store

import (
	"context"
	"database/sql"
	"strings"
)

// atATime lists how many rows go into a table at once: as many as there are, in
// the largest steps. A row of many costs half of one alone.
var atATime = []int{16, 4, 1}

// inserter puts rows into a table.
type inserter struct {
	into    string // INSERT INTO table (columns)
	columns int
	steps   []*sql.Stmt // for atATime
}

// prepare compiles the statements.
func (r *inserter) prepare(db *sql.DB) error {
	row := "(" + strings.Repeat("?,", r.columns-1) + "?)"
	for _, n := range atATime {
		stmt, err := db.Prepare(r.into + " VALUES " + strings.Repeat(row+",", n-1) + row)
		if err != nil {
			return err
		}
		r.steps = append(r.steps, stmt)
	}
	return nil
}

// within returns the inserter for a transaction.
func (r *inserter) within(ctx context.Context, tx *sql.Tx) inserter {
	in := inserter{into: r.into, columns: r.columns}
	for _, s := range r.steps {
		in.steps = append(in.steps, tx.StmtContext(ctx, s))
	}
	return in
}

// insert writes rows, whose values stand one behind the other.
func (r *inserter) insert(values []any) error {
	for i, n := range atATime {
		for size := n * r.columns; len(values) >= size; values = values[size:] {
			if _, err := r.steps[i].Exec(values[:size]...); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *inserter) close() {
	for _, s := range r.steps {
		s.Close()
	}
}
