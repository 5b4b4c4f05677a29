package serve

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"selon"
	"selon/internal/ask"
	"selon/internal/store"
)

type nothingKnown struct{}

func (nothingKnown) Keys(string) []string               { return nil }
func (nothingKnown) Office(string) ([]ask.Holder, bool) { return nil, false }

// hostile is a text that would like to be a page.
const hostile = "Odile \"Oda\" Marchetti a dit : « <script>alert(1)</script> & Paul <b>Verdon</b> a promis un pont ».\r\n\r\nCafe\u0301 👩‍🚀 \u202Eאבג {{.T}}' onclick='x"

// kept is a record with one hostile document, two statements in each other and
// one that crosses them.
func kept(t testing.TB) (*store.Store, string) {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "r.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	span := func(w string) []selon.Span {
		at := strings.Index(hostile, w)
		if at < 0 {
			t.Fatalf("%q is not in the text", w)
		}
		return []selon.Span{{From: at, To: at + len(w)}}
	}
	rec := &selon.Record{Model: "m",
		Document: selon.Document{ID: "d", URL: "https://vaudreval.example/?a=1&b=<2>", Title: "<i>Le pont</i>", Outlet: "Le \"Courrier\"", Published: "2024-08-05", Lang: "fr", Text: hostile},
		Entities: []selon.Entity{{ID: "e1", Type: selon.PersonEntity, Name: "Odile \"Oda\" Marchetti", Mentions: []selon.Mention{{Span: span("Odile \"Oda\" Marchetti")[0], Kind: selon.NameMention, Confidence: 1}}},
			{ID: "e2", Type: selon.PersonEntity, Name: "Paul <b>Verdon</b>", Mentions: []selon.Mention{{Span: span("Paul <b>Verdon</b>")[0], Kind: selon.NameMention, Confidence: 1}}}},
		Statements: []selon.Statement{
			{ID: "s1", Mode: selon.Direct, Kind: selon.Said, Source: span("Odile \"Oda\" Marchetti"), Cue: span("a dit"), Content: span("« <script>alert(1)</script> & Paul <b>Verdon</b> a promis un pont »"), Speaker: &selon.Speaker{Name: "Odile \"Oda\" Marchetti", Type: selon.Person, Entity: "e1", Role: "<ministre>"}, Confidence: 0.9, By: "network"},
			{ID: "s2", Mode: selon.Indirect, Kind: selon.Said, Source: span("Paul <b>Verdon</b>"), Cue: span("a promis"), Content: span("un pont"), Speaker: &selon.Speaker{Type: selon.Unknown, Candidates: []selon.Candidate{{Name: "<img src=x>", Confidence: 0.3}}}, Parent: "s1", Confidence: 0.5},
			{ID: "s3", Mode: selon.Mixed, Kind: selon.Attitude, Content: span("pont ».\r\n\r\nCafe\u0301"), Confidence: 0.4},
		}}
	out, err := s.Add(context.Background(), []store.Item{{Key: rec.Document.URL, Record: rec, Keys: []string{"person:odil oda marketi", "person:pol verdon"}, Fetched: "2024-08-05T10:00:00Z", Source: "test"}})
	if err != nil {
		t.Fatal(err)
	}
	return s, out[0].Document
}

func handler(t testing.TB, o Options) (http.Handler, string) {
	t.Helper()
	s, document := kept(t)
	h, err := New(s, ask.New(s, nothingKnown{}), o)
	if err != nil {
		t.Fatal(err)
	}
	return h, document
}

