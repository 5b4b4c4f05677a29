package serve

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"selon/internal/ask"
	"selon/internal/export"
	"selon/internal/store"
)

// Answers is what answers a question, a page of it.
type Answers struct {
	Total      int         `json:"total"`
	More       bool        `json:"more,omitempty"` // whether there are more than total, which is where counting stops
	Statements []ask.Plain `json:"statements"`
	Cursor     string      `json:"cursor,omitempty"` // for the next page
}

// Groups is a question answered in heaps.
type Groups struct {
	Groups []Group `json:"groups"`
}

// Group is a heap of statements.
type Group struct {
	Name       string `json:"name"`
	Key        string `json:"key,omitempty"`
	Statements int    `json:"statements"`
}

// Kept is a correction that was kept.
type Kept struct {
	ID int64 `json:"id"`
}

func (sv *server) api() []route {
	const v = "/api/v1"
	q := parameter{"q", "a question: words and operators", nil}
	sort := parameter{"sort", "which come first", oneOf("date", "oldest", "relevance", "confidence", "")} // empty as a form sends it: date
	month := map[string]any{"type": "string", "pattern": "^(" + aMonth + ")?$"}
	net := []parameter{q, {"whom", "how they are joined", oneOf("about", "to", "")}, {"kind", "of statements", oneOf("statement", "attitude", "")},
		{"from", "the first month", month}, {"until", "the last month", month}, {"least", "statements that an edge has at least", map[string]any{"type": "integer", "minimum": 1, "maximum": 999_999}}}
	return []route{
		{method: "GET", path: v + "/ask", handle: sv.apiAsk, about: "Answers a question", query: []parameter{q, sort, {"limit", "how many at most", map[string]any{"type": "integer", "minimum": 1, "maximum": 200}}, {"cursor", "of the page before", map[string]any{"type": "string", "pattern": "^[0-9]{1,9}$"}}}, answer: Answers{}},
		{method: "GET", path: v + "/ask.jsonl", handle: sv.apiLines, about: "All that answers a question, an object a line", query: []parameter{q, sort}, streams: true},
		{method: "GET", path: v + "/ask.csv", handle: sv.apiTable, about: "All that answers a question, as a table", query: []parameter{q, sort}, streams: true},
		{method: "GET", path: v + "/groups", handle: sv.apiGroups, about: "Counts what answers a question", query: []parameter{q, {"by", "what heaps have in common", oneOf("speaker", "outlet", "month", "about")}}, answer: Groups{}},
		{method: "GET", path: v + "/complete", handle: sv.apiComplete, about: "How the last word of a question may go on", query: []parameter{{"q", "a question that is not finished", nil}}, answer: Completions{}},
		{method: "GET", path: v + "/network", handle: sv.apiNetwork, about: "Who speaks of whom, or to whom", query: net, answer: NetworkOut{}},
		{method: "GET", path: v + "/network.graphml", handle: sv.apiGraph("graphml", "application/graphml+xml"), about: "The same as GraphML", query: net},
		{method: "GET", path: v + "/network.gexf", handle: sv.apiGraph("gexf", "application/gexf+xml"), about: "The same as GEXF", query: net},
		{method: "GET", path: v + "/statements/{id}", handle: sv.apiStatement, about: "One statement", answer: ask.Plain{}},
		{method: "GET", path: v + "/documents/{document}", handle: sv.apiDocument, about: "The latest version of a document, as selon read prints it"},
		{method: "GET", path: v + "/documents/{document}/versions/{version}", handle: sv.apiDocument, about: "A version of a document, as selon read prints it"},
		{method: "GET", path: v + "/documents/{document}/changes", handle: sv.apiChanges, about: "What became of the statements of one version in another", query: []parameter{{"from", "the earlier version; the one before the last if not given", versionNumber()}, {"to", "the later version; the last if not given", versionNumber()}}, answer: Changes{}},
		{method: "POST", path: v + "/corrections", handle: sv.apiCorrect, about: "Keeps a correction", body: CorrectionIn{}, answer: Kept{}},
		{method: "DELETE", path: v + "/corrections/{id}", handle: sv.apiUndo, about: "Takes a correction back"},
		{method: "GET", path: v + "/openapi.json", handle: sv.apiDescription, about: "This description"},
	}
}

func versionNumber() map[string]any {
	return map[string]any{"type": "integer", "minimum": 1, "maximum": 1 << 20}
}

// oneOf describes a value that is one of a few.
func oneOf(values ...string) map[string]any {
	return map[string]any{"type": "string", "enum": values}
}

func write(w http.ResponseWriter, r *http.Request, v any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		problem(w, http.StatusInternalServerError, err.Error())
		return
	}
	tagged(w, r, "application/json", b.Bytes())
}

// tagged writes an answer with its ETag, or says that it has not changed.
func tagged(w http.ResponseWriter, r *http.Request, media string, body []byte) {
	tag := fmt.Sprintf(`"%x"`, store.Hash(body)[:12])
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", media)
	w.Write(body)
}

func failed(w http.ResponseWriter, err error) { problem(w, statusOf(err), err.Error()) }

