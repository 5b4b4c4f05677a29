package serve

import (
	"context"
	"encoding/json"
	"html"
	"strings"
	"testing"

	"selon/internal/ask"
	"selon/internal/store"
)

func TestVersionsSideBySide(t *testing.T) {
	s, document := kept(t)
	v, err := s.Version(context.Background(), document, 1)
	if err != nil {
		t.Fatal(err)
	}
	next := *v.Record
	next.Document.Text = strings.Replace(next.Document.Text, "a promis", "a promit", 1) // of one length: spans stay
	next.Statements = next.Statements[:2]
	if _, err := s.Add(context.Background(), []store.Item{{Key: v.Key, Record: &next, Keys: v.Keys, Fetched: "2024-08-06T10:00:00Z", Source: "test"}}); err != nil {
		t.Fatal(err)
	}
	h, err := New(s, ask.New(s, nothingKnown{}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	page := get(h, "/d/"+document+"/compare").Body.String()
	if !strings.Contains(page, "<del>promis</del>") || !strings.Contains(page, "<ins>promit</ins>") {
		t.Errorf("the words that changed are not marked: %s", page)
	}
	if strings.Contains(page, "<script>alert") || !strings.Contains(html.UnescapeString(page), "<script>alert(1)</script>") {
		t.Error("the text is not shown as text")
	}
	if !strings.Contains(get(h, "/d/"+document).Body.String(), "/d/"+document+"/compare?to=2") {
		t.Error("the reader does not lead there")
	}
	var out Changes
	answer := get(h, "/api/v1/documents/"+document+"/changes?from=1&to=2")
	if err := json.Unmarshal(answer.Body.Bytes(), &out); err != nil || out.From != 1 || out.To != 2 {
		t.Fatal(out, err)
	}
	counts := make(map[string]int)
	for _, c := range out.Statements {
		counts[c.What]++
	}
	if counts["kept"] != 1 || counts["changed"] != 1 || counts["gone"] != 1 || len(out.Statements) != 3 {
		t.Errorf("%+v", out.Statements)
	}
	for address, want := range map[string]int{
		"/d/nothing/compare": 404, "/api/v1/documents/nothing/changes": 404, "/api/v1/documents/" + document + "/changes?from=x": 400,
		"/api/v1/documents/" + document + "/changes?from=0": 400, "/d/" + document + "/compare?from=2&to=1": 200, "/d/" + document + "/compare?from=99": 200,
	} {
		if got := get(h, address).Code; got != want {
			t.Errorf("%s: %d, want %d", address, got, want)
		}
	}
}
