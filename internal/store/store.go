// Package store keeps records in one SQLite file.
//
// In: records with the bytes that they were read from ([Store.Add]), and what
// people correct ([Store.Correct]). Out: records as they are now, corrections
// applied ([Store.Record]), and the statements that meet a condition
// ([Store.Find]).
//
// A document is known by its address. Each time its text is another, it gets a
// version; statements belong to a version, and the statements of two versions
// are matched ([Change]). What the network found is kept as it was; corrections
// are a layer of their own, and the rows that are searched hold the two
// together. They can be made anew from the rest at any time.
//
// What Add has returned is on the disk (write-ahead log, synchronous=full): a
// killed process loses nothing of it and leaves nothing half. One process
// writes at a time, any number read.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"runtime"

	"modernc.org/sqlite"

	"selon/internal/lang"
	"selon/internal/pack"
)

// Store is an open file. It can be used by several goroutines at once.
type Store struct {
	path  string
	write *sql.DB // one connection
	read  *reader
	terms terms
	coder *pack.Coder

	prepared  []*sql.Stmt // of writer.statements
	inserters []inserter  // of writer.inserters
}

// ErrNone is what is returned for what is not in the file.
var ErrNone = errors.New("not in the record")

// ErrNewer is returned for a file that a newer program has written.
var ErrNewer = errors.New("written by a newer version of selon")

// Open opens the file at path, makes it if there is none, and brings an older
// one up to date. The packs tell how words are stemmed.
func Open(path string, packs []lang.Pack) (*Store, error) {
	return open(path, packs, true)
}

// OpenExisting opens a file that is there already.
func OpenExisting(path string, packs []lang.Pack) (*Store, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: there is no record: selon add makes one (or say where it is with --db)", path)
	case err != nil:
		return nil, fmt.Errorf("record: %w", err)
	case info.IsDir():
		return nil, fmt.Errorf("%s: is a folder, not a record", path)
	}
	return open(path, packs, false)
}

func open(path string, packs []lang.Pack, create bool) (*Store, error) {
	mode := "rw"
	if create {
		mode = "rwc"
	}
	code, err := pack.NewCoder(foldName)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, terms: newTerms(packs), coder: code}
	if err := syncData(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if create {
		if err := prepareFile(path); err != nil {
			return nil, err
		}
	}
	if s.write, err = connect(path, mode, 1); err != nil {
		return nil, err
	}
	if err := migrate(s.write); err != nil {
		s.write.Close()
		return nil, fmt.Errorf("%s: %w", path, full(err))
	}
	if err := s.prepareStatements(); err != nil {
		s.write.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	read, err := connect(path, "ro", max(4, runtime.GOMAXPROCS(0)))
	if err != nil {
		s.write.Close()
		return nil, err
	}
	s.read = newReader(read)
	return s, nil
}

// pageSize is that of new files, in bytes: a version of a usual report is a few
// thousand, and half a page is wasted at its end.
const pageSize = 2048

// prepareFile sets what can be set only before anything is in a file.
func prepareFile(path string) error {
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		return nil
	}
	db, err := sql.Open("sqlite", address(path, url.Values{"mode": {"rwc"}}))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	// Extra: the journal of this one transaction is gone for good before anything is
	// kept. If it came back after a power cut, all would be undone by it.
	for _, q := range []string{fmt.Sprintf("PRAGMA page_size = %d", pageSize), "PRAGMA auto_vacuum = incremental", "PRAGMA synchronous = extra", "PRAGMA journal_mode = wal"} {
		if _, err := db.Exec(q); err != nil {
			return fmt.Errorf("%s: %w", path, full(err))
		}
	}
	return nil
}

// address names a file and how to open it, for the driver.
func address(path string, q url.Values) string {
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// syncData has commits wait for what is written to be on the disk, but not for
// the time of its writing, which nobody asks for: as durable, and half the wait.
// The driver has one setting for the whole program; where it has none, it waits
// as it always does.
func syncData() error {
	_, err := sqlite.Fdatasync(true)
	if errors.Is(err, sqlite.ErrFdatasyncUnavailable) {
		return nil
	}
	return err
}

// connect opens connections; pragmas hold for each of them.
func connect(path, mode string, most int) (*sql.DB, error) {
	q := url.Values{}
	q.Set("mode", mode)
	if mode != "ro" {
		q.Add("_pragma", "journal_mode(wal)")
		q.Add("_pragma", "synchronous(full)")
		q.Set("_txlock", "immediate")
	}
	q.Add("_pragma", "busy_timeout(10000)")
	q.Add("_pragma", "foreign_keys(1)")
	q.Add("_pragma", "cache_size(-32000)")
	q.Add("_pragma", "temp_store(memory)")
	db, err := sql.Open("sqlite", address(path, q))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	if err := db.Ping(); err != nil {
		db.Close()
		return nil, fmt.Errorf("%s: cannot be opened as a record: %w", path, full(err))
	}
	return db, nil
}

// Path returns where the file is.
func (s *Store) Path() string { return s.path }

// Close ends all work with the file.
func (s *Store) Close() error {
	return errors.Join(s.read.Close(), s.write.Close())
}

// tx runs f in one transaction of the writer.
func (s *Store) tx(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", s.path, full(err))
	}
	if err := f(tx); err != nil {
		undone := tx.Rollback()
		if full(err) == ErrFull { // then SQLite has undone it already
			return fmt.Errorf("%s: %w", s.path, ErrFull)
		}
		return errors.Join(err, undone)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("%s: %w", s.path, full(err))
	}
	return nil
}
