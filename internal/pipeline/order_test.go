package pipeline

import "testing"

func TestOrderOfStages(t *testing.T) {
	attribute := Step{Name: "attribute", Needs: []Field{Text, Language}, Adds: []Field{Statements}}
	resolve := Step{Name: "resolve", Needs: []Field{Statements}, Adds: []Field{Entities}}
	for _, c := range []struct {
		name  string
		steps []Step
		want  string
	}{
		{"right", []Step{attribute, resolve}, ""},
		{"wrong way round", []Step{resolve, attribute}, "stage resolve needs statements, which no stage before it adds"},
		{"twice", []Step{attribute, attribute}, "stage attribute adds statements, which is there already"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if err := checkOrder(c.steps); err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
