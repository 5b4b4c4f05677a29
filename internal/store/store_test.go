package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"selon"
	"selon/internal/lang"
	"selon/internal/lang/en"
	"selon/internal/lang/fr"
)

func packs() []lang.Pack { return []lang.Pack{fr.Pack(), en.Pack()} }

func opened(t *testing.T) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "r é#?%.db"), packs())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// spanOf finds words in a text.
func spanOf(t *testing.T, text, words string) selon.Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, text)
	}
	return selon.Span{From: at, To: at + len(words)}
}

// bridge is a record with two people, one of whom reports the other.
func bridge(t *testing.T, text string) Item {
	t.Helper()
	span := func(w string) []selon.Span { return []selon.Span{spanOf(t, text, w)} }
	rec := &selon.Record{
		Model:    "m1",
		Document: selon.Document{ID: "pont", URL: "https://vaudreval.example/pont", Title: "Le pont", Outlet: "Le Courrier de Vaudreval", Published: "2024-08-05", Lang: "fr", Text: text},
		Entities: []selon.Entity{
			{ID: "e1", Type: selon.PersonEntity, Name: "Odile Marchetti", Gender: selon.Female, Mentions: []selon.Mention{{Span: spanOf(t, text, "Odile Marchetti"), Kind: selon.NameMention, Confidence: 0.9}}},
			{ID: "e2", Type: selon.PersonEntity, Name: "Paul Verdon", Wikidata: "Q42424242", Sure: 0.97, Mentions: []selon.Mention{{Span: spanOf(t, text, "Paul Verdon"), Kind: selon.NameMention, Confidence: 0.9}}},
		},
		Statements: []selon.Statement{
			{ID: "s1", Mode: selon.Indirect, Kind: selon.Said, Source: span("Odile Marchetti"), Cue: span("a dit"), Content: span("que Paul Verdon refuse les œuvres"), Speaker: &selon.Speaker{Name: "Odile Marchetti", Type: selon.Person, Entity: "e1", Role: "ministre", Confidence: 0.95, By: "name"}, Confidence: 0.91, By: "network"},
			{ID: "s2", Mode: selon.Indirect, Kind: selon.Attitude, Source: span("Paul Verdon"), Cue: span("refuse"), Content: span("les œuvres"), Speaker: &selon.Speaker{Name: "Paul Verdon", Type: selon.Person, Entity: "e2", Confidence: 0.95, By: "name"}, Parent: "s1", Confidence: 0.8, By: "network"},
		},
	}
	return Item{Key: rec.Document.URL, Record: rec, Keys: []string{"person:odil marketi:f", "Q42424242"}, Raw: []byte("<p>" + text), Fetched: "2024-08-06T10:00:00Z", Source: "test"}
}

// bridgeNumber is one of many documents, in which a report is read or more.
func bridgeNumber(t *testing.T, n int, word string) Item {
	t.Helper()
	text := bridgeText + fmt.Sprintf("\nLe rapport %d a été %s.", n, word)
	it := bridge(t, text)
	it.Key = fmt.Sprintf("https://bac.example/%d", n)
	it.Record.Document.URL = it.Key
	return it
}

const bridgeText = "La ministre Odile Marchetti a dit que Paul Verdon refuse les œuvres.\r\nCafe\u0301 👩‍🚀 fermé."

func add(t *testing.T, s *Store, it Item) Outcome {
	t.Helper()
	out, err := s.Add(context.Background(), []Item{it})
	if err != nil {
		t.Fatal(err)
	}
	return out[0]
}

func found(t *testing.T, s *Store, c Condition) string {
	t.Helper()
	hits, total, _, err := s.Find(context.Background(), c, ByDate, 10, 0, 0)
	if err != nil || total != len(hits) {
		t.Fatal(err)
	}
	n, err := s.Count(context.Background(), c, 0)
	if err != nil || n != len(hits) {
		t.Fatalf("%d counted, %d found: %v", n, len(hits), err)
	}
	var out []string
	for _, h := range hits {
		out = append(out, h.Statement.ID)
	}
	return strings.Join(out, " ")
}

