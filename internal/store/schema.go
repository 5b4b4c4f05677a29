package store

import (
	"context"
	"database/sql"
	"fmt"
)

// migrations bring a file from one schema to the next; the number of those that
// it has had is its user_version. Order is important: add new ones at the end,
// and never change one that was released.
var migrations = []string{`
-- What was read. A document is known by its key: its address, or the path of its file.
CREATE TABLE document (
	id     INTEGER PRIMARY KEY,
	public TEXT NOT NULL UNIQUE, -- the first letters of the hash of the key
	key    TEXT NOT NULL
);

-- A text of a document, and what the network found in it.
CREATE TABLE version (
	id        INTEGER PRIMARY KEY,
	document  INTEGER NOT NULL REFERENCES document,
	number    INTEGER NOT NULL,      -- from 1
	text_hash BLOB NOT NULL,         -- SHA-256 of the text in UTF-8
	raw_hash  BLOB,                  -- SHA-256 of the bytes as fetched; NULL where they are the text's
	raw       BLOB,                  -- those bytes, compressed; NULL where they are the text's or were not kept
	body      BLOB NOT NULL,         -- compressed: the text, what is known of the document, statements and entities
	model     TEXT NOT NULL,
	fetched   TEXT NOT NULL,         -- ISO 8601, when it was added or fetched
	source    TEXT NOT NULL,         -- where it came from, as the user named it; empty where it is the document's key
	first     INTEGER NOT NULL,      -- rows of its statements: from this one on
	rows      INTEGER NOT NULL,      -- so many
	UNIQUE (document, number)
);
CREATE INDEX version_text ON version (substr(text_hash, 1, 6));
CREATE INDEX version_later ON version (document, number) WHERE number > 1;

-- The rows that are searched: statements with corrections applied.
CREATE TABLE outlet (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE statement (
	id         INTEGER PRIMARY KEY,
	version    INTEGER NOT NULL,
	local      TEXT NOT NULL,        -- its id in the version
	speaker    INTEGER,              -- entity
	outlet     INTEGER,
	day        INTEGER NOT NULL,     -- yyyymmdd of the publication, 0 where unknown
	lang       TEXT NOT NULL,
	mode       INTEGER NOT NULL,
	kind       INTEGER NOT NULL,
	confidence INTEGER NOT NULL,     -- in thousandths
	anonymous  INTEGER NOT NULL
);
CREATE INDEX statement_speaker ON statement (speaker, day) WHERE speaker IS NOT NULL;
CREATE INDEX statement_day ON statement (day);
CREATE VIRTUAL TABLE words USING fts5(content, cue, speaker, role, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

-- Entities across documents.
CREATE TABLE entity (
	id    INTEGER PRIMARY KEY,
	hash  INTEGER NOT NULL,          -- of the key
	key   TEXT NOT NULL,
	type  TEXT NOT NULL,
	name  TEXT NOT NULL,
	names TEXT NOT NULL,             -- what else documents call it, folded, a line each
	same  INTEGER REFERENCES entity  -- the one that it was merged with
);
CREATE INDEX entity_hash ON entity (hash);
CREATE INDEX entity_same ON entity (same) WHERE same IS NOT NULL;
CREATE VIRTUAL TABLE names USING fts5(name, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 2");
CREATE TABLE link (
	entity    INTEGER NOT NULL,
	kind      INTEGER NOT NULL,      -- 1 about, 2 to, 3 for, 4 through
	statement INTEGER NOT NULL,
	PRIMARY KEY (entity, kind, statement)
) WITHOUT ROWID;
CREATE INDEX link_about ON link (statement) WHERE kind = 1;

-- How the statements of a version differ from those of the one before.
CREATE TABLE change (
	version INTEGER NOT NULL REFERENCES version,
	local   TEXT NOT NULL,           -- empty: gone
	before  TEXT NOT NULL,           -- empty: new
	what    TEXT NOT NULL,           -- kept, changed, gone, new
	PRIMARY KEY (version, local, before)
) WITHOUT ROWID;

-- What people correct.
CREATE TABLE correction (
	id      INTEGER PRIMARY KEY,
	who     TEXT NOT NULL,
	at      TEXT NOT NULL,           -- ISO 8601
	what    TEXT NOT NULL,
	version INTEGER REFERENCES version,  -- NULL for entities
	local   TEXT NOT NULL,
	detail  TEXT NOT NULL,           -- JSON
	why     TEXT NOT NULL,
	undone  TEXT NOT NULL DEFAULT '' -- when, by whom
);
CREATE INDEX correction_version ON correction (version);

-- What a server said of an address, to ask again politely.
CREATE TABLE visit (url TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
`, `
-- Who is named in a statement, and to whom it is said.
DROP INDEX link_about;
CREATE INDEX link_whom ON link (statement) WHERE kind < 3; -- a question must say so in these words
`, `
-- From here on bodies may be in the words of a language (package pack). Those that
-- are there stay as they are: both forms are read, but not by programs before.
`}

// migrate brings a file up to date, all or nothing.
func migrate(db *sql.DB) error {
	ctx := context.Background()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	var done int
	if err := tx.QueryRow("PRAGMA user_version").Scan(&done); err != nil {
		return fmt.Errorf("is not a record of selon: %w", err)
	}
	if done == len(migrations) {
		return nil
	}
	if done > len(migrations) {
		return ErrNewer
	}
	if done == 0 {
		var tables int
		if err := tx.QueryRow("SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
			return err
		}
		if tables > 0 {
			return fmt.Errorf("is a database of another program, not a record of selon")
		}
	}
	for i, m := range migrations[done:] {
		if _, err := tx.Exec(m); err != nil {
			return fmt.Errorf("schema %d: %w", done+i+1, err)
		}
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", len(migrations))); err != nil {
		return err
	}
	return tx.Commit()
}
