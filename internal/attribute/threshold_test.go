package attribute

import (
	"context"
	"path/filepath"
	"testing"

	"selon"
	"selon/internal/eval"
	"selon/internal/model"
	"selon/internal/model/kernel"
	"selon/internal/model/weights"
)

// TestThresholds prints how other thresholds than the usual ones do on the
// development documents, and fails when one of them does clearly better in
// every language.
func TestThresholds(t *testing.T) {
	folders, _ := filepath.Glob("../../../shared/data/attribution/*/dev")
	if len(folders) == 0 || testing.Short() {
		t.Skip("thresholds are compared on ../shared/data/attribution, and not in short runs")
	}
	if len(weights.Network()) == 0 {
		t.Skip("no network has been trained in this tree")
	}
	net, err := model.Load(weights.Words(), weights.Network(), kernel.Best())
	if err != nil {
		t.Fatal(err)
	}
	trust, err := ReadCalibration(weights.Calibration())
	if err != nil {
		t.Fatal(err)
	}
	usual := Usual()
	tries := []Least{usual, {usual.Confidence, 1}}
	for _, c := range []float64{0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6} {
		tries = append(tries, Least{c, min(c, usual.Quoted)})
	}
	better := make([]int, len(tries))
	for _, folder := range folders {
		gold, err := eval.Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		reader, base := net.NewReader(), 0.0
		readings := make([]*model.Reading, len(gold))
		for i, g := range gold {
			if readings[i], err = reader.Read(context.Background(), g.Document.Text); err != nil {
				t.Fatal(err)
			}
		}
		for i, least := range tries {
			f := measure(t, gold, readings, New(nil, least, trust))
			if i == 0 {
				base = f
			}
			if f > base+1 {
				better[i]++
			}
			t.Logf("%s %+v: attribution_soft %.1f", filepath.Base(filepath.Dir(folder)), least, f)
		}
	}
	for i, n := range better {
		if n == len(folders) {
			t.Errorf("%+v is better by more than a point in every language", tries[i])
		}
	}
}

func measure(t *testing.T, gold []selon.Record, readings []*model.Reading, stage *Stage) float64 {
	t.Helper()
	var system []selon.Record
	for i, g := range gold {
		system = append(system, selon.Record{Document: g.Document, Statements: stage.statements(&g.Document, readings[i])})
	}
	report, err := eval.Measure(gold, system, eval.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return report.All.AttributionSoft.Percent()
}