func whole(t *testing.T, s *Store) {
	t.Helper()
	if _, _, err := s.Verify(context.Background(), func(f Fault) { t.Error(f) }); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsKeptComesBack(t *testing.T) {
	s := opened(t)
	it := bridge(t, bridgeText)
	out := add(t, s, it)
	if out.Status != New || out.Version != 1 {
		t.Fatalf("%+v", out)
	}
	v, err := s.Version(context.Background(), out.Document, 1)
	if err != nil {
		t.Fatal(err)
	}
	want := *it.Record
	if got := *v.Record; got.Document != want.Document || len(got.Statements) != 2 || got.Statements[0].Content[0] != want.Statements[0].Content[0] ||
		!reflect.DeepEqual(got.Statements, want.Statements) || got.Entities[1].Wikidata != "Q42424242" || got.Model != "m1" {
		t.Errorf("got %+v", got)
	}
	raw, err := s.Raw(out.Document, 1)
	if err != nil || string(raw) != string(it.Raw) {
		t.Errorf("%q %v", raw, err)
	}
	whole(t, s)
}

func TestAddingTwiceChangesNothing(t *testing.T) {
	s := opened(t)
	add(t, s, bridge(t, bridgeText))
	if out := add(t, s, bridge(t, bridgeText)); out.Status != Same {
		t.Errorf("%+v", out)
	}
	if got := found(t, s, And{}); got != "s1 s2" {
		t.Error(got)
	}
	has, err := s.Has(context.Background(), "https://vaudreval.example/pont", []byte("<p>"+bridgeText))
	if err != nil || !has {
		t.Error(has, err)
	}
}

func TestAFileThatWasMovedIsNoOtherDocument(t *testing.T) {
	s := opened(t)
	for i, path := range []string{"/a/pont.txt", "/b/pont.txt"} {
		it := bridge(t, bridgeText)
		it.Key, it.Record.Document.URL = path, ""
		if out := add(t, s, it); (out.Status == New) != (i == 0) {
			t.Errorf("%s: %+v", path, out)
		}
	}
}

func TestAChangedArticleIsANewVersion(t *testing.T) {
	s := opened(t)
	first := add(t, s, bridge(t, bridgeText))
	it := bridge(t, "La ministre Odile Marchetti a dit que Paul Verdon refuse les œuvres et le pont.")
	it.Record.Statements = it.Record.Statements[:1]
	it.Record.Statements[0].Content[0] = spanOf(t, it.Record.Document.Text, "que Paul Verdon refuse les œuvres et le pont")
	out := add(t, s, it)
	if out.Status != Changed || out.Version != 2 || out.Document != first.Document || out.Count["changed"] != 1 || out.Count["gone"] != 1 {
		t.Fatalf("%+v", out)
	}
	changes, err := s.Changes(out.Document, 2)
	if err != nil || len(changes) != 2 {
		t.Fatal(changes, err)
	}
	if got := found(t, s, Newest{}); got != "s1" {
		t.Error(got)
	}
	if got := found(t, s, And{}); got != "s1 s1 s2" {
		t.Error(got)
	}
	whole(t, s)
}

func TestConditions(t *testing.T) {
	s := opened(t)
	add(t, s, bridge(t, bridgeText))
	named := func(name string, keys ...string) []Entity {
		e, err := s.Named(name, keys)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	for _, c := range []struct {
		what string
		c    Condition
		want string
	}{
		{"a word without its accents and ligature", Text{Field: "content", Words: []string{"oeuvre"}}, "s1 s2"},
		{"another form of a word", Text{Field: "content", Words: []string{"refusait"}}, "s1"},
		{"a phrase", Text{Field: "content", Words: []string{"paul", "verdon"}}, "s1"},
		{"a phrase that is none", Text{Field: "content", Words: []string{"verdon", "paul"}}, ""},
		{"a beginning", Text{Field: "content", Words: []string{"verd"}, Prefix: true}, "s1"},
		{"a cue", Text{Field: "cue", Words: []string{"dire"}}, ""},
		{"a cue's form", Text{Field: "cue", Words: []string{"dit"}}, "s1"},
		{"a role", Text{Field: "role", Words: []string{"ministres"}}, "s1"},
		{"a speaker", Speaker{named("marchetti")}, "s1"},
		{"a speaker by key", Speaker{named("", "Q42424242")}, "s2"},
		{"nobody", Speaker{named("nobody")}, ""},
		{"about somebody", About{named("Verdon Paul")}, "s1"},
		{"through somebody", Through{named("Odile")}, "s2"},
		{"an outlet", Outlet{[]string{"courrier"}}, "s1 s2"},
		{"another outlet", Outlet{[]string{"gazette"}}, ""},
		{"days", Days{20240801, 20240831}, "s1 s2"},
		{"other days", Days{20240901, 99999999}, ""},
		{"a mode and a kind", And{Mode{selon.Indirect}, Kind{selon.Attitude}}, "s2"},
		{"either", Or{Kind{selon.Attitude}, Text{Field: "content", Words: []string{"refuse"}}}, "s1 s2"},
		{"not", Not{Kind{selon.Attitude}}, "s1"},
		{"confidence", Least{0.9}, "s1"},
		{"unnamed", Unnamed{}, ""},
		{"a language", Lang{"en"}, ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := found(t, s, c.c); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
	hits, _, _, err := s.Find(context.Background(), Text{Field: "content", Words: []string{"refuse"}}, ByRelevance, 10, 0, 0)
	if err != nil || len(hits) != 1 {
		t.Error(hits, err)
	}
	for _, by := range []string{"speaker", "outlet", "month", "about"} {
		groups, err := s.Groups(context.Background(), And{}, by, 10, 0)
		if err != nil || len(groups) == 0 {
			t.Error(by, groups, err)
		}
	}
	f, err := s.Facets(context.Background(), And{}, 10, 100)
	if err != nil || len(f.Speakers) != 2 || len(f.Outlets) != 1 || len(f.Months) != 1 || f.Months[0].Name != "2024-08" || f.Partial {
		t.Errorf("%+v %v", f, err)
	}
	if f, err := s.Facets(context.Background(), And{}, 10, 1); err != nil || !f.Partial {
		t.Errorf("%+v %v", f, err)
	}
}

func TestCorrectionsLast(t *testing.T) {
	s, ctx := opened(t), context.Background()
	out := add(t, s, bridge(t, bridgeText))
	id := func(local string) ID { return ID{out.Document, 1, local} }
	correct := func(c Correction) int64 {
		t.Helper()
		c.Who, c.At = "ada", "2026-01-01T00:00:00Z"
		n, err := s.Correct(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	speaker := correct(Correction{What: SetSpeaker, Target: id("s2"), Detail: Detail{Speaker: &selon.Speaker{Name: "Ann Lowe", Type: selon.Person}, Key: "person:an lo"}})
	correct(Correction{What: SetKind, Target: id("s2"), Detail: Detail{Kind: selon.Said}})
	correct(Correction{What: SetSpan, Target: id("s1"), Detail: Detail{Field: "content", Spans: []selon.Span{spanOf(t, bridgeText, "Paul Verdon refuse les œuvres")}}})
	correct(Correction{What: AddNew, Target: ID{Document: out.Document, Version: 1}, Detail: Detail{Statement: &selon.Statement{Mode: selon.Indirect, Kind: selon.Said, Content: []selon.Span{spanOf(t, bridgeText, "Cafe\u0301")}}}})
	if e, err := s.Named("Ann Lowe", nil); err != nil || found(t, s, Speaker{e}) != "s2" {
		t.Error(e, err)
	}
	if got := found(t, s, Kind{selon.Attitude}); got != "" {
		t.Error(got)
	}
	if got := found(t, s, Text{Field: "content", Words: []string{"cafe"}}); got != "c4" {
		t.Error(got)
	}
	rejected := correct(Correction{What: Reject, Target: id("s1")})
	if got := found(t, s, And{}); got != "s2 c4" {
		t.Error(got)
	}
	whole(t, s)
	for _, n := range []int64{speaker, rejected} {
		if err := s.Undo(ctx, n, "ada", "2026-01-02T00:00:00Z"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Undo(ctx, speaker, "ada", "2026-01-02T00:00:00Z"); err == nil {
		t.Error("undone twice")
	}
	if e, _ := s.Named("Verdon", nil); found(t, s, Speaker{e}) != "s2" {
		t.Error("the speaker did not come back")
	}
	// What would not hold is refused, and leaves nothing.
	if _, err := s.Correct(ctx, Correction{Who: "ada", What: SetSpan, Target: id("s1"), Detail: Detail{Field: "content", Spans: []selon.Span{{From: 0, To: 9999}}}}); err == nil {
		t.Error("a span outside the text was kept")
	}
	list, err := s.Corrections(out.Document, 1)
	if err != nil || len(list) != 5 {
		t.Error(len(list), err)
	}
	whole(t, s)
}

func TestMergedEntitiesAreOne(t *testing.T) {
	s, ctx := opened(t), context.Background()
	add(t, s, bridge(t, bridgeText))
	merge := Correction{Who: "ada", What: Merge, Detail: Detail{Keys: []string{"Q42424242", "person:odil marketi:f"}}}
	n, err := s.Correct(ctx, merge)
	if err != nil {
		t.Fatal(err)
	}
	e, _ := s.Named("Odile", nil)
	if got := found(t, s, Speaker{e}); got != "s1 s2" {
		t.Error(got)
	}
	if err := s.Undo(ctx, n, "ada", "now"); err != nil {
		t.Fatal(err)
	}
	e, _ = s.Named("Odile", nil)
	if got := found(t, s, Speaker{e}); got != "s1" {
		t.Error(got)
	}
	if _, err := s.Correct(ctx, Correction{Who: "ada", What: Merge, Detail: Detail{Keys: []string{"Q42424242", "nobody"}}}); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
}

func TestWhatIsNoRecordIsRefused(t *testing.T) {
	dir := t.TempDir()
	garbage := filepath.Join(dir, "garbage.db")
	os.WriteFile(garbage, []byte(strings.Repeat("not a database at all ", 100)), 0o644)
	other := filepath.Join(dir, "other.db")
	db, _ := sql.Open("sqlite", other)
	db.Exec("CREATE TABLE t (a)")
	db.Close()
	newer := filepath.Join(dir, "newer.db")
	db, _ = sql.Open("sqlite", newer)
	db.Exec("PRAGMA user_version = 99")
	db.Close()
	for _, path := range []string{garbage, other, newer, dir, filepath.Join(dir, "missing.db")} {
		if s, err := OpenExisting(path, packs()); err == nil {
			s.Close()
			t.Errorf("%s was opened", path)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("more than a line: %v", err)
		}
	}
}

func TestDamageIsFound(t *testing.T) {
	s := opened(t)
	add(t, s, bridge(t, bridgeText))
	it := bridge(t, bridgeText)
	it.Record.Document.Text = strings.Replace(bridgeText, "refuse", "accept", 1)
	body, err := s.coder.Pack(it.Record, it.Keys, it.Key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec("UPDATE version SET body = ?", body); err != nil {
		t.Fatal(err)
	}
	var faults []string
	if _, _, err := s.Verify(context.Background(), func(f Fault) { faults = append(faults, f.String()) }); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, "hash") }) {
		t.Error(faults)
	}
}

func TestIDs(t *testing.T) {
	id, err := ParseID("3fa94c1e.12.s7")
	if err != nil || id.String() != "3fa94c1e.12.s7" {
		t.Error(id, err)
	}
	for _, bad := range []string{"", "s7", "3fa94c1e.s7", "3fa94c1e.0.s7", "3fa94c1e.x.s7", "..", "a.1."} {
		if _, err := ParseID(bad); err == nil {
			t.Errorf("%q is no id", bad)
		}
	}
}

// A record that goes on being added to and searched is proved without false alarm.
func TestVerifyBetweenAdds(t *testing.T) {
	s := opened(t)
	for n := range 30 {
		it := bridge(t, bridgeText+strings.Repeat(" Fin.", n))
		it.Key += strings.Repeat("x", n)
		add(t, s, it)
		if _, err := s.Count(context.Background(), Text{Field: "content", Words: []string{"oeuvre"}}, 0); err != nil {
			t.Fatal(err)
		}
		whole(t, s)
	}
}
