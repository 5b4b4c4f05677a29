package ask

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"selon"
	"selon/internal/store"
)

// world knows one person and one office.
type world struct{}

func (world) Keys(name string) []string {
	if strings.EqualFold(name, "la ministre") {
		return []string{"Q1"}
	}
	return nil
}

func (world) Office(words string) ([]Holder, bool) {
	if words != "ministre des ponts" {
		return nil, false
	}
	return []Holder{{"Q1", 20240101, 20241231}}, true
}

const text = "Odile Marchetti a dit que le pont est fermé. Paul Verdon a promis un port à Lyon."

// asker asks a record of two statements, s1 of Q1 and s2 of Paul Verdon.
func asker(t testing.TB) *Asker {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "r.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	span := func(w string) []selon.Span {
		at := strings.Index(text, w)
		return []selon.Span{{From: at, To: at + len(w)}}
	}
	mention := func(w string) []selon.Mention {
		return []selon.Mention{{Span: span(w)[0], Kind: selon.NameMention, Confidence: 1}}
	}
	rec := &selon.Record{Model: "m", Document: selon.Document{ID: "d", URL: "https://x.example/1", Outlet: "Le Courrier", Published: "2024-08-05", Lang: "fr", Text: text},
		Entities: []selon.Entity{
			{ID: "e1", Type: selon.PersonEntity, Name: "Odile Marchetti", Wikidata: "Q1", Sure: 1, Mentions: mention("Odile Marchetti")},
			{ID: "e2", Type: selon.PersonEntity, Name: "Paul Verdon", Mentions: mention("Paul Verdon")},
			{ID: "e3", Type: selon.PlaceEntity, Name: "Lyon", Mentions: mention("Lyon")},
		},
		Statements: []selon.Statement{
			{ID: "s1", Mode: selon.Indirect, Kind: selon.Said, Source: span("Odile Marchetti"), Cue: span("a dit"), Content: span("que le pont est fermé"), Speaker: &selon.Speaker{Name: "Odile Marchetti", Type: selon.Person, Entity: "e1", Role: "maire"}, Confidence: 0.9},
			{ID: "s2", Mode: selon.Direct, Kind: selon.Attitude, Source: span("Paul Verdon"), Cue: span("a promis"), Content: span("un port à Lyon"), Speaker: &selon.Speaker{Name: "Paul Verdon", Type: selon.Person, Entity: "e2"}, Confidence: 0.5},
		}}
	if _, err := s.Add(context.Background(), []store.Item{{Key: rec.Document.URL, Record: rec, Keys: []string{"Q1", "person:pol verdon", "place:lyon"}, Fetched: "2024-08-06T00:00:00Z", Source: "test"}}); err != nil {
		t.Fatal(err)
	}
	return New(s, world{})
}

func TestQuestions(t *testing.T) {
	a := asker(t)
	for _, c := range []struct{ question, want string }{
		{"", "s1 s2"},
		{"pont", "s1"},
		{"pont port", ""},
		{"pont or port", "s1 s2"},
		{"pont ou port", "s1 s2"},
		{"pont | port", "s1 s2"},
		{"-pont", "s2"},
		{"not pont", "s2"},
		{"pont and fermé", "s1"},
		{"(pont or port) -lyon", "s1"},
		{"po*", "s1 s2"},
		{`"port à lyon"`, "s2"},
		{"« port à lyon »", "s2"},
		{"“est fermé”", "s1"},
		{"speaker:marchetti", "s1"},
		{`speaker:"la ministre"`, "s1"},
		{"Speaker:Verdon", "s2"},
		{"-speaker:verdon", "s1"},
		{"about:Lyon", "s2"},
		{"outlet:courrier mode:direct", "s2"},
		{"kind:attitude", "s2"},
		{"cue:dit", "s1"},
		{"after:2024-08", "s1 s2"},
		{"before:2024-08", ""},
		{"before:2024-08-06", "s1 s2"},
		{"in:2023", ""},
		{"confidence:0.8", "s1"},
		{"confidence:>=0.8", "s1"},
		{"lang:en", ""},
		{"anonymous:no", "s1 s2"},
		{"anonymous:yes", ""},
		{"said-by-office:maire", "s1"},
		{`said-by-office:"ministre des ponts"`, "s1"},
		{"version:all", "s1 s2"},
		{"document:00000000", ""},
		{"porte-parole", ""},
		{"c'est:non", ""}, // no operator: words
	} {
		got, err := a.Ask(context.Background(), c.question, Options{Order: store.ByDate, Limit: 10})
		if err != nil {
			t.Errorf("%s: %v", c.question, err)
			continue
		}
		var ids []string
		for _, h := range got.Hits {
			ids = append(ids, h.Statement.ID)
		}
		if strings.Join(ids, " ") != c.want || got.Total != len(ids) {
			t.Errorf("%s: %v, want %s", c.question, ids, c.want)
		}
	}
}

func TestWrongQuestions(t *testing.T) {
	a := asker(t)
	for question, what := range map[string]string{
		"speaker:": "without a value", "speaker: x": "without a value", "(a": "not closed", "a)": "not opened", `"a`: "not closed", "»": "not opened", "a and": "missing",
		"or a": "missing", "mode:x": "none of", "kind:x": "none of", "after:yesterday": "no date", "in:2024-13": "no date", "confidence:2": "no probability", "anonymous:maybe": "neither",
		"version:1": "not all", "--": "no word", strings.Repeat("(", 60) + "a": "too many brackets", strings.Repeat("a ", 6000): "longer",
	} {
		_, err := a.Condition(question)
		var wrong *Error
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), what) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.20s: %v, want %q in it", question, err, what)
		}
	}
}

func TestDossier(t *testing.T) {
	a := asker(t)
	if d, err := a.Dossier(context.Background(), "marchetti", "", 5); err != nil || len(d.Roles) != 1 || d.Roles[0] != (Role{"maire", "2024-08-05", "2024-08-05"}) {
		t.Errorf("%+v %v", d, err)
	}
	d, err := a.Dossier(context.Background(), "verdon", "", 5)
	if err != nil || d.Said.Total != 1 || len(d.Said.With) != 1 || d.Said.With[0].Name != "Lyon" || len(d.Said.Months) != 1 || d.Entities[0].Name != "Paul Verdon" {
		t.Errorf("%+v %v", d, err)
	}
	if _, err := a.Dossier(context.Background(), "nobody", "", 5); !errors.Is(err, store.ErrNone) {
		t.Error(err)
	}
}

func TestEveryOperatorIsTaken(t *testing.T) {
	a := asker(t)
	for _, o := range Operators() {
		if _, err := a.Condition(o.Example); err != nil {
			t.Errorf("%s: %v", o.Example, err)
		}
	}
}

// Whatever is typed is answered, or is wrong in one line.
func FuzzQuestion(f *testing.F) {
	for _, q := range []string{`speaker:"a" (b or -c*) "d e" after:2024`, "a:b:c", "«a»* -(", "not not not a", "\x00\xff \"", "in:0000-00-00"} {
		f.Add(q)
	}
	a := asker(f)
	f.Fuzz(func(t *testing.T, question string) {
		_, err := a.Ask(context.Background(), question, Options{Order: store.ByRelevance, Limit: 5})
		var wrong *Error
		if err != nil && !errors.As(err, &wrong) {
			t.Errorf("%q: %v", question, err)
		}
	})
}
