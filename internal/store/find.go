package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"selon"
)

// Condition is what a statement must meet.
type Condition interface {
	// sql gives a condition on the row s of a statement, with its arguments.
	sql(*Store) (string, []any)
}

// The conditions; And and Or of none hold always and never.
type (
	And []Condition
	Or  []Condition
	Not struct{ Condition }

	// Text holds where words stand in a field of the statement ("content", "cue",
	// "speaker", "role"), one behind the other. The last is a beginning of a
	// word if Prefix is set.
	Text struct {
		Field  string
		Words  []string
		Prefix bool
	}
	Speaker  struct{ Entities []Entity }
	About    struct{ Entities []Entity } // named or meant in the content
	Said     struct{ Entities []Entity } // to whom
	Through  struct{ Entities []Entity } // who reports it
	Outlet   struct{ Names []string }    // folded; one of them
	OutletIs struct{ Name string }       // exactly
	Days     struct{ From, To int }      // yyyymmdd, both included
	Lang     struct{ Code string }
	Mode     struct{ Mode selon.Mode }
	Kind     struct{ Kind selon.Kind }
	Least    struct{ Confidence float64 }
	Unnamed  struct{}
	In       struct{ Document string } // public name
	// Newest leaves out statements of versions that have a successor.
	Newest struct{}
)

func (c And) sql(s *Store) (string, []any) { return join(s, c, " AND ", "1") }
func (c Or) sql(s *Store) (string, []any)  { return join(s, c, " OR ", "0") }

func join(s *Store, some []Condition, with, none string) (string, []any) {
	if len(some) == 0 {
		return none, nil
	}
	var parts []string
	var args []any
	for _, c := range some {
		q, a := c.sql(s)
		parts = append(parts, q)
		args = append(args, a...)
	}
	return "(" + strings.Join(parts, with) + ")", args
}

func (c Not) sql(s *Store) (string, []any) {
	q, args := c.Condition.sql(s)
	return "NOT " + q, args
}

func (c Text) sql(s *Store) (string, []any) {
	match, all := c.match(s)
	var parts []string
	var args []any
	if match != "" {
		parts, args = append(parts, "s.id IN (SELECT rowid FROM words WHERE words MATCH ?)"), append(args, match)
	}
	for _, code := range all {
		parts, args = append(parts, "s.lang = ?"), append(args, code)
	}
	if len(parts) == 0 {
		return "0", nil
	}
	return "(" + strings.Join(parts, " OR ") + ")", args
}

// match is the condition in the words of the full-text index, and the languages
// in which the words are too frequent to be in it: there, everything meets it.
// A question does not say in which language it is; a phrase is of one.
func (c Text) match(s *Store) (match string, all []string) {
	var phrases []string
	for _, code := range append([]string{""}, s.terms.codes...) {
		stem, small := s.terms.stems[code], s.terms.small[code]
		var terms []string
		for i, w := range c.Words {
			begins := c.Prefix && i == len(c.Words)-1
			switch {
			case small[w] && !begins:
				continue
			case stem != nil && !begins:
				w = stem(w)
			}
			terms = append(terms, Fold(w))
		}
		if len(terms) == 0 {
			if c.Field == "content" && len(c.Words) > 0 {
				all = append(all, code)
			}
			continue
		}
		phrase := `"` + strings.Join(terms, " ") + `"`
		if c.Prefix {
			phrase += "*"
		}
		if !slices.Contains(phrases, phrase) {
			phrases = append(phrases, phrase)
		}
	}
	if len(phrases) > 0 {
		match = c.Field + " : (" + strings.Join(phrases, " OR ") + ")"
	}
	return match, all
}

func (c Speaker) sql(*Store) (string, []any) { return "s.speaker IN (" + rows(c.Entities) + ")", nil }
func (c About) sql(*Store) (string, []any)   { return linked(about, c.Entities), nil }
func (c Said) sql(*Store) (string, []any)    { return linked(to, c.Entities), nil }
func (c Through) sql(*Store) (string, []any) { return linked(through, c.Entities), nil }

