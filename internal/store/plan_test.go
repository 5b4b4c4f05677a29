package store

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"selon"
)

// crowded is a record of many statements on few days, in two languages.
func crowded(t *testing.T) *Store {
	t.Helper()
	s := opened(t)
	var items []Item
	for i := range 120 {
		word := []string{"pont", "port", "pont port", "grève"}[i%4]
		text := fmt.Sprintf("Odile Marchetti a dit que le %s de la ville numéro %d est fermé.", word, i)
		span := func(w string) []selon.Span {
			at := strings.Index(text, w)
			return []selon.Span{{From: at, To: at + len(w)}}
		}
		rec := &selon.Record{Model: "m", Document: selon.Document{ID: fmt.Sprint(i), URL: fmt.Sprintf("https://x.example/%d", i), Outlet: "Le Courrier", Published: fmt.Sprintf("2024-08-%02d", 1+i*7%20), Lang: []string{"fr", "en"}[i%2], Text: text},
			Entities: []selon.Entity{{ID: "e1", Type: selon.PersonEntity, Name: "Odile Marchetti", Mentions: []selon.Mention{{Span: span("Odile Marchetti")[0], Kind: selon.NameMention, Confidence: 1}}}},
			Statements: []selon.Statement{
				{ID: "s1", Mode: selon.Indirect, Kind: selon.Said, Source: span("Odile Marchetti"), Content: span(text[strings.Index(text, "que"):]), Speaker: &selon.Speaker{Name: "Odile Marchetti", Type: selon.Person, Entity: "e1"}, Confidence: 0.9},
				{ID: "s2", Mode: selon.Direct, Kind: selon.Attitude, Content: span(word), Confidence: 0.5},
			}}
		items = append(items, Item{Key: rec.Document.URL, Record: rec, Keys: []string{"person:odil marketi"}, Fetched: "2024-09-01T00:00:00Z", Source: "test"})
	}
	if _, err := s.Add(context.Background(), items); err != nil {
		t.Fatal(err)
	}
	return s
}

// Whichever index leads, the answer is the same; only counting stops.
func TestAnswersDoNotDependOnThePlan(t *testing.T) {
	s := crowded(t)
	who, err := s.Named("marchetti", nil)
	if err != nil || len(who) != 1 {
		t.Fatal(who, err)
	}
	word := func(w ...string) Text { return Text{Field: "content", Words: w} }
	for name, c := range map[string]Condition{
		"all":            And{},
		"a word":         word("pont"),
		"two words":      And{word("pont"), word("port"), Newest{}},
		"a phrase":       word("pont", "port"),
		"a small word":   word("le"),
		"a word or one":  Or{word("grève"), Mode{selon.Direct}},
		"not a word":     And{Not{word("pont")}, Newest{}},
		"a speaker":      And{Speaker{who}, Newest{}},
		"both":           And{And{Speaker{who}, word("pont")}, Newest{}},
		"days":           And{word("pont"), Days{20240805, 20240810}},
		"a kind":         And{Kind{selon.Attitude}, word("port"), Lang{"fr"}},
		"nothing":        word("absent"),
		"half a word":    Text{Field: "content", Words: []string{"gr"}, Prefix: true},
		"nothing at all": Or{},
	} {
		for _, order := range []Order{ByDate, ByAge, ByRelevance, ByConfidence} {
			want, total, more, err := s.Find(context.Background(), c, order, 300, 0, 0)
			if err != nil || more || total != len(want) {
				t.Fatalf("%s by %s: %d of %d, %v", name, order, len(want), total, err)
			}
			for _, countTo := range []int{1, 7, 100, 1000} {
				for offset := 0; offset < min(total, 60); offset += 20 {
					got, counted, more, err := s.Find(context.Background(), c, order, 20, offset, countTo)
					if err != nil || counted != min(total, countTo) || more != (total > countTo) {
						t.Fatalf("%s by %s: counted %d to %d of %d, more %v, %v", name, order, counted, countTo, total, more, err)
					}
					if end := min(offset+20, total); !reflect.DeepEqual(ids(got), ids(want[offset:end])) {
						t.Fatalf("%s by %s from %d: %v, want %v", name, order, offset, ids(got), ids(want[offset:end]))
					}
				}
			}
		}
	}
}

func ids(hits []Hit) (out []string) {
	for _, h := range hits {
		out = append(out, h.ID.String())
	}
	return out
}

// Words lead only where nothing else does.
func TestWhatLeads(t *testing.T) {
	q := query{store: crowded(t), match: `content : "pont"`}
	if from, _, _ := q.streamed(); !strings.HasPrefix(from, "words") {
		t.Errorf("words alone: %q", from)
	}
	q.rest = And{Speaker{}}
	if from, _, _ := q.streamed(); from != "statement s" {
		t.Errorf("with a speaker: %q", from)
	}
}
