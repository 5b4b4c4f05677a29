package serve

import (
	"fmt"
	"net/http"
	"strings"

	"selon"
	"selon/internal/ask"
	"selon/internal/store"
)

// compareData is two versions of an article side by side.
type compareData struct {
	Document      string
	From, To      int
	Before, After *store.Version
	Numbers       []int
	Rows          []compareRow
	Statements    []compareStatement
	Kept          int  // statements that were kept
	Same          bool // whether the text is the same
}

// compareStatement is a statement that is not in both versions as it was.
type compareStatement struct {
	What          string // changed, gone, new
	Before, After *compareSide
}

type compareSide struct{ Who, Words, Address string }

// Changes is what became of the statements of one version in another.
type Changes struct {
	Document   string   `json:"document"`
	From       int      `json:"from"`
	To         int      `json:"to"`
	Statements []Change `json:"statements"`
}

// Change is one of them, with the ids of the statement in both versions.
type Change struct {
	What   string `json:"what" enum:"kept,changed,gone,new"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// pairOf loads two versions of a document: those that are asked for, else the
// last two.
func (sv *server) pairOf(r *http.Request) (before, after *store.Version, err error) {
	document := r.PathValue("document")
	last, err := sv.store.Version(r.Context(), document, 0)
	if err != nil {
		return nil, nil, err
	}
	to := number(r, "to", last.Latest, last.Latest)
	from := number(r, "from", max(1, to-1), last.Latest)
	if from < 1 || to < 1 {
		return nil, nil, fmt.Errorf("document %s, versions %d and %d: %w", document, from, to, store.ErrNone)
	}
	if before, err = sv.store.Version(r.Context(), document, from); err != nil {
		return nil, nil, err
	}
	after, err = sv.store.Version(r.Context(), document, to)
	return before, after, err
}

// compare shows two versions side by side.
func (sv *server) compare(w http.ResponseWriter, r *http.Request) {
	before, after, err := sv.pairOf(r)
	if err != nil {
		sv.fail(w, r, "", err)
		return
	}
	d := &compareData{Document: before.Document, From: before.Number, To: after.Number, Before: before, After: after,
		Rows: compareTexts(before.Record.Document.Text, after.Record.Document.Text), Same: before.Record.Document.Text == after.Record.Document.Text}
	for n := range after.Latest {
		d.Numbers = append(d.Numbers, n+1)
	}
	for _, c := range store.Match(before.Record, after.Record) {
		if c.What == "kept" {
			d.Kept++
			continue
		}
		d.Statements = append(d.Statements, compareStatement{c.What, sideOf(before, c.Before), sideOf(after, c.After)})
	}
	title := after.Record.Document.Title
	if title == "" {
		title = after.Record.Document.ID
	}
	sv.show(w, r, "compare.html", view{Title: title, Data: d})
}

// sideOf shows a statement of a version; nil if there is none.
func sideOf(v *store.Version, local string) *compareSide {
	for i := range v.Record.Statements {
		s := &v.Record.Statements[i]
		if s.ID != local {
			continue
		}
		out := &compareSide{Words: wordsOf(v.Record, s.Content), Address: fmt.Sprintf("/d/%s/%d#%s", v.Document, v.Number, local)}
		if s.Speaker != nil {
			out.Who = s.Speaker.Name
		}
		return out
	}
	return nil
}

func wordsOf(rec *selon.Record, spans []selon.Span) string {
	var some []string
	for _, s := range spans {
		some = append(some, strings.Join(strings.Fields(s.Cut(rec.Document.Text)), " "))
	}
	return strings.Join(some, " […] ")
}

// apiChanges answers what became of the statements.
func (sv *server) apiChanges(w http.ResponseWriter, r *http.Request) {
	for _, name := range []string{"from", "to"} {
		if v := r.URL.Query().Get(name); v != "" && number(r, name, 0, 1<<20) < 1 {
			failed(w, &ask.Error{What: name + " is no number of a version"})
			return
		}
	}
	before, after, err := sv.pairOf(r)
	if err != nil {
		failed(w, err)
		return
	}
	out := Changes{Document: before.Document, From: before.Number, To: after.Number, Statements: []Change{}}
	for _, c := range store.Match(before.Record, after.Record) {
		out.Statements = append(out.Statements, Change{c.What, idOf(before, c.Before), idOf(after, c.After)})
	}
	write(w, r, out)
}

func idOf(v *store.Version, local string) string {
	if local == "" {
		return ""
	}
	return store.ID{Document: v.Document, Version: v.Number, Local: local}.String()
}