func rows(some []Entity) string {
	var out []string
	for _, e := range some {
		out = append(out, fmt.Sprint(e.Row))
	}
	return strings.Join(out, ",")
}

func linked(kind int, some []Entity) string {
	return fmt.Sprintf("s.id IN (SELECT statement FROM link WHERE kind = %d AND entity IN (%s))", kind, rows(some))
}

func (c Outlet) sql(s *Store) (string, []any) {
	var ids []string
	all, err := s.outlets()
	if err == nil {
		for _, o := range all {
			if slices.ContainsFunc(c.Names, func(n string) bool { return strings.Contains(" "+foldName(o.name)+" ", " "+n+" ") }) {
				ids = append(ids, fmt.Sprint(o.id))
			}
		}
	}
	return "s.outlet IN (" + strings.Join(ids, ",") + ")", nil
}

func (c OutletIs) sql(*Store) (string, []any) {
	return "s.outlet IN (SELECT id FROM outlet WHERE name = ?)", []any{c.Name}
}

type outlet struct {
	id   int64
	name string
}

func (s *Store) outlets() ([]outlet, error) {
	rows, err := s.read.Query("SELECT id, name FROM outlet")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []outlet
	for rows.Next() {
		var o outlet
		if err := rows.Scan(&o.id, &o.name); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, rows.Err()
}

func (c Days) sql(*Store) (string, []any) { return "s.day BETWEEN ? AND ?", []any{c.From, c.To} }
func (c Lang) sql(*Store) (string, []any) { return "s.lang = ?", []any{c.Code} }
func (c Mode) sql(*Store) (string, []any) { return "s.mode = ?", []any{slices.Index(modes, c.Mode)} }
func (c Kind) sql(*Store) (string, []any) { return "s.kind = ?", []any{slices.Index(kinds, c.Kind)} }
func (c Least) sql(*Store) (string, []any) {
	return "s.confidence >= ?", []any{int(c.Confidence*1000 + 0.5)}
}
func (c Unnamed) sql(*Store) (string, []any) { return "s.anonymous", nil }
func (c In) sql(*Store) (string, []any) {
	return "s.version IN (SELECT v.id FROM version v JOIN document d ON d.id = v.document WHERE d.public = ?)", []any{c.Document}
}
func (c Newest) sql(*Store) (string, []any) {
	return "s.version NOT IN (SELECT o.id FROM version n JOIN version o ON o.document = n.document AND o.number < n.number WHERE n.number > 1)", nil
}

// textOf returns the first words that must stand in the content, and are not
// everywhere in a language.
func (s *Store) textOf(c Condition) *Text {
	switch c := c.(type) {
	case Text:
		if match, all := c.match(s); c.Field == "content" && match != "" && len(all) == 0 {
			return &c
		}
	case And:
		for _, one := range c {
			if t := s.textOf(one); t != nil {
				return t
			}
		}
	}
	return nil
}

// Statement returns one statement as it is now.
func (s *Store) Statement(ctx context.Context, id ID) (Hit, error) {
	v, err := s.Version(ctx, id.Document, id.Version)
	if err != nil {
		return Hit{}, err
	}
	if h, ok := v.hit(id.Local); ok {
		return h, nil
	}
	return Hit{}, fmt.Errorf("%s: statement %s: %w", s.path, id, ErrNone)
}

// Locals returns the ids of the statements that meet a condition, by the
// document and the number of the version that they stand in.
func (s *Store) Locals(ctx context.Context, c Condition) (map[ID][]string, error) {
	where, args := c.sql(s)
	rows, err := s.read.QueryContext(ctx, "SELECT d.public, v.number, s.local FROM statement s JOIN version v ON v.id = s.version JOIN document d ON d.id = v.document WHERE "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	defer rows.Close()
	out := make(map[ID][]string)
	for rows.Next() {
		var id ID
		var local string
		if err := rows.Scan(&id.Document, &id.Version, &local); err != nil {
			return nil, err
		}
		out[id] = append(out[id], local)
	}
	return out, rows.Err()
}
