package serve

import (
	"net/http"
	"net/url"
	"strings"

	"selon/internal/ask"
	"selon/internal/store"
)

// whoData is a dossier.
type whoData struct {
	Name     string
	Entities []store.Entity
	Sides    []side
	To       int
}

// side is what somebody said, or what was said of them.
type side struct {
	Title   string
	Total   int
	Months  []heap
	Most    int // statements of the fullest month
	With    []heap
	Outlets []heap
	Latest  []answer
	All     string // address of all of them
}

// who shows a dossier.
func (sv *server) who(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimSpace(r.URL.Query().Get("name"))
	d, err := sv.asker.Dossier(r.Context(), name, 5)
	if err != nil {
		sv.fail(w, r, name, err)
		return
	}
	out := whoData{Name: d.Entities[0].Name, Entities: d.Entities, To: d.To}
	for _, s := range []struct {
		title, operator, with string
		part                  ask.Part
	}{{"said", "speaker", "about", d.Said}, {"of", "about", "speaker", d.Of}} {
		base := operator(s.operator, name)
		one := side{Title: s.title, Total: s.part.Total, All: question(base)}
		for _, g := range s.part.Months {
			one.Most = max(one.Most, g.Count)
			h := heap{g.Name, "", g.Count}
			if g.Name != "" {
				h.Address = question(base + " in:" + g.Name)
			}
			one.Months = append(one.Months, h)
		}
		for _, g := range s.part.With {
			one.With = append(one.With, heap{g.Name, question(base + " " + operator(s.with, g.Name)), g.Count})
		}
		for _, g := range s.part.Outlets {
			if g.Name != "" {
				one.Outlets = append(one.Outlets, heap{g.Name, question(base + " " + operator("outlet", g.Name)), g.Count})
			}
		}
		for _, h := range s.part.Latest {
			one.Latest = append(one.Latest, answerOf(h))
		}
		out.Sides = append(out.Sides, one)
	}
	sv.show(w, r, "who.html", view{Title: out.Name, Data: out})
}

func question(q string) string { return "/ask?" + url.Values{"q": {q}}.Encode() }

// outlets lists the outlets.
func (sv *server) outlets(w http.ResponseWriter, r *http.Request) {
	groups, err := sv.asker.Groups(r.Context(), "", "outlet", 500)
	if err != nil {
		sv.fail(w, r, "", err)
		return
	}
	var out []heap
	for _, g := range groups {
		if g.Name != "" {
			out = append(out, heap{g.Name, question(operator("outlet", g.Name)), g.Count})
		}
	}
	sv.show(w, r, "outlets.html", view{Title: "outlets", Data: out})
}