func get(h http.Handler, address string, head ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", address, nil)
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPagesOfAHostileRecord(t *testing.T) {
	h, d := handler(t, Options{Token: "secret"})
	for _, address := range []string{"/", "/ask?q=", "/ask?q=speaker:marchetti", "/ask?q=pont&sort=relevance", "/d/" + d, "/d/" + d + "/1", "/who?name=Marchetti", "/network", "/network?whom=to&kind=statement&from=2024-08&least=2", "/network?least=x&from=y&whom=%3Cb%3E", "/outlets", "/outlets?q=pont&a=Le+%22Courrier%22&b=%3Cb%3E", "/api"} {
		for _, language := range []string{"fr", "en"} {
			w := get(h, address, "Accept-Language", language)
			body := w.Body.String()
			if w.Code != 200 || !strings.Contains(body, `<html lang="`+language+`">`) {
				t.Errorf("%s in %s: %d", address, language, w.Code)
			}
			if w.Header().Get("Content-Security-Policy") != policy {
				t.Errorf("%s: no policy", address)
			}
			checkTags(t, address, body)
		}
	}
	for address, status := range map[string]int{"/nothing": 404, "/d/00000000": 404, "/d/" + d + "/7": 404, "/d/" + d + "/x": 404, "/ask?q=(": 400, "/outlets?q=(": 400, "/outlets?q=(&a=x&b=y": 400, "/network?q=(": 400, "/who?name=Nobody+Whosoever": 404} {
		if w := get(h, address); w.Code != status {
			t.Errorf("%s: %d, want %d", address, w.Code, status)
		}
	}
}

// checkTags says what no page of an article may hold: scripts, images or
// handlers of its own, styles in attributes.
func checkTags(t *testing.T, address, body string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "img" || n.Data == "i" || n.Data == "b" || n.Data == "iframe" || n.Data == "style" || n.Data == "script" && !strings.HasPrefix(attribute(n, "src"), "/static/") {
			t.Errorf("%s: a tag of the article is a tag of the page: %s", address, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("%s: <%s %s>", address, n.Data, a.Key)
			}
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// What the reader shows is the text, to the letter. HTML knows one kind of line
// end only.
func TestTheReaderShowsTheText(t *testing.T) {
	h, d := handler(t, Options{})
	root, err := html.Parse(strings.NewReader(get(h, "/d/"+d).Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && attribute(n, "id") == "text" {
			for in := range n.Descendants() {
				if in.Type == html.TextNode {
					text.WriteString(in.Data)
				}
			}
		}
	}
	if want := strings.ReplaceAll(hostile, "\r\n", "\n"); text.String() != want {
		t.Errorf("shown %q, want %q", text.String(), want)
	}
}

func TestPiecesAreTheText(t *testing.T) {
	s, d := kept(t)
	v, err := s.Version(context.Background(), d, 0)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	deepest := 0
	for _, p := range pieces(v.Record, coloursOf(v.Record)) {
		b.WriteString(p.Text)
		deepest = max(deepest, p.Depth)
	}
	if b.String() != hostile || deepest != 3 {
		t.Errorf("%q, %d deep", b.String(), deepest)
	}
}

func post(h http.Handler, method, address, body string, head ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, strings.NewReader(body))
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestCorrecting(t *testing.T) {
	h, d := handler(t, Options{Token: "secret", Name: "desk"})
	id := d + ".1.s2"
	token, media := []string{tokenHeader, "secret"}, []string{"Content-Type", "application/json"}
	good := append(slices.Clone(token), media...)
	kind := fmt.Sprintf(`{"what":"kind","id":%q,"kind":"attitude"}`, id)
	for name, c := range map[string]struct {
		body   string
		head   []string
		status int
	}{
		"no token":              {kind, media, 401},
		"a wrong token":         {kind, append([]string{tokenHeader, "wrong"}, media...), 401},
		"a form":                {kind, append([]string{"Content-Type", "text/plain"}, token...), 415},
		"another site":          {kind, append([]string{"Origin", "https://evil.example"}, good...), 403},
		"no JSON":               {"{", good, 400},
		"an unknown field":      {`{"what":"kind","evil":1}`, good, 400},
		"an unknown action":     {fmt.Sprintf(`{"what":"drop","id":%q}`, id), good, 400},
		"an unknown kind":       {fmt.Sprintf(`{"what":"kind","id":%q,"kind":"x"}`, id), good, 400},
		"no such statement":     {`{"what":"reject","id":"` + d + `.1.s99"}`, good, 404},
		"characters that lack":  {fmt.Sprintf(`{"what":"span","id":%q,"field":"content","spans":[[5,99999]]}`, id), good, 400},
		"content that is empty": {fmt.Sprintf(`{"what":"span","id":%q,"field":"content","spans":[]}`, id), good, 422},
		"too much":              {`{"what":"` + strings.Repeat("a", mostBody) + `"}`, good, 400},
	} {
		if w := post(h, "POST", "/api/v1/corrections", c.body, c.head...); w.Code != c.status || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s, want %d", name, w.Code, w.Body, c.status)
		}
	}
	w := post(h, "POST", "/api/v1/corrections", kind, append([]string{"Origin", "http://example.com"}, good...)...)
	var out Kept
	if err := json.Unmarshal(w.Body.Bytes(), &out); w.Code != 201 || err != nil {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if body := get(h, "/api/v1/statements/"+id).Body.String(); !strings.Contains(body, `"kind":"attitude"`) {
		t.Error(body)
	}
	// Spans count code points, also behind what takes more than one unit of UTF-16.
	at := len([]rune(hostile[:strings.Index(hostile, "\u202E")]))
	w = post(h, "POST", "/api/v1/corrections", fmt.Sprintf(`{"what":"add","document":"%s.1","speaker":"Ann Lowe","content":[[%d,%d]]}`, d, at, at+4), good...)
	if w.Code != 201 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if body := get(h, "/api/v1/ask?q="+url.QueryEscape("document:"+d)).Body.String(); !strings.Contains(body, `"words":"\u202eאבג"`) && !strings.Contains(body, "\"words\":\"\u202Eאבג\"") {
		t.Error(body)
	}
	if w := post(h, "DELETE", fmt.Sprintf("/api/v1/corrections/%d", out.ID), "", token...); w.Code != 204 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := post(h, "DELETE", fmt.Sprintf("/api/v1/corrections/%d", out.ID), "", token...); w.Code != 409 {
		t.Errorf("undone twice: %d", w.Code)
	}
	closed, _ := handler(t, Options{Token: "secret", ReadOnly: true})
	if w := post(closed, "POST", "/api/v1/corrections", kind, good...); w.Code != 403 {
		t.Errorf("read only: %d", w.Code)
	}
}

func TestReadingNeedsTheTokenWhereOthersCanReach(t *testing.T) {
	h, _ := handler(t, Options{Token: "secret", Closed: true})
	if w := get(h, "/"); w.Code != 401 {
		t.Errorf("%d", w.Code)
	}
	w := get(h, "/?token=secret")
	if w.Code != 200 || len(w.Result().Cookies()) == 0 {
		t.Fatalf("%d", w.Code)
	}
	if w := get(h, "/ask?q=pont", "Cookie", w.Result().Cookies()[0].String()); w.Code != 200 {
		t.Errorf("%d", w.Code)
	}
	if w := get(h, "/static/style.css"); w.Code != 200 {
		t.Errorf("%d", w.Code)
	}
}

func TestTheAPI(t *testing.T) {
	h, d := handler(t, Options{})
	w := get(h, "/api/v1/documents/"+d)
	var doc struct{ Text string }
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil || doc.Text != hostile {
		t.Errorf("%v %q", err, doc.Text)
	}
	if again := get(h, "/api/v1/documents/"+d, "If-None-Match", w.Header().Get("ETag")); again.Code != 304 || again.Body.Len() > 0 {
		t.Errorf("%d", again.Code)
	}
	var page Answers
	if err := json.Unmarshal(get(h, "/api/v1/ask?limit=2").Body.Bytes(), &page); err != nil || page.Total != 3 || page.Cursor != "2" || len(page.Statements) != 2 {
		t.Errorf("%+v %v", page, err)
	}
	if err := json.Unmarshal(get(h, "/api/v1/ask?limit=2&cursor="+page.Cursor).Body.Bytes(), &page); err != nil || len(page.Statements) != 1 {
		t.Errorf("%+v %v", page, err)
	}
	if n := bytes.Count(get(h, "/api/v1/ask.jsonl").Body.Bytes(), []byte("\n")); n != 3 {
		t.Errorf("%d lines", n)
	}
	if rows, err := csv.NewReader(get(h, "/api/v1/ask.csv").Body).ReadAll(); err != nil || len(rows) != 4 || rows[0][0] != "id" {
		t.Error(rows, err)
	}
	if none := get(h, "/api/v1/ask.jsonl?q=nosuchword"); none.Code != 200 || none.Body.Len() != 0 || none.Header().Get("Content-Type") != "application/jsonl" {
		t.Errorf("%d %s", none.Code, none.Body)
	}
	for address, status := range map[string]int{"/api/v1/nothing": 404, "/api/v1/ask?q=(": 400, "/api/v1/ask.csv?q=(": 400, "/api/v1/ask?sort=x": 400, "/api/v1/ask?cursor=x": 400, "/api/v1/statements/x": 404, "/api/v1/groups?by=x": 400, "/api/v1/documents/" + d + "/versions/0": 404} {
		if w := get(h, address); w.Code != status || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d", address, w.Code)
		}
	}
}

func TestTheDescriptionListsEveryRoute(t *testing.T) {
	h, _ := handler(t, Options{})
	var d struct {
		OpenAPI string
		Paths   map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(get(h, "/api/v1/openapi.json").Body.Bytes(), &d); err != nil || d.OpenAPI != "3.1.0" {
		t.Fatal(err)
	}
	for _, r := range (&server{}).api() {
		if d.Paths[r.path][strings.ToLower(r.method)] == nil {
			t.Errorf("%s %s is not described", r.method, r.path)
		}
	}
}

func TestBothLanguagesHaveAllWords(t *testing.T) {
	for key := range words["en"] {
		if words["fr"][key] == "" {
			t.Errorf("no %q in French", key)
		}
	}
	if len(words["fr"]) != len(words["en"]) {
		t.Error("French has words that English lacks")
	}
}

func TestTooManyRequests(t *testing.T) {
	h, _ := handler(t, Options{PerSec: 1, PerBurst: 3})
	last := 0
	for range 5 {
		last = get(h, "/outlets").Code
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("%d", last)
	}
}

// Nobody gets out of the static folder, and what a first visit costs is bounded.
func TestStaticFiles(t *testing.T) {
	h, d := handler(t, Options{Token: "x"})
	for _, address := range []string{"/static/../serve.go", "/static/%2e%2e/serve.go", "/static/..%2fserve.go", "/static/"} {
		if w := get(h, address); strings.Contains(w.Body.String(), "package serve") {
			t.Errorf("%s: %d", address, w.Code)
		}
	}
	weight := 0
	for _, address := range []string{"/d/" + d, "/static/style.css", "/static/reader.js"} {
		body, _ := io.ReadAll(get(h, address).Body)
		weight += len(body)
	}
	if weight > 200_000 {
		t.Errorf("a first visit costs %d bytes", weight)
	}
}
