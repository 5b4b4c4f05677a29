package store

import (
	"database/sql"
	"errors"
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

// rowsOf is what is written of a version so that its statements are found.
type rowsOf struct {
	version int64
	first   int64 // row of the first statement
	day     int
	rec     *selon.Record
	keys    []string     // of its entities, across documents
	found   foundByWords // its full text, and the names of its entities
}

// index writes the rows by which the statements of a version are found, but for
// the full text, which finish writes.
func (w *writer) index(in rowsOf) error {
	rec := in.rec
	ids := make(map[string]int64, len(rec.Entities)) // rows of the entities that statements need, by their local ids
	row := func(local string) (int64, error) {
		if id, ok := ids[local]; ok || local == "" {
			return id, nil
		}
		for i := range rec.Entities {
			if rec.Entities[i].ID == local {
				id, err := w.entity(&rec.Entities[i], in.keys[i], in.found.names[i])
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
	rows, links := make([]any, 0, len(rec.Statements)*w.rows.columns), []any(nil)
	for i := range rec.Statements {
		s, id := &rec.Statements[i], in.first+int64(i)
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
		rows = append(rows, id, in.version, s.ID, speaker, outlet, in.day, rec.Document.Lang,
			slices.Index(modes, s.Mode), slices.Index(kinds, s.Kind), int(s.Confidence*1000+0.5), anonymous)
		w.words = append(w.words, wordsOf{id, in.found.terms[i]})
		for _, l := range linksOf(rec, s) {
			entity, err := row(l.local)
			if err != nil {
				return err
			}
			if entity > 0 {
				links = append(links, entity, l.kind, id)
			}
		}
	}
	return errors.Join(w.rows.insert(rows), w.links.insert(links))
}

// The numbers of modes and kinds in rows; new ones go at the end.
var (
	modes = []selon.Mode{selon.Direct, selon.Indirect, selon.Mixed}
	kinds = []selon.Kind{selon.Said, selon.Attitude}
)

// link is that an entity has to do with a statement.
type link struct {
	local string // id of the entity
	kind  int
}

// linksOf lists which entities have to do with a statement; some may come twice.
func linksOf(rec *selon.Record, s *selon.Statement) []link {
	var out []link
	mentioned := func(e *selon.Entity, spans []selon.Span) bool {
		return slices.ContainsFunc(e.Mentions, func(m selon.Mention) bool {
			return slices.ContainsFunc(spans, func(c selon.Span) bool { return c.Contains(m.Span) })
		})
	}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		if mentioned(e, s.Content) {
			out = append(out, link{e.ID, about})
		}
		if mentioned(e, s.Addressee) {
			out = append(out, link{e.ID, to})
		}
	}
	if s.Speaker != nil && s.Speaker.For != "" {
		out = append(out, link{s.Speaker.For, forWhom})
	}
	for _, hop := range rec.Chain(s.ID) {
		if hop.Statement != "" && hop.Statement != s.ID && hop.Speaker != nil && hop.Speaker.Entity != "" {
			out = append(out, link{hop.Speaker.Entity, through})
		}
	}
	return out
}

// dayOf is the day of publication as a number, yyyymmdd; the day on which it
// was fetched where the document has none. What is not known of it is zero.
func dayOf(doc *selon.Document, fetched string) int {
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
