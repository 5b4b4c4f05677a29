package eval

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"selon"
)

func FuzzParseGold(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "gold", "*.json"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"id": "d", "text": "\ud83c\udf3b \ud800", "attributions": [{"content": [[0, 1], {"start": 2, "end": 3}], "speaker": {"name": null}}, null]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := parseGold(b)
		if err == nil && r != nil {
			judge(t, r, r)
		}
	})
}

func FuzzParseBrat(f *testing.F) {
	f.Add("Il dit « oui ».", "T1\tCue 3 6\tdit\nT2\tContent 7 9;9 14\t« oui »\nE1\tAttribution:T1 Cue:T1 Content:T2 Content2:T1")
	f.Add("é", "T1\tX 0 1\r\nE1\tX:T1 Source:T1 :")
	f.Fuzz(func(t *testing.T, text, annotation string) {
		r, err := parseBrat("d", text, annotation)
		if err == nil {
			judge(t, r, r)
		}
	})
}

func FuzzLoadSystem(f *testing.F) {
	b, err := os.ReadFile(filepath.Join("testdata", "system.jsonl"))
	if err != nil {
		f.Fatal(err)
	}
	for line := range bytes.Lines(b) {
		f.Add(line)
	}
	gold, err := Load(filepath.Join("testdata", "gold"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		system, err := LoadSystem(bytes.NewReader(b), gold)
		if err != nil {
			return
		}
		for i := range system {
			for j := range gold {
				if gold[j].Document.ID == system[i].Document.ID && gold[j].Document.Text == system[i].Document.Text {
					judge(t, &gold[j], &system[i])
				}
			}
		}
	})
}

// judge measures and prints one record, and asserts what holds of any.
func judge(t *testing.T, gold, system *selon.Record) {
	t.Helper()
	all, err := Compare([]selon.Record{*gold}, []selon.Record{*system}, "")
	if err != nil {
		t.Fatalf("what was loaded is refused: %v", err)
	}
	f := Sum(all)
	for name, f1 := range map[string]F1{"exact": f.ContentExact, "soft": f.ContentSoft, "attribution": f.AttributionSoft, "tokens": f.ContentTokens} {
		if f1.Right < 0 || f1.Right > min(f1.System, f1.Gold) {
			t.Errorf("%s: %+v", name, f1)
		}
	}
	misses, alarms := Misses(all), FalseAlarms(all)
	if len(misses) != f.Gold-f.AttributionSoft.Right || len(alarms) != f.System-f.ContentSoft.Right {
		t.Errorf("%d misses and %d false alarms of %+v", len(misses), len(alarms), f)
	}
	var b bytes.Buffer
	if err := WriteMisses(&b, misses, alarms, 1000); err != nil {
		t.Error(err)
	}
	if err := WriteJSON(&b, f); err != nil {
		t.Error(err)
	}
}
