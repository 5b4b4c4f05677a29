package serve

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
)

// view is what every page is made with.
type view struct {
	Lang   string
	T      map[string]string // the words of the interface
	Title  string
	Query  string
	Here   string // this address with its query, without the language
	Write  bool   // whether corrections can be made
	Data   any
	Status int
}

// languageOf is the language of the interface: as asked, as remembered, as the
// browser prefers.
func languageOf(w http.ResponseWriter, r *http.Request) string {
	if l := r.URL.Query().Get("lui"); words[l] != nil {
		http.SetCookie(w, &http.Cookie{Name: "lui", Value: l, Path: "/", MaxAge: 365 * 24 * 3600, SameSite: http.SameSiteLaxMode})
		return l
	}
	if c, err := r.Cookie("lui"); err == nil && words[c.Value] != nil {
		return c.Value
	}
	fr, en := strings.Index(r.Header.Get("Accept-Language"), "fr"), strings.Index(r.Header.Get("Accept-Language"), "en")
	if fr >= 0 && (en < 0 || fr < en) {
		return "fr"
	}
	return "en"
}

// show writes a page. It is made whole first, so that an error is no half page.
func (sv *server) show(w http.ResponseWriter, r *http.Request, name string, v view) {
	v.Lang = languageOf(w, r)
	v.T = words[v.Lang]
	v.Write = sv.o.Token != "" && !sv.o.ReadOnly
	here := *r.URL
	q := here.Query()
	q.Del("lui")
	q.Del("token")
	here.RawQuery = q.Encode()
	v.Here = here.RequestURI()
	if strings.Contains(v.Here, "?") {
		v.Here += "&"
	} else {
		v.Here += "?"
	}
	if t, ok := v.T[v.Title]; ok {
		v.Title = t
	}
	var b bytes.Buffer
	if err := sv.pages.ExecuteTemplate(&b, name, v); err != nil {
		problem(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", v.Lang)
	if v.Status > 0 {
		w.WriteHeader(v.Status)
	}
	w.Write(b.Bytes())
}

// fail shows an error as a page.
func (sv *server) fail(w http.ResponseWriter, r *http.Request, query string, err error) {
	status := statusOf(err)
	sv.show(w, r, "error.html", view{Title: "wrong", Query: query, Status: status, Data: err.Error()})
}

// missing answers addresses that are none.
func (sv *server) missing(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		problem(w, http.StatusNotFound, "there is nothing at "+r.URL.Path)
		return
	}
	sv.show(w, r, "error.html", view{Title: "missing", Status: http.StatusNotFound, Data: r.URL.Path})
}

// day shows a date as it is known.
func day(published string) string {
	d, _, _ := strings.Cut(published, "T")
	return d
}

func percent(p float64) string { return fmt.Sprintf("%.0f %%", p*100) }

// bar is the width of a bar, of a hundred.
func bar(n, most int) template.HTMLAttr {
	if most < 1 {
		most = 1
	}
	return template.HTMLAttr(`width="` + strconv.Itoa(max(1, n*100/most)) + `%"`)
}

// pair is what the template of an answer is made with.
func pair(t map[string]string, a answer) struct {
	T map[string]string
	A answer
} {
	return struct {
		T map[string]string
		A answer
	}{t, a}
}

// number reads a number of an address, within bounds.
func number(r *http.Request, name string, usual, most int) int {
	n, err := strconv.Atoi(r.URL.Query().Get(name))
	if err != nil || n < 0 {
		return usual
	}
	return min(n, most)
}
