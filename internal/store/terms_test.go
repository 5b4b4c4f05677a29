package store

import (
	"context"
	"path/filepath"
	"testing"

	"selon"
)

// A word is one term of SQLite's full-text index, whatever it is written in: a
// name of several cannot be looked for there.
func TestAWordIsOneTerm(t *testing.T) {
	s := opened(t)
	text := "हिन्दी परिषद ने कहा।"
	span := func(words string) []selon.Span { return []selon.Span{spanOf(t, text, words)} }
	rec := &selon.Record{Document: selon.Document{ID: "hi", URL: "https://x.example/hi", Lang: "hi", Text: text},
		Entities:   []selon.Entity{{ID: "e1", Type: selon.OrganizationEntity, Name: "हिन्दी परिषद", Mentions: []selon.Mention{{Span: span("हिन्दी परिषद")[0], Kind: selon.NameMention, Confidence: 1}}}},
		Statements: []selon.Statement{{ID: "s1", Mode: selon.Indirect, Kind: selon.Said, Source: span("हिन्दी परिषद"), Content: span("कहा"), Speaker: &selon.Speaker{Name: "हिन्दी परिषद", Type: selon.Organization, Entity: "e1"}, Confidence: 0.9}}}
	add(t, s, Item{Key: rec.Document.URL, Record: rec, Keys: []string{"hi"}, Fetched: "2024-09-01T00:00:00Z", Source: "test"})
	if who, err := s.Named("हिन्दी", nil); err != nil || len(who) != 1 {
		t.Errorf("%v %v", who, err)
	}
	if who, err := s.Named("हन्दा", nil); err != nil || len(who) != 0 {
		t.Errorf("other vowels: %v %v", who, err)
	}
	for _, r := range []rune{0x0488, 0x0903, 0x0B94, 0x1068, 0x0E33, 0x3042, 0x4E2D, 0x1F600} {
		if _, err := s.Named("a"+string(r)+"b", nil); err != nil {
			t.Errorf("%U: %v", r, err)
		}
	}
}

func FuzzTerms(f *testing.F) {
	f.Add("a\u1068f")
	f.Add("L’œuvre de Cafe\u0301 — \"AND\" NEAR( * ) ^x:y 👩‍🚀")
	s, err := Open(filepath.Join(f.TempDir(), "r.db"), packs())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	f.Fuzz(func(t *testing.T, text string) {
		words := Words(text)
		if len(words) == 0 || len(words) > 50 {
			return
		}
		for _, prefix := range []bool{false, true} {
			if _, err := s.Count(context.Background(), Text{Field: "content", Words: words, Prefix: prefix}, 0); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Named(text, nil); err != nil {
			t.Fatal(err)
		}
	})
}
