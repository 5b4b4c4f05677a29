package pipeline

import (
	"fmt"
	"strings"
	"testing"

	"selon"
)

func TestKeepConfident(t *testing.T) {
	// Each statement is id, confidence, parent.
	for _, c := range []struct {
		name  string
		in    string
		least float64
		want  string
	}{
		{"all stay", "a:.9: b:.8:a", 0, "a b<a"},
		{"the bound itself stays", "a:.5:", 0.5, "a"},
		{"none stays", "a:.5: b:.4:a", 0.9, ""},
		{"a child of one left out goes up", "a:.9: b:.2:a c:.8:b", 0.5, "a c<a"},
		{"two steps up", "a:.9: b:.2:a c:.1:b d:.7:c", 0.5, "a d<a"},
		{"nobody is left above", "a:.1: b:.8:a", 0.5, "b"},
		{"parent after child", "b:.8:a a:.1:", 0.5, "b"},
		{"an unsound ring ends", "a:.1:b b:.1:a c:.9:a", 0.5, "c<"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var rec selon.Record
			for field := range strings.FieldsSeq(c.in) {
				part := strings.Split(field, ":")
				var confidence float64
				if _, err := fmt.Sscan(part[1], &confidence); err != nil {
					t.Fatal(err)
				}
				rec.Statements = append(rec.Statements, selon.Statement{ID: part[0], Confidence: confidence, Parent: part[2]})
			}
			KeepConfident(&rec, c.least)
			var got []string
			for _, s := range rec.Statements {
				if s.Parent != "" {
					s.ID += "<" + s.Parent
				}
				got = append(got, s.ID)
			}
			if line := strings.Join(got, " "); line != c.want && !(strings.HasSuffix(c.want, "<") && strings.HasPrefix(line, c.want)) {
				t.Errorf("%q, want %q", line, c.want)
			}
		})
	}
}
