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
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"selon"
)

// goldPy gives a function that runs the reference scorer; it skips the test
// where there is none.
func goldPy(t *testing.T) func(args ...string) []byte {
	t.Helper()
	script := filepath.Join("..", "..", "..", "shared", "bin", "gold.py")
	if _, err := os.Stat(script); err != nil {
		t.Skip("no ../shared/bin/gold.py beside the repository to compare with")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 on the PATH to run the reference scorer")
	}
	return func(args ...string) []byte {
		out, err := exec.Command(python, append([]string{script, "score"}, args...)...).Output()
		if exit := new(exec.ExitError); errors.As(err, &exit) {
			t.Fatalf("gold.py %v: %s", args, exit.Stderr)
		} else if err != nil {
			t.Fatal(err)
		}
		return out
	}
}

func TestReferenceFilesAreUpToDate(t *testing.T) {
	if testing.Short() {
		t.Skip("the reference takes seconds to resample")
	}
	score := goldPy(t)
	for _, r := range reference {
		want, err := os.ReadFile(filepath.Join("testdata", "reference", r.file+".json"))
		if err != nil {
			t.Fatal(err)
		}
		args := append([]string{filepath.Join("testdata", r.gold), filepath.Join("testdata", r.system)}, r.args...)
		if got := score(args...); !bytes.Equal(got, want) {
			t.Errorf("%s: gold.py now prints\n%s", r.file, got)
		}
	}
}

// TestAgreesWithReferenceOnDev spoils the development gold in every way that a
// system might and lets both scorers judge it.
func TestAgreesWithReferenceOnDev(t *testing.T) {
	if testing.Short() {
		t.Skip("the reference takes seconds to resample")
	}
	score := goldPy(t)
	for _, lang := range []string{"fr", "en"} {
		dir := filepath.Join("..", "..", "..", "shared", "data", "attribution", lang, "dev")
		if _, err := os.Stat(dir); err != nil {
			t.Skipf("no %s to spoil", dir)
		}
		gold, err := Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		system := spoil(gold, rand.New(rand.NewPCG(7, 11)))
		path := filepath.Join(t.TempDir(), "system.jsonl")
		if err := os.WriteFile(path, printRecords(t, system), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, test := range []struct {
			opt  Options
			args []string
		}{
			{Options{}, nil},
			{Options{Kind: selon.Said, Interval: true}, []string{"--kinds", "statement", "--interval"}},
		} {
			t.Run(strings.Join(append([]string{lang}, test.args...), " "), func(t *testing.T) {
				got := printed(t, measure(t, gold, system, test.opt).All)
				if want := score(append([]string{dir, path}, test.args...)...); !bytes.Equal(got, want) {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
				b, err := os.Open(path)
				if err != nil {
					t.Fatal(err)
				}
				defer b.Close()
				loaded, err := LoadSystem(b, gold)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(measure(t, gold, loaded, test.opt), measure(t, gold, system, test.opt)) {
					t.Error("printed records are judged otherwise than those in memory")
				}
			})
		}
	}
}

// spoil gives what a bad system might have found: documents and statements
// dropped, doubled, cut, moved and mislabelled.
func spoil(gold []selon.Record, r *rand.Rand) []selon.Record {
	chance := func(p float64) bool { return r.Float64() < p }
	var out []selon.Record
	for _, g := range gold {
		if chance(0.05) {
			continue
		}
		s := selon.Record{Document: g.Document}
		for i := range g.Statements {
			x := g.Statements[i]
			other := g.Statements[r.IntN(len(g.Statements))]
			if chance(0.15) {
				continue
			}
			x.ID = "s" + x.ID
			if x.Parent != "" {
				x.Parent = "s" + x.Parent
			}
			x.Confidence = r.Float64()
			x.Kind = kindOf(&x)
			for _, spans := range []*[]selon.Span{&x.Content, &x.Source, &x.Cue, &x.Addressee} {
				*spans = slices.Clone(*spans)
				if chance(0.35) {
					for j := range *spans {
						(*spans)[j] = move(g.Document.Text, (*spans)[j], r)
					}
				}
				if chance(0.03) {
					*spans = nil
				}
			}
			if chance(0.1) {
				x.Source = other.Source
			}
			if chance(0.05) {
				x.Content = other.Content
			}
			if chance(0.1) {
				x.Mode = other.Mode
			}
			if chance(0.15) {
				x.Kind = selon.Attitude
			}
			if chance(0.1) {
				x.Parent = "s" + other.ID
			}
			switch {
			case chance(0.2):
				x.Speaker = nil
			case chance(0.2):
				x.Speaker = other.Speaker
			case x.Speaker != nil && chance(0.4):
				who := *x.Speaker
				who.Name = []string{strings.ToUpper(who.Name), "M. " + who.Name, who.Name + " et trois autres personnes", who.Name[strings.LastIndex(who.Name, " ")+1:]}[r.IntN(4)]
				x.Speaker = &who
			}
			s.Statements = append(s.Statements, x)
			if chance(0.1) {
				x.ID += "again"
				s.Statements = append(s.Statements, x)
			}
		}
		out = append(out, s)
	}
	return out
}

// move shifts both ends of a span by some characters.
func move(text string, s selon.Span, r *rand.Rand) selon.Span {
	shift := func(at int) int {
		if n := r.IntN(41) - 20; n < 0 {
			return before(text, at, -n)
		} else {
			return after(text, at, n)
		}
	}
	a, b := shift(s.From), shift(s.To)
	return selon.Span{From: min(a, b), To: max(a, b)}
}

// printRecords gives the records in the printed form, in code points.
func printRecords(t *testing.T, records []selon.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, r := range records {
		spans := func(in []selon.Span) []map[string]int {
			out := []map[string]int{}
			for _, s := range in {
				from := utf8.RuneCountInString(r.Document.Text[:s.From])
				out = append(out, map[string]int{"start": from, "end": from + utf8.RuneCountInString(s.Cut(r.Document.Text))})
			}
			return out
		}
		statements := []map[string]any{}
		for _, s := range r.Statements {
			m := map[string]any{"id": s.ID, "mode": orNull(string(s.Mode)), "kind": orNull(string(s.Kind)), "parent": orNull(s.Parent), "confidence": s.Confidence,
				"source": spans(s.Source), "cue": spans(s.Cue), "content": spans(s.Content), "addressee": spans(s.Addressee), "speaker": nil}
			if s.Speaker != nil {
				m["speaker"] = map[string]any{"name": s.Speaker.Name, "type": orNull(string(s.Speaker.Type)), "entity": nil}
			}
			statements = append(statements, m)
		}
		entities := []map[string]any{}
		for _, e := range r.Entities {
			mentions := []map[string]any{}
			for _, m := range e.Mentions {
				at := spans([]selon.Span{m.Span})[0]
				mentions = append(mentions, map[string]any{"start": at["start"], "end": at["end"], "kind": m.Kind})
			}
			entities = append(entities, map[string]any{"id": e.ID, "type": e.Type, "name": e.Name, "wikidata": orNull(e.Wikidata), "mentions": mentions})
		}
		line, err := json.Marshal(map[string]any{"id": r.Document.ID, "lang": r.Document.Lang, "text": r.Document.Text, "statements": statements, "entities": entities})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s\n", line)
	}
	return b.Bytes()
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
