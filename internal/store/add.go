package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"selon"
)

// Item is a record to be kept.
type Item struct {
	Key     string        // of the document: its address, or else the path of its file
	Record  *selon.Record // what was read and found
	Keys    []string      // of the record's entities, across documents
	Raw     []byte        // the bytes as fetched; nil to keep none but their hash
	RawHash []byte        // SHA-256 of the bytes, where Raw is nil
	Fetched string        // ISO 8601
	Source  string        // where it came from, as the user named it
}

// Outcome is what became of an item.
type Outcome struct {
	Document string // its public name
	Version  int
	Status   Status
	Count    map[string]int // of the statements of a changed document: kept, changed, gone, new
}

// Status says what adding did.
type Status string

// What adding may do.
const (
	Same    Status = "same"    // the text is there already: nothing was changed
	New     Status = "new"     // a document that was not there
	Changed Status = "changed" // a new version of one that was
)

// Add prepares items and keeps them.
func (s *Store) Add(ctx context.Context, items []Item) ([]Outcome, error) {
	return s.Keep(ctx, s.prepare(items))
}

// Keep keeps what was prepared in one transaction. When it returns without an
// error all of it is on the disk; else none of it is.
func (s *Store) Keep(ctx context.Context, ready []Prepared) ([]Outcome, error) {
	out := make([]Outcome, len(ready))
	err := s.tx(ctx, func(tx *sql.Tx) error {
		w := s.writer(ctx, tx)
		defer w.close()
		for i := range ready {
			var err error
			if out[i], err = w.add(&ready[i]); err != nil {
				return fmt.Errorf("%s: keeping %s: %w", s.path, ready[i].Key, err)
			}
		}
		if err := w.finish(); err != nil {
			return fmt.Errorf("%s: %w", s.path, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Has reports whether the latest version of a document, or another document
// with the same text where the key is no address, has these bytes.
func (s *Store) Has(ctx context.Context, key string, raw []byte) (bool, error) {
	var last []byte
	err := s.read.QueryRowContext(ctx, `SELECT coalesce(v.raw_hash, v.text_hash) FROM version v JOIN document d ON d.id = v.document
		WHERE d.public BETWEEN ?1 AND ?1 || 'g' AND d.key = ?2 ORDER BY v.number DESC LIMIT 1`, public(key, fewestDigits), key).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("%s: %w", s.path, err)
	}
	return bytes.Equal(last, hash(raw)), nil
}

// add keeps one item.
func (w *writer) add(it *Prepared) (Outcome, error) {
	if it.err != nil {
		return Outcome{}, it.err
	}
	doc, textHash := &it.Record.Document, it.textHash
	document, name, err := w.document(it.Key)
	if err != nil {
		return Outcome{}, err
	}
	var number int
	var last, lastID = []byte(nil), int64(0)
	err = w.lastVersion.QueryRow(document).Scan(&lastID, &number, &last)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if same, ok, err := w.sameText(textHash, doc.URL); err != nil || ok {
			if err == nil {
				_, err = w.dropDocument.Exec(document)
			}
			return same, err
		}
	case err != nil:
		return Outcome{}, err
	case bytes.Equal(last, textHash):
		return Outcome{Document: name, Version: number, Status: Same}, nil
	}
	first, err := w.next(len(it.Record.Statements))
	if err != nil {
		return Outcome{}, err
	}
	id, err := w.version(it, document, number+1, first)
	if err != nil {
		return Outcome{}, err
	}
	if err := w.index(rowsOf{version: id, first: first, day: dayOf(doc, it.Fetched), rec: it.Record, keys: it.Keys, found: it.found}); err != nil {
		return Outcome{}, err
	}
	out := Outcome{Document: name, Version: number + 1, Status: New}
	if number > 0 {
		out.Status = Changed
		if out.Count, err = w.compare(lastID, id, it.Record); err != nil {
			return Outcome{}, err
		}
	}
	return out, nil
}

// sameText finds a document with the same text, where neither of the two has
// an address: a file that was moved is no other document.
func (w *writer) sameText(textHash []byte, url string) (Outcome, bool, error) {
	if url != "" {
		return Outcome{}, false, nil
	}
	out := Outcome{Status: Same}
	var key string
	var body []byte
	err := w.byText.QueryRow(textHash).Scan(&out.Document, &out.Version, &key, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return Outcome{}, false, nil
	}
	if err != nil {
		return Outcome{}, false, err
	}
	rec, _, err := w.store.coder.Unpack(body, key)
	if err != nil || rec.Document.URL != "" {
		return Outcome{}, false, err
	}
	return out, true, nil
}

// document returns the row and the public name of a key, made if missing.
func (w *writer) document(key string) (int64, string, error) {
	for digits := fewestDigits; digits <= 64; digits += 4 {
		name := public(key, digits)
		var id int64
		var known string
		err := w.findDocument.QueryRow(name).Scan(&id, &known)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			res, err := w.addDocument.Exec(name, key)
			if err != nil {
				return 0, "", err
			}
			id, err = res.LastInsertId()
			return id, name, err
		case err != nil || known == key:
			return id, name, err
		}
	}
	return 0, "", fmt.Errorf("no name left for %s", key)
}

// version writes a version of a document.
func (w *writer) version(it *Prepared, document int64, number int, first int64) (int64, error) {
	source := it.Source
	if source == it.Key {
		source = ""
	}
	res, err := w.addVersion.Exec(document, number, it.textHash, it.rawHash, it.raw, it.body, it.Record.Model, it.Fetched, source, first, len(it.Record.Statements))
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}
