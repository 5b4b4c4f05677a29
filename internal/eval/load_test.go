package eval

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"selon"
)

func TestLoadTurnsCharactersIntoBytes(t *testing.T) {
	gold, _ := load(t, "gold", "system.jsonl")
	var ids []string
	for _, g := range gold {
		ids = append(ids, g.Document.ID)
	}
	if want := []string{"en-empty", "en-missing", "en-null", "en-ties", "fr-combining", "fr-emoji"}; !slices.Equal(ids, want) {
		t.Fatalf("documents %v, want %v in the order of the files", ids, want)
	}
	g := gold[5]
	d := g.Document
	if d.Lang != "fr" || d.Title != "La passerelle" || d.Outlet != "Essai" || d.Published != "2024-03-05" {
		t.Errorf("document %+v", d)
	}
	s := g.Statements[1]
	if got := join(d.Text, s.Content); got != "« Nous n'avons rien caché et nous ne cacherons rien. »" || len(s.Content) != 2 {
		t.Errorf("content %q", got)
	}
	if s.Mode != selon.Direct || s.Kind != selon.Said || s.Speaker.Name != "Zoé Quéméner" || s.Speaker.Type != selon.Person {
		t.Errorf("statement %+v", s)
	}
	if s := gold[2].Statements[4]; s.Kind != "" || s.Speaker != nil || s.Source != nil {
		t.Errorf("what gold does not say is not empty: %+v", s)
	}
}

func TestLoadBrat(t *testing.T) {
	gold, _ := load(t, "brat", "brat-system.jsonl")
	text, s := gold[0].Document.Text, gold[0].Statements[1]
	if !strings.Contains(text, "\r\n") {
		t.Error("the line ends of the text were changed")
	}
	if got := join(text, s.Content); got != "Puis c'est non Ça y est" {
		t.Errorf("content %q: pieces and numbered roles belong together", got)
	}
	if join(text, s.Source) != "lui" || join(text, s.Cue) != "d'après" || s.ID != "E2" {
		t.Errorf("statement %+v", s)
	}
}

func TestLoadErrorsNameFileAndPlace(t *testing.T) {
	const head = `{"id": "d", "text": "Oui é", "attributions": [{"id": "a7", `
	for _, test := range []struct {
		name, file, content string
		want                []string
	}{
		{"broken JSON", "x.json", `{"id": `, []string{"x.json"}},
		{"not UTF-8", "x.json", "{\"text\": \"\xe9\", \"attributions\": []}", []string{"x.json", "UTF-8"}},
		{"outside", "x.json", head + `"content": [[0, 6]]}]}`, []string{"x.json", "document d", "a7", "content", "0-6", "5"}},
		{"negative", "x.json", head + `"cue": [[-1, 2]]}]}`, []string{"a7", "cue", "-1-2"}},
		{"backwards", "x.json", head + `"source": [[3, 2]]}]}`, []string{"a7", "source", "3-2"}},
		{"three numbers", "x.json", head + `"source": [[1, 2, 3]]}]}`, []string{"x.json", "[1, 2, 3]"}},
		{"half a span", "x.json", head + `"source": [{"start": 1}]}]}`, []string{"x.json", "end"}},
		{"no text beside", "x.ann", "", []string{"x.txt"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, test.file), test.content)
			_, err := Load(dir)
			if err == nil {
				t.Fatal("no error")
			}
			for _, w := range test.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("%q does not say %q", err, w)
				}
			}
		})
	}
}

func TestLoadOfNothingAndOfTwins(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "notes.json"), `["text", "attributions"]`)
	write(t, filepath.Join(dir, "other.json"), `{"text": 3, "id": 4}`)
	if _, err := Load(dir); !errors.Is(err, ErrNoGold) || !strings.Contains(err.Error(), dir) {
		t.Errorf("of a directory without gold: %v", err)
	}
	for _, name := range []string{"a.json", "b.json"} {
		write(t, filepath.Join(dir, name), `{"id": "same", "text": "", "attributions": []}`)
	}
	if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), "a.json") || !strings.Contains(err.Error(), "b.json") {
		t.Errorf("of two documents with one id: %v", err)
	}
}

func TestLoadSystemNamesTheLine(t *testing.T) {
	gold := []selon.Record{{Document: selon.Document{ID: "d", Text: "Oui"}}}
	for _, line := range []string{`{"id": "d", "statements": [{"id": "s4", "content": [[2, 4]]}]}`, `nothing`, "\"\xff\""} {
		_, err := LoadSystem(strings.NewReader(`{"id": "other"}`+"\n\n"+line), gold)
		if err == nil || !strings.Contains(err.Error(), "line 3") {
			t.Errorf("%s: %v", line, err)
		}
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
