package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"selon/internal/ask"
)

// drawn is how many edges a picture has at most.
const drawn = 60

// networkData is the page of a network.
type networkData struct {
	asked
	picture
	Rows    []networkRow
	Partial bool
	Total   int // of the edges that are shown
	Files   []choice
}

// asked is what the address of a network says.
type asked struct {
	Question    string
	Whom        ask.Whom
	Kind        string // statement, attitude, or empty
	From, Until string // months, both included; empty if open
	Least       int
}

// networkRow is an edge as a line of a table.
type networkRow struct {
	From, To, FromAt, ToAt, Address string
	Count                           int
}

func askedOf(r *http.Request) asked {
	v := r.URL.Query()
	out := asked{Question: strings.TrimSpace(v.Get("q")), Whom: ask.SpeaksOf, From: monthOf(r, "from"), Until: monthOf(r, "until"), Least: max(1, number(r, "least", 1, 1<<20))}
	if v.Get("whom") == string(ask.SpeaksTo) {
		out.Whom = ask.SpeaksTo
	}
	if k := v.Get("kind"); k == "statement" || k == "attitude" {
		out.Kind = k
	}
	return out
}

// question is what the statements of the network answer.
func (a asked) question() string {
	parts := []string{period(a.From, a.Until)}
	if a.Question != "" {
		parts = append([]string{"(" + a.Question + ")"}, parts...)
	}
	if a.Kind != "" {
		parts = append(parts, "kind:"+a.Kind)
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// values are the address again.
func (a asked) values() url.Values {
	out := url.Values{"whom": {string(a.Whom)}, "least": {strconv.Itoa(a.Least)}}
	for name, value := range map[string]string{"q": a.Question, "kind": a.Kind, "from": a.From, "until": a.Until} {
		if value != "" {
			out.Set(name, value)
		}
	}
	return out
}

// of is the question for the statements of an edge.
func (a asked) of(e ask.Edge) string {
	return strings.TrimSpace(a.question() + " " + operator("speaker", e.Pair.From.Name) + " " + operator(string(a.Whom), e.Pair.To.Name))
}

func named(name string) string { return url.Values{"name": {name}}.Encode() }

// network shows who speaks of whom.
func (sv *server) network(w http.ResponseWriter, r *http.Request) {
	d, err := sv.networkOf(r)
	if err != nil {
		sv.fail(w, r, askedOf(r).Question, err)
		return
	}
	query := "?" + d.asked.values().Encode()
	for _, f := range [][2]string{{"SVG", "/network.svg"}, {"GraphML", "/api/v1/network.graphml"}, {"GEXF", "/api/v1/network.gexf"}, {"JSON", "/api/v1/network"}} {
		d.Files = append(d.Files, choice{Name: f[0], Address: f[1] + query})
	}
	sv.show(w, r, "network.html", view{Title: "network", Data: d})
}

func (sv *server) networkOf(r *http.Request) (networkData, error) {
	d := networkData{asked: askedOf(r)}
	n, err := sv.asker.Network(r.Context(), d.question(), ask.NetworkOptions{Whom: d.Whom, Least: d.Least, Edges: drawn})
	if err != nil {
		return d, err
	}
	d.Partial = n.Partial
	address := func(e ask.Edge) string { return question(d.of(e)) }
	d.picture = draw(n, address, func(e ask.Edge) string {
		return fmt.Sprintf("%s → %s: %d", e.Pair.From.Name, e.Pair.To.Name, e.Count)
	})
	for _, e := range n.Edges {
		d.Total += e.Count
		d.Rows = append(d.Rows, networkRow{From: e.Pair.From.Name, To: e.Pair.To.Name, FromAt: "/who?" + named(e.Pair.From.Name), ToAt: "/who?" + named(e.Pair.To.Name), Address: address(e), Count: e.Count})
	}
	return d, nil
}

// networkPicture is the picture alone.
func (sv *server) networkPicture(w http.ResponseWriter, r *http.Request) {
	d, err := sv.networkOf(r)
	if err != nil {
		failed(w, err)
		return
	}
	d.picture.Alone = true
	var b bytes.Buffer
	if err := sv.pages.ExecuteTemplate(&b, "picture", d.picture); err != nil {
		failed(w, err)
		return
	}
	w.Header().Set("Content-Disposition", `inline; filename="network.svg"`)
	tagged(w, r, "image/svg+xml", b.Bytes())
}
