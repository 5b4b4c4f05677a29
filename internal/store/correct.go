package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"selon"
)

// Action is what a correction does.
type Action string

// The actions. Those on entities concern all documents.
const (
	SetSpeaker Action = "speaker"
	SetKind    Action = "kind"
	SetMode    Action = "mode"
	SetSpan    Action = "span"
	Reject     Action = "reject"
	AddNew     Action = "add"
	Merge      Action = "merge"
	Split      Action = "split"
)

// Correction is what somebody decided. It is kept for good: a later one
// outweighs an earlier one, and it can be undone.
type Correction struct {
	ID     int64
	Who    string
	At     string // ISO 8601
	What   Action
	Target ID // the statement; without Local for one that is added; zero for entities
	Detail Detail
	Why    string
	Undone string // when and by whom, empty if it stands

	version int64
}

// Detail is what a correction sets.
type Detail struct {
	Speaker   *selon.Speaker   `json:"speaker,omitempty"` // Entity is ignored: Key tells
	Key       string           `json:"key,omitempty"`     // of the speaker, across documents
	Wikidata  string           `json:"wikidata,omitempty"`
	Kind      selon.Kind       `json:"kind,omitempty"`
	Mode      selon.Mode       `json:"mode,omitempty"`
	Field     string           `json:"field,omitempty"` // source, cue, content or addressee
	Spans     []selon.Span     `json:"spans,omitempty"` // bytes of the version's text
	Statement *selon.Statement `json:"statement,omitempty"`
	Keys      []string         `json:"keys,omitempty"` // of entities to merge or to split
}

// Correct keeps a correction and returns its number. It fails if the record
// would not hold with it.
func (s *Store) Correct(ctx context.Context, c Correction) (int64, error) {
	detail, err := json.Marshal(c.Detail)
	if err != nil {
		return 0, err
	}
	var row any
	if c.Target.Document != "" {
		version, err := s.versionRow(c.Target.Document, c.Target.Version)
		if err != nil {
			return 0, err
		}
		c.version, row = version, version
	}
	err = s.tx(ctx, func(tx *sql.Tx) error {
		res, err := tx.Exec("INSERT INTO correction (who, at, what, version, local, detail, why) VALUES (?,?,?,?,?,?,?)", c.Who, c.At, c.What, row, c.Target.Local, string(detail), c.Why)
		if err != nil {
			return err
		}
		if c.ID, err = res.LastInsertId(); err != nil {
			return err
		}
		return s.refresh(ctx, tx, c)
	})
	return c.ID, err
}

// Undo takes back a correction; it stays in the list as undone.
func (s *Store) Undo(ctx context.Context, id int64, who, at string) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		list, err := corrections(tx, "id = ?", id)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return fmt.Errorf("%s: correction %d: %w", s.path, id, ErrNone)
		}
		if list[0].Undone != "" {
			return fmt.Errorf("correction %d was undone already (%s)", id, list[0].Undone)
		}
		if _, err := tx.Exec("UPDATE correction SET undone = ? WHERE id = ?", at+" "+who, id); err != nil {
			return err
		}
		return s.refresh(ctx, tx, list[0])
	})
}

// Corrections lists what people decided of a version, or of everything where no
// document is named, in the order in which they did.
func (s *Store) Corrections(document string, number int) ([]Correction, error) {
	if document == "" {
		return corrections(s.read, "1")
	}
	row, err := s.versionRow(document, number)
	if err != nil {
		return nil, err
	}
	return corrections(s.read, "version = ?", row)
}

