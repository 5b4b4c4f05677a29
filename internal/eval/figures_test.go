package eval

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"selon"
)

// load reads a gold directory and printed output of the test data.
func load(t testing.TB, dir, output string) (gold, system []selon.Record) {
	t.Helper()
	gold, err := Load(filepath.Join("testdata", dir))
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join("testdata", output))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	system, err = LoadSystem(f, gold)
	if err != nil {
		t.Fatal(err)
	}
	return gold, system
}

func measure(t testing.TB, gold, system []selon.Record, opt Options) *Report {
	t.Helper()
	r, err := Measure(gold, system, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func printed(t testing.TB, f Figures) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSON(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// reference lists what testdata/reference holds: the output of
// "gold.py score GOLD SYSTEM ARGS" for the test data.
var reference = []struct {
	file, gold, system string
	opt                Options
	args               []string
}{
	{"all", "gold", "system.jsonl", Options{}, nil},
	{"interval", "gold", "system.jsonl", Options{Interval: true}, []string{"--interval"}},
	{"statement", "gold", "system.jsonl", Options{Kind: selon.Said, Interval: true}, []string{"--kinds", "statement", "--interval"}},
	{"attitude", "gold", "system.jsonl", Options{Kind: selon.Attitude}, []string{"--kinds", "attitude"}},
	{"rumour", "gold", "system.jsonl", Options{Kind: "rumour"}, []string{"--kinds", "rumour"}},
	{"brat", "brat", "brat-system.jsonl", Options{Interval: true}, []string{"--interval"}},
}

func TestFiguresAreTheReferences(t *testing.T) {
	for _, r := range reference {
		t.Run(r.file, func(t *testing.T) {
			gold, system := load(t, r.gold, r.system)
			got := printed(t, measure(t, gold, system, r.opt).All)
			want, err := os.ReadFile(filepath.Join("testdata", "reference", r.file+".json"))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestGoldFindsItself(t *testing.T) {
	gold, _ := load(t, "gold", "system.jsonl")
	f := measure(t, gold, gold, Options{}).All
	for name, f1 := range map[string]F1{
		"content exact": f.ContentExactCharacters, "attribution": f.AttributionSoft,
		"addressee": *f.Addressee, "parent": *f.Parent, "speaker": *f.SpeakerSoft,
	} {
		if f1.Percent() != 100 {
			t.Errorf("%s: %+v, want all", name, f1)
		}
	}
}

func TestRecordsOutsideGoldAndMissingOnes(t *testing.T) {
	gold, system := load(t, "gold", "system.jsonl")
	before := measure(t, gold, system, Options{}).All
	more := append(system, selon.Record{Document: selon.Document{ID: "elsewhere", Text: "x"},
		Statements: []selon.Statement{{Content: []selon.Span{{From: 0, To: 1}}}}})
	if after := measure(t, gold, more, Options{}).All; !bytes.Equal(printed(t, before), printed(t, after)) {
		t.Error("a document that gold does not have changed the figures")
	}
	f := measure(t, gold, nil, Options{Interval: true}).All
	if f.MissingDocuments != len(gold) || f.AttributionSoft.Right != 0 || f.Gold != before.Gold {
		t.Errorf("of an empty output: %+v", f)
	}
}

func TestCompareRefusesOtherTextsAndCutCharacters(t *testing.T) {
	const text = "Elle a dit « é »."
	record := func(text string, spans ...selon.Span) []selon.Record {
		return []selon.Record{{Document: selon.Document{ID: "d", Text: text}, Statements: []selon.Statement{{ID: "s", Content: spans}}}}
	}
	for name, system := range map[string][]selon.Record{
		"another text":    record(text + " "),
		"before the text": record(text, selon.Span{From: -1, To: 2}),
		"behind the text": record(text, selon.Span{From: 0, To: len(text) + 1}),
		"backwards":       record(text, selon.Span{From: 4, To: 2}),
		"half a letter":   record(text, selon.Span{From: 0, To: 12}),
	} {
		if _, err := Compare(record(text), system, ""); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Compare(record(text, selon.Span{From: 0, To: 4}), record(text, selon.Span{From: 2, To: 2}), ""); err != nil {
		t.Errorf("an empty span: %v", err)
	}
}
