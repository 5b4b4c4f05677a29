package ask

import (
	"context"
	"testing"

	"selon"
	"selon/internal/store"
)

// besides adds a second outlet, which carries one statement of Paul Verdon.
func besides(t *testing.T, a *Asker) {
	t.Helper()
	rec := &selon.Record{Model: "m", Document: selon.Document{ID: "e", URL: "https://y.example/1", Outlet: "La Gazette", Published: "2024-08-07", Lang: "fr", Text: "Paul Verdon a ri."},
		Entities:   []selon.Entity{{ID: "e1", Type: selon.PersonEntity, Name: "Paul Verdon", Mentions: []selon.Mention{{Span: selon.Span{From: 0, To: 11}, Kind: selon.NameMention, Confidence: 1}}}},
		Statements: []selon.Statement{{ID: "s1", Mode: selon.Indirect, Kind: selon.Said, Source: []selon.Span{{From: 0, To: 11}}, Content: []selon.Span{{From: 12, To: 16}}, Speaker: &selon.Speaker{Name: "Paul Verdon", Type: selon.Person, Entity: "e1"}, Confidence: 0.9}}}
	if _, err := a.store.Add(context.Background(), []store.Item{{Key: rec.Document.URL, Record: rec, Keys: []string{"person:pol verdon"}, Fetched: "2024-08-08T00:00:00Z", Source: "test"}}); err != nil {
		t.Fatal(err)
	}
}

func TestOutlets(t *testing.T) {
	a := asker(t)
	besides(t, a)
	list, partial, err := a.Outlets(context.Background(), "")
	if err != nil || partial || len(list) != 2 || list[0].Name != "Le Courrier" || list[0].Statements != 2 || len(list[0].Quoted) != 2 || list[1].Quoted[0].Name != "Paul Verdon" {
		t.Errorf("%+v %v", list, err)
	}
	if list, _, err := a.Outlets(context.Background(), "kind:attitude"); err != nil || len(list) != 1 || list[0].Statements != 1 {
		t.Errorf("%+v %v", list, err)
	}
	if _, _, err := a.Outlets(context.Background(), "("); err == nil {
		t.Error("half a question is answered")
	}
}

func TestCompareOutlets(t *testing.T) {
	a := asker(t)
	besides(t, a)
	c, err := a.CompareOutlets(context.Background(), "", [2]string{"Le Courrier", "La Gazette"})
	if err != nil || c.Totals != [2]int{2, 1} || len(c.Rows) != 2 || c.Partial {
		t.Fatalf("%+v %v", c, err)
	}
	if r := c.Rows[0]; r.Name != "Paul Verdon" || r.Counts != [2]int{1, 1} || c.Share(r, 0) != 0.5 || c.Share(r, 1) != 1 {
		t.Errorf("%+v", r)
	}
	if r := c.Rows[1]; r.Name != "Odile Marchetti" || r.Counts != [2]int{1, 0} {
		t.Errorf("%+v", r)
	}
}