func corrections(q querier, where string, args ...any) ([]Correction, error) {
	rows, err := q.Query(`SELECT c.id, c.who, c.at, c.what, c.local, c.detail, c.why, c.undone, c.version,
		coalesce((SELECT d.public FROM version v JOIN document d ON d.id = v.document WHERE v.id = c.version), ''),
		coalesce((SELECT v.number FROM version v WHERE v.id = c.version), 0)
		FROM correction c WHERE `+where+` ORDER BY c.id`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Correction
	for rows.Next() {
		var c Correction
		var detail string
		var version sql.NullInt64
		if err := rows.Scan(&c.ID, &c.Who, &c.At, &c.What, &c.Target.Local, &detail, &c.Why, &c.Undone, &version, &c.Target.Document, &c.Target.Version); err != nil {
			return nil, err
		}
		c.version = version.Int64
		if err := json.Unmarshal([]byte(detail), &c.Detail); err != nil {
			return nil, fmt.Errorf("correction %d: %w", c.ID, err)
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// refresh makes the searched rows anew that a correction concerns.
func (s *Store) refresh(ctx context.Context, tx *sql.Tx, c Correction) error {
	if c.version == 0 {
		return s.regroup(tx)
	}
	return s.reindex(ctx, tx, c.version)
}

// reindex makes the rows of a version anew.
func (s *Store) reindex(ctx context.Context, tx *sql.Tx, version int64) error {
	v, err := s.version(tx, version)
	if err != nil {
		return err
	}
	if err := v.Record.Verify(); err != nil {
		return err
	}
	if err := dropRows(tx, version); err != nil {
		return err
	}
	w := s.writer(ctx, tx)
	defer w.close()
	in := rowsOf{version: version, day: dayOf(&v.Record.Document, v.Fetched), rec: v.Record, keys: v.Keys, found: s.foundBy(v.Record)}
	if in.first, err = w.next(len(v.Record.Statements)); err != nil {
		return err
	}
	if _, err := w.setRows.Exec(in.first, len(v.Record.Statements), version); err != nil {
		return err
	}
	if err := w.index(in); err != nil {
		return err
	}
	return w.finish()
}

// dropRows takes away the rows of a version.
func dropRows(tx *sql.Tx, version int64) error {
	var first, rows int64
	if err := tx.QueryRow("SELECT first, rows FROM version WHERE id = ?", version).Scan(&first, &rows); err != nil {
		return err
	}
	for _, q := range []string{
		"DELETE FROM link WHERE statement BETWEEN ? AND ?",
		"DELETE FROM words WHERE rowid BETWEEN ? AND ?",
		"DELETE FROM statement WHERE id BETWEEN ? AND ?",
	} {
		if _, err := tx.Exec(q, first, first+rows-1); err != nil {
			return err
		}
	}
	return nil
}

// apply changes a version as a correction says. One for a statement that is
// gone, because a later correction rejected it, changes nothing.
func (c *Correction) apply(v *Version) error {
	rec := v.Record
	if c.What == AddNew {
		if c.Detail.Statement == nil {
			return errors.New("adds nothing")
		}
		s := *c.Detail.Statement
		s.ID, s.By, s.Confidence = "c"+strconv.FormatInt(c.ID, 10), "correction by "+c.Who, 1
		c.speak(v, &s)
		rec.Statements = append(rec.Statements, s)
		return nil
	}
	at := slices.IndexFunc(rec.Statements, func(s selon.Statement) bool { return s.ID == c.Target.Local })
	if at < 0 {
		return nil
	}
	s := &rec.Statements[at]
	switch c.What {
	case Reject:
		for i := range rec.Statements {
			if rec.Statements[i].Parent == s.ID {
				rec.Statements[i].Parent = s.Parent
			}
		}
		rec.Statements = slices.Delete(rec.Statements, at, at+1)
		return nil
	case SetSpeaker:
		c.speak(v, s)
	case SetKind:
		s.Kind = c.Detail.Kind
	case SetMode:
		s.Mode = c.Detail.Mode
	case SetSpan:
		field := map[string]*[]selon.Span{"source": &s.Source, "cue": &s.Cue, "content": &s.Content, "addressee": &s.Addressee}[c.Detail.Field]
		if field == nil {
			return fmt.Errorf("no field %q", c.Detail.Field)
		}
		*field = slices.Clone(c.Detail.Spans)
	default:
		return fmt.Errorf("no action %q on a statement", c.What)
	}
	return nil
}

// speak gives a statement the speaker of a correction: an entity of the
// document where one has that key or that name, a new one where none has.
func (c *Correction) speak(v *Version, s *selon.Statement) {
	if c.Detail.Speaker == nil {
		if c.What == SetSpeaker {
			s.Speaker = nil
		}
		return
	}
	who := *c.Detail.Speaker
	who.By, who.Confidence, who.Candidates, who.Entity, who.For = "correction by "+c.Who, 1, nil, "", ""
	s.Speaker = &who
	if who.Unnamed || who.Name == "" {
		return
	}
	rec := v.Record
	for i := range rec.Entities {
		if c.Detail.Key != "" && v.Keys[i] == c.Detail.Key || foldName(rec.Entities[i].Name) == foldName(who.Name) {
			who.Entity = rec.Entities[i].ID
			return
		}
	}
	if c.Detail.Key == "" {
		return
	}
	who.Entity = "c" + strconv.FormatInt(c.ID, 10)
	kind := selon.EntityType(who.Type)
	if !slices.Contains([]selon.EntityType{selon.PersonEntity, selon.OrganizationEntity, selon.CountryEntity}, kind) {
		kind = selon.OtherEntity
	}
	rec.Entities = append(rec.Entities, selon.Entity{ID: who.Entity, Type: kind, Name: who.Name, Wikidata: c.Detail.Wikidata, Sure: 1})
	v.Keys = append(v.Keys, c.Detail.Key)
}
