package store

import (
	"bytes"
	"context"
	"fmt"
)

// Fault is something in the file that does not hold.
type Fault struct {
	Place string // the document and version, or the part of the file
	What  string
}

func (f Fault) String() string { return f.Place + ": " + f.What }

// Verify proves the whole file: SQLite's own check, the hash of every text and
// of all bytes as fetched, every span of every version with its corrections,
// and that every statement has its rows. It calls found with each fault and
// returns how many versions and statements it has looked at.
func (s *Store) Verify(ctx context.Context, found func(Fault)) (versions, statements int, err error) {
	if err := s.checkFile(ctx, found); err != nil {
		return 0, 0, fmt.Errorf("%s: %w", s.path, err)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT id FROM version ORDER BY id")
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w", s.path, err)
	}
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return 0, 0, err
		}
		ids = append(ids, id)
	}
	rows.Close()
	for _, id := range ids {
		if ctx.Err() != nil {
			return versions, statements, ctx.Err()
		}
		n, faults := s.verifyVersion(id)
		versions++
		statements += n
		for _, f := range faults {
			found(f)
		}
	}
	return versions, statements, nil
}

// checkFile has SQLite check the file, on a connection of its own: one that has
// searched before remembers where the full-text index was, and takes what has been
// merged since for lost.
func (s *Store) checkFile(ctx context.Context, found func(Fault)) error {
	db, err := connect(s.path, "ro", 1)
	if err != nil {
		return err
	}
	defer db.Close()
	check, err := db.QueryContext(ctx, "PRAGMA integrity_check")
	if err != nil {
		return err
	}
	defer check.Close()
	for check.Next() {
		var line string
		if err := check.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			found(Fault{"file", line})
		}
	}
	return check.Err()
}

// verifyVersion proves one version and returns how many statements it has.
func (s *Store) verifyVersion(id int64) (int, []Fault) {
	v, err := s.version(s.read, id)
	if err != nil {
		return 0, []Fault{{fmt.Sprintf("version in row %d", id), err.Error()}}
	}
	place := fmt.Sprintf("document %s, version %d (%s)", v.Document, v.Number, v.Key)
	var faults []Fault
	if v.Kept {
		raw, err := s.Raw(v.Document, v.Number)
		if err != nil {
			faults = append(faults, Fault{place, err.Error()})
		} else if !bytes.Equal(hash(raw), v.RawHash) {
			faults = append(faults, Fault{place, "the bytes as fetched do not have the hash that they were added with"})
		}
	}
	if err := v.Check(); err != nil {
		faults = append(faults, Fault{place, err.Error()})
	}
	var indexed int
	if err := s.read.QueryRow("SELECT count(*) FROM version v JOIN statement s ON s.id BETWEEN v.first AND v.first + v.rows - 1 AND s.version = v.id JOIN words w ON w.rowid = s.id WHERE v.id = ?", id).Scan(&indexed); err != nil {
		faults = append(faults, Fault{place, err.Error()})
	} else if indexed != len(v.Record.Statements) {
		faults = append(faults, Fault{place, fmt.Sprintf("%d of %d statements can be found by a search", indexed, len(v.Record.Statements))})
	}
	return len(v.Record.Statements), faults
}
