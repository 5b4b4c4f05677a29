package store

import (
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"selon"
)

// How an entity may have to do with a statement.
const (
	about   = 1 // named or meant in its content
	to      = 2 // its addressee
	forWhom = 3 // the speaker speaks for it
	through = 4 // it reports the statement
)

// index writes the rows by which the statements of a version are found.
func (w *writer) index(version int64, rec *selon.Record, keys []string, terms []statementTerms, day int) error {
	ids := make(map[string]int64, len(rec.Entities)) // rows of the entities that statements need, by their local ids
	row := func(local string) (int64, error) {
		if id, ok := ids[local]; ok || local == "" {
			return id, nil
		}
		for i := range rec.Entities {
			if rec.Entities[i].ID == local {
				id, err := w.entity(&rec.Entities[i], keys[i], rec.Document.Text)
				ids[local] = id
				return id, err
			}
		}
		return 0, nil
	}
	outlet, err := w.outlet(rec.Document.Outlet)
	if err != nil {
		return err
	}
	first := int64(0)
	for i := range rec.Statements {
		s := &rec.Statements[i]
		var speaker sql.NullInt64
		anonymous := false
		if s.Speaker != nil {
			id, err := row(s.Speaker.Entity)
			if err != nil {
				return err
			}
			speaker = sql.NullInt64{Int64: id, Valid: id > 0}
			anonymous = s.Speaker.Unnamed
		}
		res, err := w.addStatement.Exec(version, s.ID, speaker, outlet, day, rec.Document.Lang,
			slices.Index(modes, s.Mode), slices.Index(kinds, s.Kind), int(s.Confidence*1000+0.5), anonymous)
		if err != nil {
			return err
		}
		id, err := res.LastInsertId()
		if err != nil {
			return err
		}
		if i == 0 {
			first = id
		}
		if _, err := w.addWords.Exec(id, terms[i].content, terms[i].cue, terms[i].speaker, terms[i].role); err != nil {
			return err
		}
		if err := w.links(id, rec, s, row); err != nil {
			return err
		}
	}
	_, err = w.setRows.Exec(first, len(rec.Statements), version)
	return err
}

// The numbers of modes and kinds in rows; new ones go at the end.
var (
	modes = []selon.Mode{selon.Direct, selon.Indirect, selon.Mixed}
	kinds = []selon.Kind{selon.Said, selon.Attitude}
)

// links writes which entities have to do with a statement.
func (w *writer) links(id int64, rec *selon.Record, s *selon.Statement, row func(local string) (int64, error)) error {
	link := func(local string, kind int) error {
		entity, err := row(local)
		if err != nil || entity == 0 {
			return err
		}
		_, err = w.addLink.Exec(entity, kind, id)
		return err
	}
	inside := func(spans []selon.Span, m selon.Mention) bool {
		return slices.ContainsFunc(spans, func(c selon.Span) bool { return c.Contains(m.Span) })
	}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		for _, m := range e.Mentions {
			if inside(s.Content, m) {
				if err := link(e.ID, about); err != nil {
					return err
				}
				break
			}
		}
		for _, m := range e.Mentions {
			if inside(s.Addressee, m) {
				if err := link(e.ID, to); err != nil {
					return err
				}
				break
			}
		}
	}
	if s.Speaker != nil && s.Speaker.For != "" {
		if err := link(s.Speaker.For, forWhom); err != nil {
			return err
		}
	}
	for _, hop := range rec.Chain(s.ID) {
		if hop.Statement != "" && hop.Statement != s.ID && hop.Speaker != nil && hop.Speaker.Entity != "" {
			if err := link(hop.Speaker.Entity, through); err != nil {
				return err
			}
		}
	}
	return nil
}

// dayOf is the day of publication as a number, yyyymmdd; the day on which it
// was fetched where the document has none. What is not known of it is zero.
func (w *writer) dayOf(doc *selon.Document, fetched string) int {
	for _, date := range []string{doc.Published, fetched} {
		if day := Day(date); day > 0 {
			return day
		}
	}
	return 0
}

// Day makes a number of an ISO date, as far as it is known: 2024-08 is 20240800.
func Day(date string) int {
	date, _, _ = strings.Cut(date, "T")
	parts := strings.Split(date, "-")
	day := 0
	for i := range 3 {
		n := 0
		if i < len(parts) {
			var err error
			if n, err = strconv.Atoi(parts[i]); err != nil || n < 0 || i == 0 && n > 9999 || i > 0 && n > 99 {
				return 0
			}
		}
		if i == 0 {
			day = n
		} else {
			day = day*100 + n
		}
	}
	return day
}
