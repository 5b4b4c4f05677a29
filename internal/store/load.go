package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"selon"
)

// querier is a database or a transaction.
type querier interface {
	Query(query string, args ...any) (*sql.Rows, error)
	QueryRow(query string, args ...any) *sql.Row
}

// Version is one text of a document, with what was found in it.
type Version struct {
	Document string // public name
	Key      string // address or path
	Number   int    // from 1
	Latest   int    // number of the document's latest version
	Record   *selon.Record
	Keys     []string // of the record's entities, across documents
	TextHash []byte
	RawHash  []byte
	Kept     bool // whether the bytes as fetched are kept
	Fetched  string
	Source   string
	// Corrected tells whether somebody corrected it, and what they did stands.
	Corrected bool

	row int64
}

// Version returns a version of a document as it is now, with corrections. The
// number 0 is the latest.
func (s *Store) Version(ctx context.Context, document string, number int) (*Version, error) {
	row, err := s.versionRow(document, number)
	if err != nil {
		return nil, err
	}
	return s.version(s.read, row)
}

func (s *Store) versionRow(document string, number int) (int64, error) {
	var row int64
	err := s.read.QueryRow(`SELECT v.id FROM version v JOIN document d ON d.id = v.document
		WHERE d.public = ?1 AND (v.number = ?2 OR ?2 = 0) ORDER BY v.number DESC LIMIT 1`, document, number).Scan(&row)
	if errors.Is(err, sql.ErrNoRows) {
		if number == 0 {
			return 0, fmt.Errorf("%s: document %s: %w", s.path, document, ErrNone)
		}
		return 0, fmt.Errorf("%s: document %s, version %d: %w", s.path, document, number, ErrNone)
	}
	return row, err
}

// version reads a version by its row and applies what was corrected.
func (s *Store) version(q querier, row int64) (*Version, error) {
	v, err := s.base(q, row)
	if err != nil {
		return nil, err
	}
	list, err := corrections(q, "version = ? AND undone = ''", row)
	if err != nil {
		return nil, err
	}
	v.Corrected = len(list) > 0
	for _, c := range list {
		if err := c.apply(v); err != nil {
			return nil, fmt.Errorf("%s: correction %d: %w", s.path, c.ID, err)
		}
	}
	return v, nil
}

// base reads a version as the network left it.
func (s *Store) base(q querier, row int64) (*Version, error) {
	v := &Version{row: row}
	var body []byte
	var model string
	err := q.QueryRow(`SELECT d.public, d.key, v.number, (SELECT max(number) FROM version WHERE document = d.id), v.text_hash, coalesce(v.raw_hash, v.text_hash), v.raw IS NOT NULL, v.body, v.model, v.fetched,
		CASE v.source WHEN '' THEN d.key ELSE v.source END FROM version v JOIN document d ON d.id = v.document WHERE v.id = ?`, row).
		Scan(&v.Document, &v.Key, &v.Number, &v.Latest, &v.TextHash, &v.RawHash, &v.Kept, &body, &model, &v.Fetched, &v.Source)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	if v.Record, v.Keys, err = s.coder.Unpack(body, v.Key); err != nil {
		return nil, fmt.Errorf("%s: document %s, version %d: %w", s.path, v.Document, v.Number, err)
	}
	v.Record.Model = model
	return v, nil
}

// load returns the record of a version as it is now.
func (s *Store) load(q querier, row int64) (*selon.Record, error) {
	v, err := s.version(q, row)
	if err != nil {
		return nil, err
	}
	return v.Record, nil
}

// Raw returns the bytes of a version as they were fetched, if they were kept.
func (s *Store) Raw(document string, number int) ([]byte, error) {
	row, err := s.versionRow(document, number)
	if err != nil {
		return nil, err
	}
	var key string
	var raw, body []byte
	var same bool
	if err := s.read.QueryRow("SELECT d.key, v.raw, v.body, v.raw_hash IS NULL FROM version v JOIN document d ON d.id = v.document WHERE v.id = ?", row).Scan(&key, &raw, &body, &same); err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	switch {
	case raw != nil:
		return s.coder.Expand(raw)
	case same:
		rec, _, err := s.coder.Unpack(body, key)
		if err != nil {
			return nil, err
		}
		return []byte(rec.Document.Text), nil
	}
	return nil, fmt.Errorf("%s: document %s, version %d: the bytes as fetched were not kept", s.path, document, number)
}

// Versions calls f with every version as it is now, in the order in which they
// were added; latest leaves out those that have a successor.
func (s *Store) Versions(ctx context.Context, latest bool, f func(*Version) error) error {
	last := int64(0)
	for {
		var row int64
		err := s.read.QueryRowContext(ctx, `SELECT id FROM version v WHERE id > ?1 AND (NOT ?2 OR NOT EXISTS
			(SELECT 1 FROM version n WHERE n.document = v.document AND n.number > v.number)) ORDER BY id LIMIT 1`, last, latest).Scan(&row)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s.path, err)
		}
		last = row
		v, err := s.version(s.read, row)
		if err != nil {
			return err
		}
		if err := f(v); err != nil {
			return err
		}
	}
}

// Changes returns what became of the statements of the version before.
func (s *Store) Changes(document string, number int) ([]Change, error) {
	row, err := s.versionRow(document, number)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.Query("SELECT what, before, local FROM change WHERE version = ? ORDER BY local, before", row)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	var out []Change
	for rows.Next() {
		var c Change
		if err := rows.Scan(&c.What, &c.Before, &c.After); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// Check proves a version: its text has its hash, and every span cuts it.
func (v *Version) Check() error {
	if !bytes.Equal(hash([]byte(v.Record.Document.Text)), v.TextHash) {
		return errors.New("the text does not have the hash that it was added with")
	}
	return v.Record.Verify()
}
