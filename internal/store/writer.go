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
	setRows, findEntity, addEntity, setNames, dropNames, addNames            *sql.Stmt

	outlets map[string]int64
	known   map[string]*knownEntity // by key
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
		{&w.addVersion, "INSERT INTO version (document, number, text_hash, raw_hash, raw, body, model, fetched, source, first, rows) VALUES (?,?,?,?,?,?,?,?,?,0,0)"},
		{&w.addStatement, "INSERT INTO statement (version, local, speaker, outlet, day, lang, mode, kind, confidence, anonymous) VALUES (?,?,?,?,?,?,?,?,?,?)"},
		{&w.addWords, "INSERT INTO words (rowid, content, cue, speaker, role) VALUES (?,?,?,?,?)"},
		{&w.addLink, "INSERT OR IGNORE INTO link (entity, kind, statement) VALUES (?,?,?)"},
		{&w.findOutlet, "SELECT id FROM outlet WHERE name = ?"},
		{&w.addOutlet, "INSERT INTO outlet (name) VALUES (?)"},
		{&w.setRows, "UPDATE version SET first = ?, rows = ? WHERE id = ?"},
		{&w.findEntity, "SELECT id, key, name, names FROM entity WHERE hash = ?"},
		{&w.addEntity, "INSERT INTO entity (hash, key, type, name, names) VALUES (?,?,?,?,?)"},
		{&w.setNames, "UPDATE entity SET names = ? WHERE id = ?"},
		{&w.dropNames, "DELETE FROM names WHERE rowid = ?"},
		{&w.addNames, "INSERT INTO names (rowid, name) VALUES (?,?)"},
	}
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
	return nil
}

// writer makes a transaction ready for adding.
func (s *Store) writer(ctx context.Context, tx *sql.Tx) *writer {
	w := &writer{ctx: ctx, store: s, tx: tx, outlets: make(map[string]int64), known: make(map[string]*knownEntity)}
	for i, p := range w.statements() {
		*p.into = tx.StmtContext(ctx, s.prepared[i])
		w.all = append(w.all, *p.into)
	}
	return w
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
