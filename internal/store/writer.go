package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// writer is a transaction with its prepared statements.
type writer struct {
	ctx   context.Context
	store *Store
	tx    *sql.Tx

	findDocument, addDocument, dropDocument, lastVersion, byText, addVersion *sql.Stmt
	findOutlet, addOutlet, nextRow, setRows                                  *sql.Stmt
	findEntity, addEntity, setNames, dropNames, addNames, addWords           *sql.Stmt
	rows, links                                                              inserter

	row     int64 // of the next statement; 0 until it is asked for
	outlets map[string]int64
	known   map[string]*knownEntity // by key
	words   []wordsOf               // to be written by finish
	named   []*knownEntity          // whose names finish writes
	all     []*sql.Stmt
}

// statements are those that adding needs: where each goes in a writer, and how it reads.
func (w *writer) statements() []writerStatement {
	return []writerStatement{
		{&w.findDocument, "SELECT id, key FROM document WHERE public = ?"},
		{&w.addDocument, "INSERT INTO document (public, key) VALUES (?, ?)"},
		{&w.dropDocument, "DELETE FROM document WHERE id = ?"},
		{&w.lastVersion, "SELECT id, number, text_hash FROM version WHERE document = ? ORDER BY number DESC LIMIT 1"},
		{&w.byText, "SELECT d.public, v.number, d.key, v.body FROM version v JOIN document d ON d.id = v.document WHERE substr(v.text_hash, 1, 6) = substr(?1, 1, 6) AND v.text_hash = ?1 LIMIT 1"},
		{&w.addVersion, "INSERT INTO version (document, number, text_hash, raw_hash, raw, body, model, fetched, source, first, rows) VALUES (?,?,?,?,?,?,?,?,?,?,?)"},
		{&w.findOutlet, "SELECT id FROM outlet WHERE name = ?"},
		{&w.addOutlet, "INSERT INTO outlet (name) VALUES (?)"},
		{&w.nextRow, "SELECT coalesce(max(id), 0) + 1 FROM statement"},
		{&w.setRows, "UPDATE version SET first = ?, rows = ? WHERE id = ?"},
		{&w.findEntity, "SELECT id, key, name, names FROM entity WHERE hash = ?"},
		{&w.addEntity, "INSERT INTO entity (hash, key, type, name, names) VALUES (?,?,?,?,?)"},
		{&w.setNames, "UPDATE entity SET names = ? WHERE id = ?"},
		{&w.dropNames, "DELETE FROM names WHERE rowid = ?"},
		{&w.addNames, "INSERT INTO names (rowid, name) VALUES (?,?)"},
		{&w.addWords, "INSERT INTO words (rowid, content, cue, speaker, role) VALUES (?,?,?,?,?)"},
	}
}

// inserters are the tables that get many rows a document.
func (w *writer) inserters() []writerInserter {
	return []writerInserter{
		{&w.rows, inserter{into: "INSERT INTO statement (id, version, local, speaker, outlet, day, lang, mode, kind, confidence, anonymous)", columns: 11}},
		{&w.links, inserter{into: "INSERT OR IGNORE INTO link (entity, kind, statement)", columns: 3}},
	}
}

type writerInserter struct {
	into *inserter
	of   inserter
}

type writerStatement struct {
	into **sql.Stmt
	sql  string
}

// prepareStatements has the statements of writers compiled, once for all of them.
func (s *Store) prepareStatements() error {
	for _, p := range new(writer).statements() {
		stmt, err := s.write.Prepare(p.sql)
		if err != nil {
			return err
		}
		s.prepared = append(s.prepared, stmt)
	}
	for _, p := range new(writer).inserters() {
		if err := p.of.prepare(s.write); err != nil {
			return err
		}
		s.inserters = append(s.inserters, p.of)
	}
	return nil
}

// writer makes a transaction ready for adding.
func (s *Store) writer(ctx context.Context, tx *sql.Tx) *writer {
	w := &writer{ctx: ctx, store: s, tx: tx, outlets: make(map[string]int64), known: make(map[string]*knownEntity)}
	for i, p := range w.statements() {
		*p.into = tx.StmtContext(ctx, s.prepared[i])
		w.all = append(w.all, *p.into)
	}
	for i, p := range w.inserters() {
		*p.into = s.inserters[i].within(ctx, tx)
	}
	return w
}

func (w *writer) close() {
	for _, s := range w.all {
		s.Close()
	}
	for _, p := range w.inserters() {
		p.into.close()
	}
}

// wordsOf is the full text of a statement in a row.
type wordsOf struct {
	row int64
	statementTerms
}

// finish writes the full text of all that was kept. It comes last, and a row at a
// time: other statements of several rows would have SQLite put a piece of the
// index on the disk before each of them, to be merged with the rest later.
func (w *writer) finish() error {
	for _, t := range w.words {
		if _, err := w.addWords.Exec(t.row, t.content, t.cue, t.speaker, t.role); err != nil {
			return err
		}
	}
	for _, e := range w.named {
		if e.indexed {
			if _, err := w.dropNames.Exec(e.id); err != nil {
				return err
			}
		}
		if _, err := w.addNames.Exec(e.id, strings.Join(e.names, "\n")); err != nil {
			return err
		}
	}
	w.words, w.named = nil, nil
	return nil
}

// next returns the first of so many rows for statements.
func (w *writer) next(n int) (int64, error) {
	if w.row == 0 {
		if err := w.nextRow.QueryRow().Scan(&w.row); err != nil {
			return 0, err
		}
	}
	w.row += int64(n)
	return w.row - int64(n), nil
}

// outlet returns the row of an outlet, made if missing; NULL for none.
func (w *writer) outlet(name string) (sql.NullInt64, error) {
	if name == "" {
		return sql.NullInt64{}, nil
	}
	if id, ok := w.outlets[name]; ok {
		return sql.NullInt64{Int64: id, Valid: true}, nil
	}
	var id int64
	err := w.findOutlet.QueryRow(name).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		var res sql.Result
		if res, err = w.addOutlet.Exec(name); err == nil {
			id, err = res.LastInsertId()
		}
	}
	w.outlets[name] = id
	return sql.NullInt64{Int64: id, Valid: true}, err
}