// orderOf reads the order of an address.
func orderOf(r *http.Request) (store.Order, error) {
	switch o := store.Order(r.URL.Query().Get("sort")); o {
	case "":
		return store.ByDate, nil
	case store.ByDate, store.ByAge, store.ByRelevance, store.ByConfidence:
		return o, nil
	default:
		return "", &ask.Error{What: fmt.Sprintf("sort %q is none of date, oldest, relevance, confidence", string(o))}
	}
}

func (sv *server) apiAsk(w http.ResponseWriter, r *http.Request) {
	order, err := orderOf(r)
	if err != nil {
		failed(w, err)
		return
	}
	limit, offset := 20, 0
	for _, l := range r.URL.Query()["limit"] {
		if limit, err = strconv.Atoi(l); err != nil || limit < 1 || limit > 200 {
			problem(w, http.StatusBadRequest, "limit is no number from 1 to 200")
			return
		}
	}
	for _, c := range r.URL.Query()["cursor"] {
		if offset, err = strconv.Atoi(c); err != nil || offset < 0 {
			problem(w, http.StatusBadRequest, "no such cursor")
			return
		}
	}
	a, err := sv.asker.Ask(r.Context(), r.URL.Query().Get("q"), ask.Options{Order: order, Limit: limit, Offset: offset, CountTo: mostCounted})
	if err != nil {
		failed(w, err)
		return
	}
	out := Answers{Total: a.Total, More: a.More, Statements: []ask.Plain{}}
	for _, h := range a.Hits {
		out.Statements = append(out.Statements, ask.PlainOf(h))
	}
	if len(a.Hits) > 0 && (a.More || offset+len(a.Hits) < a.Total) {
		out.Cursor = strconv.Itoa(offset + len(a.Hits))
	}
	write(w, r, out)
}

// every calls f with all that answers a question.
func (sv *server) every(w http.ResponseWriter, r *http.Request, media string, f func(ask.Plain) error) {
	order, err := orderOf(r)
	if err != nil {
		failed(w, err)
		return
	}
	w.Header().Set("Content-Type", media)
	begun := false
	err = sv.asker.Every(r.Context(), r.URL.Query().Get("q"), order, func(h store.Hit) error {
		begun = true
		return f(ask.PlainOf(h))
	})
	// What was begun and breaks off stays incomplete: whoever asked has left, or the record is damaged.
	if err != nil && !begun {
		failed(w, err)
	}
}

func (sv *server) apiLines(w http.ResponseWriter, r *http.Request) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	sv.every(w, r, "application/jsonl", func(p ask.Plain) error { return e.Encode(p) })
}

func (sv *server) apiTable(w http.ResponseWriter, r *http.Request) {
	out := csv.NewWriter(w)
	first := true
	sv.every(w, r, "text/csv; charset=utf-8", func(p ask.Plain) error {
		if first {
			first = false
			w.Header().Set("Content-Disposition", `attachment; filename="selon.csv"`)
			out.Write([]string{"id", "published", "outlet", "url", "title", "lang", "speaker", "role", "chain", "mode", "kind", "confidence", "source", "cue", "content", "addressee"})
		}
		name, role := "", ""
		if p.Speaker != nil {
			name, role = p.Speaker.Name, p.Speaker.Role
		}
		return out.Write([]string{p.ID, p.Published, p.Outlet, p.URL, p.Title, p.Lang, name, role, strings.Join(p.Chain, " → "), p.Mode, p.Kind, fmt.Sprintf("%.4f", p.Confidence),
			ask.Joined(p.Source), ask.Joined(p.Cue), ask.Joined(p.Content), ask.Joined(p.Addressee)})
	})
	out.Flush()
}

func (sv *server) apiGroups(w http.ResponseWriter, r *http.Request) {
	by := r.URL.Query().Get("by")
	if by != "speaker" && by != "outlet" && by != "month" && by != "about" {
		problem(w, http.StatusBadRequest, "by is none of speaker, outlet, month, about")
		return
	}
	groups, err := sv.asker.Groups(r.Context(), r.URL.Query().Get("q"), by, 1000)
	if err != nil {
		failed(w, err)
		return
	}
	out := Groups{[]Group{}}
	for _, g := range groups {
		out.Groups = append(out.Groups, Group{g.Name, g.Key, g.Count})
	}
	write(w, r, out)
}

func (sv *server) apiStatement(w http.ResponseWriter, r *http.Request) {
	id, err := store.ParseID(r.PathValue("id"))
	if err != nil {
		problem(w, http.StatusNotFound, err.Error())
		return
	}
	h, err := sv.store.Statement(r.Context(), id)
	if err != nil {
		failed(w, err)
		return
	}
	write(w, r, ask.PlainOf(h))
}

func (sv *server) apiDocument(w http.ResponseWriter, r *http.Request) {
	n := 0
	if v := r.PathValue("version"); v != "" {
		var err error
		if n, err = strconv.Atoi(v); err != nil || n < 1 {
			problem(w, http.StatusNotFound, "versions are numbers from 1")
			return
		}
	}
	v, err := sv.store.Version(r.Context(), r.PathValue("document"), n)
	if err != nil {
		failed(w, err)
		return
	}
	var b bytes.Buffer
	out, err := export.New("json", &b, export.Options{})
	if err == nil {
		err = out.Write(v.Record)
	}
	if err != nil {
		failed(w, err)
		return
	}
	tagged(w, r, "application/json", b.Bytes())
}
