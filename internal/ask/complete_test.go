package ask

import (
	"context"
	"strings"
	"testing"
)

func TestComplete(t *testing.T) {
	a := asker(t)
	for _, c := range []struct{ question, want string }{
		{"sp", "speaker:"},
		{"pont SP", "pont speaker:"},
		{"-sp", "-speaker:"},
		{"(sp", "(speaker:"},
		{"pont", ""},
		{"speaker:mar", `speaker:"Odile Marchetti" `},
		{`pont or speaker:"odile m`, `pont or speaker:"Odile Marchetti" `},
		{"about:ly", "about:Lyon "},
		{"speaker:nobody", ""},
		{"speaker:", ""},
		{"outlet:cour", `outlet:"Le Courrier" `},
		{"outlet:", `outlet:"Le Courrier" `},
		{"chain:cou", `chain:"Le Courrier" `},
		{"mode:", "mode:direct |mode:indirect |mode:mixed "},
		{"mode:IN", "mode:indirect "},
		{"kind:a pont an", "kind:a pont anonymous:"},
		{"wrong:x", ""},
		{`"a phrase spe`, ""},
		{"lang:f", ""},
	} {
		got, err := a.Complete(context.Background(), c.question, 8)
		if err != nil {
			t.Errorf("%q: %v", c.question, err)
		}
		var all []string
		for _, g := range got {
			all = append(all, g.Question)
		}
		if strings.Join(all, "|") != c.want {
			t.Errorf("%q: %q, want %q", c.question, all, c.want)
		}
		for _, q := range all {
			if !strings.HasSuffix(q, ":") {
				if _, err := a.Ask(context.Background(), strings.NewReplacer("or ", "", "(", "").Replace(q), Options{Limit: 1}); err != nil {
					t.Errorf("%q: %v", q, err)
				}
			}
		}
	}
	if got, _ := a.Complete(context.Background(), "", 30); len(got) != len(operators) {
		t.Errorf("%d of %d operators", len(got), len(operators))
	}
}
