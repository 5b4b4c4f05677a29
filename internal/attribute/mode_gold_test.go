package attribute

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"selon"
)

// The rule for the mode, on the spans of people, must agree with people.
func TestModeOnGoldSpans(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/data/attribution/fr/*/*.json")
	if len(files) == 0 {
		t.Skip("../shared is missing: the rule is not measured")
	}
	right, all := 0, 0
	confusion := map[string]int{}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var d struct {
			Text         string
			Attributions []struct {
				Mode    selon.Mode
				Content [][2]int
			}
		}
		if err := json.Unmarshal(raw, &d); err != nil {
			t.Fatal(err)
		}
		at := byteOffsets(d.Text)
		page := typography(d.Text, nil, splitParagraphs(d.Text))
		for _, a := range d.Attributions {
			var content []selon.Span
			for _, c := range a.Content {
				content = append(content, selon.Span{From: at[c[0]], To: at[c[1]]})
			}
			got := page.modeOf(content)
			all++
			confusion[string(a.Mode)+" read as "+string(got)]++
			if got == a.Mode {
				right++
			} else if testing.Verbose() {
				t.Logf("%s read as %s: %s", a.Mode, got, cutAll(d.Text, content))
			}
		}
	}
	share := float64(right) / float64(all)
	t.Logf("%d of %d right (%.1f %%): %v", right, all, 100*share, confusion)
	if share < 0.95 {
		t.Errorf("the mode is right for %.1f %% of the gold's contents, want 95", 100*share)
	}
}

func byteOffsets(text string) []int {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

func splitParagraphs(text string) []selon.Span {
	var out []selon.Span
	at := 0
	for _, p := range strings.SplitAfter(text, "\n\n") {
		out = append(out, trimRight(text, selon.Span{From: at, To: at + len(p)}))
		at += len(p)
	}
	return out
}

func cutAll(text string, spans []selon.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, s.Cut(text))
	}
	return strings.Join(out, " | ")
}
