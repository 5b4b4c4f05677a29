package serve

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"selon"
	"selon/internal/ask"
	"selon/internal/store"
)

// shown is how many answers a page has.
const shown = 20

// askData is what answers a question.
type askData struct {
	Total      int
	More       bool // whether there are more than Total
	Answers    []answer
	Facets     []facet
	Sort       string
	Sorts      []choice
	Prev, Next string // addresses of the pages before and behind; empty if there is none
	exports
}

// exports are the addresses of all that answers a question. They are made whole:
// a template would escape the parts of a query once more.
type exports struct{ Table, Lines string }

func exportsOf(q, order string) exports {
	query := "?" + url.Values{"q": {q}, "sort": {order}}.Encode()
	return exports{Table: "/api/v1/ask.csv" + query, Lines: "/api/v1/ask.jsonl" + query}
}

// answer is a statement with its place.
type answer struct {
	ask.Plain
	Local, Who, Maybe, Role, ChainLine string

	Runs []run // from the first word of source, cue or content to the last
}

// run is a piece of a passage; what is said is marked.
type run struct {
	Words  string
	Marked bool
}

// runsOf cuts the words of a statement out of its text.
func runsOf(text string, s *selon.Statement) []run {
	from, to := len(text), 0
	for _, list := range [][]selon.Span{s.Source, s.Cue, s.Content} {
		for _, span := range list {
			from, to = min(from, span.From), max(to, span.To)
		}
	}
	var out []run
	for _, c := range s.Content {
		out = append(out, run{text[from:c.From], false}, run{c.Cut(text), true})
		from = c.To
	}
	return append(out, run{text[from:to], false})
}

// choice is something that can be chosen, with its address.
type choice struct {
	Name, Address string
	Chosen        bool
}

// facet is a way to be more precise, with how much there is of it.
type facet struct {
	Name    string
	Choices []heap
}

type heap struct {
	Name, Address string
	Count         int
}

// mostCounted is how many statements a page counts before it says that there are
// more.
const mostCounted = 10_000

// ask answers a question.
func (sv *server) ask(w http.ResponseWriter, r *http.Request) {
	q := strings.TrimSpace(r.URL.Query().Get("q"))
	order := r.URL.Query().Get("sort")
	if order != "oldest" && order != "relevance" && order != "confidence" {
		order = "date"
	}
	offset := number(r, "offset", 0, 1<<30)
	a, err := sv.asker.Ask(r.Context(), q, ask.Options{Order: store.Order(order), Limit: shown, Offset: offset, CountTo: mostCounted})
	if err != nil {
		sv.fail(w, r, q, err)
		return
	}
	d := askData{Total: a.Total, More: a.More, Sort: order, exports: exportsOf(q, order)}
	address := func(sort string, offset int) string {
		v := url.Values{"q": {q}, "sort": {sort}}
		if offset > 0 {
			v.Set("offset", strconv.Itoa(offset))
		}
		return "/ask?" + v.Encode()
	}
	for _, s := range [][2]string{{"date", "newest"}, {"oldest", "oldest"}, {"relevance", "relevance"}, {"confidence", "confidence"}} {
		d.Sorts = append(d.Sorts, choice{s[1], address(s[0], 0), s[0] == order})
	}
	for _, h := range a.Hits {
		d.Answers = append(d.Answers, answerOf(h))
	}
	if offset > 0 {
		d.Prev = address(order, max(0, offset-shown))
	}
	if len(a.Hits) > 0 && (a.More || offset+len(a.Hits) < a.Total) {
		d.Next = address(order, offset+shown)
	}
	if a.Total > 0 {
		facets, err := sv.asker.Facets(r.Context(), q, 8)
		if err != nil {
			sv.fail(w, r, q, err)
			return
		}
		for _, f := range []struct {
			by, operator string
			groups       []store.Group
		}{{"speaker", "speaker", facets.Speakers}, {"outlet", "outlet", facets.Outlets}, {"month", "in", facets.Months}} {
			one := facet{Name: f.by}
			for _, g := range f.groups[max(0, len(f.groups)-24):] {
				if g.Name != "" {
					one.Choices = append(one.Choices, heap{g.Name, question(strings.TrimSpace(q + " " + operator(f.operator, g.Name))), g.Count})
				}
			}
			d.Facets = append(d.Facets, one)
		}
	}
	sv.show(w, r, "ask.html", view{Title: "ask", Query: q, Data: d})
}

// operator writes an operator with a value.
func operator(name, value string) string {
	return name + `:"` + strings.ReplaceAll(value, `"`, " ") + `"`
}

func answerOf(h store.Hit) answer {
	out := answer{Plain: ask.PlainOf(h), Local: h.ID.Local}
	if s := h.Statement.Speaker; s != nil {
		out.Who, out.Role = s.Name, s.Role
		out.Maybe = strings.Join(out.Speaker.Candidates, ", ")
	}
	if len(out.Chain) > 1 {
		out.ChainLine = strings.Join(out.Chain, " → ")
	}
	out.Runs = runsOf(h.Version.Record.Document.Text, h.Statement)
	return out
}

// homeData is the first page.
type homeData struct {
	Size      store.Size
	Latest    []listed
	Operators []ask.Operator
}

type listed struct {
	Address, Title, Outlet, Published string
	Statements                        int
}

// home shows where to begin.
func (sv *server) home(w http.ResponseWriter, r *http.Request) {
	size, err := sv.store.Size(r.Context())
	if err != nil {
		sv.fail(w, r, "", err)
		return
	}
	d := homeData{Size: size, Operators: ask.Operators()}
	latest, err := sv.store.Latest(r.Context(), 20, 0)
	if err != nil {
		sv.fail(w, r, "", err)
		return
	}
	for _, v := range latest {
		doc := &v.Record.Document
		one := listed{Address: "/d/" + v.Document, Title: doc.Title, Outlet: doc.Outlet, Published: doc.Published, Statements: len(v.Record.Statements)}
		if one.Title == "" {
			one.Title = doc.ID
		}
		d.Latest = append(d.Latest, one)
	}
	sv.show(w, r, "home.html", view{Title: "home", Data: d})
}
