package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"selon"
)

// entitiesPy gives a function that runs the reference scorer of entities; it
// skips the test where there is none.
func entitiesPy(t *testing.T) func(args ...string) []byte {
	t.Helper()
	script := filepath.Join("..", "..", "..", "shared", "bin", "entities.py")
	if _, err := os.Stat(script); err != nil {
		t.Skip("no ../shared/bin/entities.py beside the repository to compare with")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 on the PATH to run the reference scorer")
	}
	return func(args ...string) []byte {
		out, err := exec.Command(python, append([]string{script}, args...)...).Output()
		if exit := new(exec.ExitError); errors.As(err, &exit) {
			t.Fatalf("entities.py %v: %s", args, exit.Stderr)
		} else if err != nil {
			t.Fatal(err)
		}
		return out
	}
}

func printedEntities(t *testing.T, f EntityFigures) []byte {
	t.Helper()
	b, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

func TestEntityFiguresAreTheReferences(t *testing.T) {
	dir := filepath.Join("testdata", "entities")
	gold, err := LoadEntities(filepath.Join(dir, "gold"))
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(filepath.Join(dir, "system.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	system, err := LoadSystem(file, gold)
	if err != nil {
		t.Fatal(err)
	}
	for name, base := range map[string]map[string]bool{
		"reference.json":      nil,
		"reference-base.json": {"Q2868": true, "Q419": true, "Q1": true},
	} {
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := printedEntities(t, MeasureEntities(gold, system, base)); !bytes.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestAgreesWithReferenceOnDevEntities(t *testing.T) {
	score := entitiesPy(t)
	dir := filepath.Join("..", "..", "..", "shared", "data", "entities", "fr", "dev")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no %s to spoil", dir)
	}
	gold, err := LoadEntities(dir)
	if err != nil {
		t.Fatal(err)
	}
	system := spoilEntities(gold, rand.New(rand.NewPCG(3, 5)))
	path := filepath.Join(t.TempDir(), "system.jsonl")
	if err := os.WriteFile(path, printRecords(t, system), 0o600); err != nil {
		t.Fatal(err)
	}
	base, file := make(map[string]bool), filepath.Join(t.TempDir(), "base")
	var ids strings.Builder
	for i, g := range gold {
		for _, e := range g.Entities {
			if i%2 == 0 && e.Wikidata != "" {
				base[e.Wikidata] = true
				fmt.Fprintln(&ids, e.Wikidata)
			}
		}
	}
	write(t, file, ids.String())
	if got, want := printedEntities(t, MeasureEntities(gold, system, nil)), score(dir, path); !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := printedEntities(t, MeasureEntities(gold, system, base)), score(dir, path, "--base", file); !bytes.Equal(got, want) {
		t.Errorf("with a base: got\n%s\nwant\n%s", got, want)
	}
}

// spoilEntities gives what a bad system might have found.
func spoilEntities(gold []selon.Record, r *rand.Rand) []selon.Record {
	var out []selon.Record
	for _, g := range gold {
		if r.Float64() < 0.05 {
			continue
		}
		s := selon.Record{Document: g.Document}
		for _, e := range g.Entities {
			x := e
			x.Mentions = nil
			for _, m := range e.Mentions {
				switch p := r.Float64(); {
				case p < 0.1:
					continue
				case p < 0.2:
					m.Span = move(g.Document.Text, m.Span, r)
				case p < 0.25:
					m.Kind = []selon.MentionKind{selon.PronounMention, selon.TitleMention, selon.RoleMention, selon.AcronymMention}[r.IntN(4)]
				}
				x.Mentions = append(x.Mentions, m)
			}
			switch p := r.Float64(); {
			case p < 0.1:
				x.Wikidata = ""
			case p < 0.2:
				x.Wikidata = g.Entities[r.IntN(len(g.Entities))].Wikidata
			case p < 0.3:
				x.Type = g.Entities[r.IntN(len(g.Entities))].Type
			case p < 0.4:
				s.Entities = append(s.Entities, e) // the same mentions twice
			}
			s.Entities = append(s.Entities, x)
		}
		out = append(out, s)
	}
	return out
}

func FuzzParseEntityGold(f *testing.F) {
	b, err := os.ReadFile(filepath.Join("testdata", "entities", "gold", "fr-a.json"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"id": "d", "text": "é", "entities": [{"mentions": [{"start": 0, "end": 1, "kind": "role"}, [0, 1]]}, null]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := parseEntityGold(b)
		if err != nil || r == nil {
			return
		}
		one := []selon.Record{*r}
		e := MeasureEntities(one, one, nil)
		if e.Spans.Right > min(e.Spans.System, e.Spans.Gold) || e.Names.Right > e.Spans.Right {
			t.Errorf("%+v", e)
		}
	})
}
