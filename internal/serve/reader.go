package serve

import (
	"net/http"
	"strconv"
	"strings"

	"selon"
	"selon/internal/ask"
	"selon/internal/store"
)

// readerData is an article with its statements.
type readerData struct {
	Version     *store.Version
	Doc         *selon.Document
	ID          string // of the document and the version, as in 3fa94c1e.1
	Pieces      []piece
	Statements  []readerStatement
	Changes     map[string]int
	Corrections []correctionRow
	Numbers     []int // of the versions
}

// readerStatement is a statement in the list beside the text.
type readerStatement struct {
	ask.Plain
	Local     string
	Parent    string
	Colour    int
	Nested    int // how many others it lies in, up to three
	Who       string
	Maybe     string
	Role      string
	WhoBy     string
	ChainLine string
	Words     string
	Corrected bool
}

// correctionRow is a correction in the list below the text.
type correctionRow struct {
	store.Correction
	Line string
}

// reader shows an article.
func (sv *server) reader(w http.ResponseWriter, r *http.Request) {
	number := 0
	if v := r.PathValue("version"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 {
			sv.missing(w, r)
			return
		}
		number = n
	}
	v, err := sv.store.Version(r.Context(), r.PathValue("document"), number)
	if err != nil {
		sv.fail(w, r, "", err)
		return
	}
	d, err := sv.readerData(v)
	if err != nil {
		sv.fail(w, r, "", err)
		return
	}
	title := v.Record.Document.Title
	if title == "" {
		title = v.Record.Document.ID
	}
	sv.show(w, r, "reader.html", view{Title: title, Data: d})
}

func (sv *server) readerData(v *store.Version) (*readerData, error) {
	rec := v.Record
	colour := coloursOf(rec)
	d := &readerData{Version: v, Doc: &rec.Document, ID: v.Document + "." + strconv.Itoa(v.Number), Pieces: pieces(rec, colour), Changes: make(map[string]int)}
	for n := range v.Latest {
		d.Numbers = append(d.Numbers, n+1)
	}
	list, err := sv.store.Corrections(v.Document, v.Number)
	if err != nil {
		return nil, err
	}
	corrected := make(map[string]bool)
	for _, c := range list {
		corrected[c.Target.Local] = corrected[c.Target.Local] || c.Undone == ""
		d.Corrections = append(d.Corrections, correctionRow{c, lineOf(c)})
	}
	parents := make(map[string]string)
	for i := range rec.Statements {
		parents[rec.Statements[i].ID] = rec.Statements[i].Parent
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		one := readerStatement{Plain: ask.PlainOf(store.Hit{ID: store.ID{Document: v.Document, Version: v.Number, Local: s.ID}, Version: v, Statement: s}),
			Local: s.ID, Parent: s.Parent, Colour: colour[s.ID], Corrected: corrected[s.ID] || strings.HasPrefix(s.ID, "c")}
		for p := s.Parent; p != "" && one.Nested < 3; p = parents[p] {
			one.Nested++
		}
		if s.Speaker != nil {
			one.Who, one.Role, one.WhoBy = s.Speaker.Name, s.Speaker.Role, s.Speaker.By
			one.Maybe = strings.Join(one.Speaker.Candidates, ", ")
		}
		one.ChainLine, one.Words = strings.Join(one.Chain, " → "), ask.Joined(one.Content)
		d.Statements = append(d.Statements, one)
	}
	if v.Number > 1 {
		changes, err := sv.store.Changes(v.Document, v.Number)
		if err != nil {
			return nil, err
		}
		for _, c := range changes {
			d.Changes[c.What]++
		}
	}
	return d, nil
}

// lineOf tells a correction in a line.
func lineOf(c store.Correction) string {
	what := string(c.What)
	switch {
	case c.What == store.SetSpeaker && c.Detail.Speaker != nil:
		what += ": " + c.Detail.Speaker.Name
	case c.What == store.SetKind:
		what += ": " + string(c.Detail.Kind)
	case c.What == store.SetMode:
		what += ": " + string(c.Detail.Mode)
	case c.What == store.SetSpan:
		what = c.Detail.Field
	}
	line := c.Target.Local + " " + what + " · " + c.Who + " · " + c.At
	if c.Why != "" {
		line += " · " + c.Why
	}
	return strings.TrimSpace(line)
}
