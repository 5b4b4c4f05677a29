package eval

import (
	"bytes"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"selon"
)

var update = flag.Bool("update", false, "rewrite the golden files that this package prints")

// golden compares with testdata/golden/NAME.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
	}
}

func TestTable(t *testing.T) {
	gold, system := load(t, "gold", "system.jsonl")
	for name, opt := range map[string]Options{"table.txt": {Interval: true}, "table-attitude.txt": {Kind: selon.Attitude}} {
		var b bytes.Buffer
		if err := WriteTable(&b, measure(t, gold, system, opt)); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

func TestMissesAndFalseAlarms(t *testing.T) {
	gold, system := load(t, "gold", "system.jsonl")
	all, err := Compare(gold, system, "")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteMisses(&b, Misses(all), FalseAlarms(all), 5); err != nil {
		t.Fatal(err)
	}
	golden(t, "misses.txt", b.Bytes())
}

func TestWhatIsPrintedIsSafeForTerminals(t *testing.T) {
	text := "He said \x1b[31m\u009bred\x07, they say."
	r := []selon.Record{{Document: selon.Document{ID: "d\x1b[2J", Lang: "e\x1b\tn", Text: text},
		Statements: []selon.Statement{{ID: "s\x1b", Content: []selon.Span{{From: 0, To: len(text)}}}}}}
	all, err := Compare(r, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteMisses(&b, Misses(all), nil, 1); err != nil {
		t.Fatal(err)
	}
	if err := WriteTable(&b, measure(t, r, nil, Options{})); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\u009b\x07") {
		t.Errorf("control characters in %q", b.String())
	}
}

func TestReliability(t *testing.T) {
	c := Reliability([]Outcome{
		{Confidence: 0, Right: false}, {Confidence: 0.05, Right: false},
		{Confidence: 0.1, Right: true}, // the upper bound belongs to the next bin
		{Confidence: 0.85, Right: true}, {Confidence: 0.81, Right: false},
		{Confidence: 1, Right: true}, {Confidence: 7, Right: true}, {Confidence: -1, Right: false}, {Confidence: math.NaN(), Right: false},
	})
	for bin, want := range map[int]Share{0: {0, 4}, 1: {1, 1}, 5: {}, 8: {1, 2}, 9: {2, 2}} {
		if got := c.Bins[bin].Statements; got != want {
			t.Errorf("bin %d: %v, want %v", bin, got, want)
		}
	}
	if b := c.Bins[8]; b.From != 0.8 || b.To != 0.9 || math.Abs(b.Confidence-0.83) > 1e-9 {
		t.Errorf("bin 8: %+v", b)
	}
	// Ten statements said to be right at 0.9, of which 0.7 are, and ten at 0.4, of which 0.5 are.
	var o []Outcome
	for i := range 10 {
		o = append(o, Outcome{Confidence: 0.9, Right: i < 7}, Outcome{Confidence: 0.4, Right: i < 5})
	}
	if got := Reliability(o).Error; math.Abs(got-0.15) > 1e-9 {
		t.Errorf("error %v, want half of 0.2 and half of 0.1", got)
	}
	if got := Reliability(nil); got.Error != 0 || got.Bins[9].To != 1 {
		t.Errorf("of nothing: %+v", got)
	}
}

func TestOutcomes(t *testing.T) {
	gold, system := load(t, "gold", "system.jsonl")
	all, err := Compare(gold, system, "")
	if err != nil {
		t.Fatal(err)
	}
	outcomes, right := Outcomes(all), 0
	for _, o := range outcomes {
		if o.Right {
			right++
		}
	}
	if f := Sum(all); len(outcomes) != f.System || right != f.AttributionSoft.Right {
		t.Errorf("%d outcomes, %d right; figures %+v", len(outcomes), right, f.AttributionSoft)
	}
	var b bytes.Buffer
	if err := WriteOutcomes(&b, outcomes); err != nil {
		t.Fatal(err)
	}
	golden(t, "outcomes.csv", b.Bytes())
}

func TestGroups(t *testing.T) {
	gold, system := load(t, "gold", "system.jsonl")
	r := measure(t, gold, system, Options{})
	if len(r.ByLanguage) != 2 || r.ByLanguage[0].Name != "en" || r.ByLanguage[0].Documents != 4 || r.ByLanguage[1].Name != "fr" {
		t.Errorf("languages %+v", r.ByLanguage)
	}
	if a, b := r.ByLanguage[0].Figures, r.ByLanguage[1].Figures; a.Gold+b.Gold != r.All.Gold || a.AttributionSoft.Right+b.AttributionSoft.Right != r.All.AttributionSoft.Right {
		t.Error("the languages do not add up to all")
	}
	// One document has no kinds and one no statements at all.
	if len(r.ByKind) != 2 || r.ByKind[0].Documents != 4 {
		t.Errorf("kinds %+v", r.ByKind)
	}
	for _, m := range r.ByMode {
		recall := map[selon.Mode]Share{selon.Direct: r.All.RecallByMode.Direct, selon.Mixed: r.All.RecallByMode.Mixed, selon.Indirect: r.All.RecallByMode.Indirect}[m.Mode]
		if m.Found != recall {
			t.Errorf("%s: found %v, recall by mode %v", m.Mode, m.Found, recall)
		}
	}
}
