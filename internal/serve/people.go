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
	Name        string
	Entities    []store.Entity // of the name, and of the other one that they are compared with
	Names       []string       // by which documents call them
	Roles       []ask.Role
	Sides       []side
	To          int
	From, Until string // the months that it is narrowed to, both included; empty if open
	Also        string // the other name
	Corrections []correctionRow
	Network     string // address of the network around them
}

// side is what somebody said, or what was said of them.
type side struct {
	Title   string
	Total   int
	More    bool // whether there are more than Total
	Months  []month
	Most    int // statements of the fullest month
	With    []heap
	Outlets []heap
	Latest  []answer
	All     string // address of all of them
	exports
}

// who shows a dossier.
func (sv *server) who(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimSpace(r.URL.Query().Get("name"))
	from, until := monthOf(r, "from"), monthOf(r, "until")
	within := period(from, until)
	d, err := sv.asker.Dossier(r.Context(), name, within, 5)
	if err != nil {
		sv.fail(w, r, name, err)
		return
	}
	out := whoData{Name: d.Entities[0].Name, Entities: d.Entities, Names: d.Names(), Roles: d.Roles, To: d.To, From: from, Until: until, Also: strings.TrimSpace(r.URL.Query().Get("also"))}
	out.Network = "/network?" + asked{Question: operator("speaker", name) + " or " + operator("about", name), Whom: ask.SpeaksOf, From: from, Until: until, Least: 1}.values().Encode()
	if err := sv.compareWith(&out); err != nil {
		sv.fail(w, r, name, err)
		return
	}
	for _, s := range []struct {
		title, operator, with string
		part                  ask.Part
	}{{"said", "speaker", "about", d.Said}, {"of", "about", "speaker", d.Of}} {
		theirs := operator(s.operator, name)
		base := strings.TrimSpace(theirs + " " + within)
		one := side{Title: s.title, Total: s.part.Total, More: s.part.More, All: question(base), exports: exportsOf(base, "date")}
		for _, g := range s.part.Months {
			one.Most = max(one.Most, g.Count)
			m := month{heap: heap{g.Name, "", g.Count}, Chosen: g.Name != "" && within != "" && (from == "" || g.Name >= from) && (until == "" || g.Name <= until)}
			if g.Name != "" {
				m.Address = question(theirs + " in:" + g.Name)
			}
			one.Months = append(one.Months, m)
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
