package store

import (
	"context"
	"database/sql"
	"errors"
)

// writer is a transaction with its prepared statements.
type writer struct {
	ctx   context.Context
	store *Store
	tx    *sql.Tx

	findDocument, addDocument, dropDocument, lastVersion, byText, addVersion *sql.Stmt
	addStatement, addWords, addLink, findOutlet, addOutlet                   *sql.Stmt
	findEntity, addEntity, addName, addNames                                 *sql.Stmt

	outlets map[string]int64
	known   map[string]int64 // entities by key
	all     []*sql.Stmt
}

// writer prepares what adding needs.
func (s *Store) writer(ctx context.Context, tx *sql.Tx) (*writer, error) {
	w := &writer{ctx: ctx, store: s, tx: tx, outlets: make(map[string]int64), known: make(map[string]int64)}
	for _, p := range []struct {
		stmt **sql.Stmt
		sql  string
	}{
		{&w.findDocument, "SELECT id, public FROM document WHERE key = ?"},
		{&w.addDocument, "INSERT INTO document (public, key) VALUES (?, ?) ON CONFLICT (public) DO NOTHING"},
		{&w.dropDocument, "DELETE FROM document WHERE id = ?"},
		{&w.lastVersion, "SELECT id, number, text_hash FROM version WHERE document = ? ORDER BY number DESC LIMIT 1"},
		{&w.byText, "SELECT d.public, v.number, v.meta FROM version v JOIN document d ON d.id = v.document WHERE v.text_hash = ? LIMIT 1"},
		{&w.addVersion, "INSERT INTO version (document, number, text_hash, raw_hash, raw, text, meta, record, model, fetched, source) VALUES (?,?,?,?,?,?,?,?,?,?,?)"},
		{&w.addStatement, "INSERT INTO statement (version, local, speaker, outlet, day, lang, mode, kind, confidence, anonymous) VALUES (?,?,?,?,?,?,?,?,?,?)"},
		{&w.addWords, "INSERT INTO words (rowid, content, cue, speaker, role) VALUES (?,?,?,?,?)"},
		{&w.addLink, "INSERT OR IGNORE INTO link (entity, kind, statement) VALUES (?,?,?)"},
		{&w.findOutlet, "SELECT id FROM outlet WHERE name = ?"},
		{&w.addOutlet, "INSERT INTO outlet (name) VALUES (?)"},
		{&w.findEntity, "SELECT id FROM entity WHERE key = ?"},
		{&w.addEntity, "INSERT INTO entity (key, type, name, wikidata) VALUES (?,?,?,?)"},
		{&w.addName, "INSERT OR IGNORE INTO name (entity, name) VALUES (?,?)"},
		{&w.addNames, "INSERT INTO names (rowid, name) VALUES (?,?)"},
	} {
		stmt, err := tx.PrepareContext(ctx, p.sql)
		if err != nil {
			w.close()
			return nil, err
		}
		*p.stmt = stmt
		w.all = append(w.all, stmt)
	}
	return w, nil
}

func (w *writer) close() {
	for _, s := range w.all {
		s.Close()
	}
}

// outlet returns the row of an outlet, made if missing; NULL for none.
func (w *writer) outlet(name string) (sql.NullInt64, error) {
	if name == "" {
		return sql.NullInt64{}, nil
	}
	id, err := w.row(w.outlets, name, w.findOutlet, func() (sql.Result, error) { return w.addOutlet.Exec(name) })
	return sql.NullInt64{Int64: id, Valid: true}, err
}

// row finds a row by its name, or makes it; cache holds those of this transaction.
func (w *writer) row(cache map[string]int64, name string, find *sql.Stmt, add func() (sql.Result, error)) (int64, error) {
	if id, ok := cache[name]; ok {
		return id, nil
	}
	var id int64
	err := find.QueryRow(name).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		var res sql.Result
		if res, err = add(); err == nil {
			id, err = res.LastInsertId()
		}
	}
	if err == nil {
		cache[name] = id
	}
	return id, err
}
