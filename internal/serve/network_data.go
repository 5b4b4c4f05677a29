package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"

	"selon/internal/ask"
	"selon/internal/export"
)

// Who speaks of whom, as JSON.
type (
	// NetworkOut is a network.
	NetworkOut struct {
		Nodes   []NetworkNode `json:"nodes"`
		Edges   []NetworkEdge `json:"edges"`
		Partial bool          `json:"partial"` // whether only a part of the statements was looked at
	}
	// NetworkNode is somebody in a network.
	NetworkNode struct {
		Key      string `json:"key"`
		Name     string `json:"name"`
		Type     string `json:"type"`
		Wikidata string `json:"wikidata,omitempty"`
		Speaks   int    `json:"speaks"` // statements of the edges from it
		Named    int    `json:"named"`  // and to it
	}
	// NetworkEdge goes from who speaks, by the keys of nodes.
	NetworkEdge struct {
		From       string   `json:"from"`
		To         string   `json:"to"`
		Count      int      `json:"count"`
		First      string   `json:"first,omitempty"`
		Last       string   `json:"last,omitempty"`
		Statements []string `json:"statements"`
	}
)

// edgesOut is how many edges go out as data at most.
const edgesOut = 5000

// apiNetwork gives a network as data.
func (sv *server) apiNetwork(w http.ResponseWriter, r *http.Request) {
	n, _, err := sv.networkAsData(r)
	if err != nil {
		failed(w, err)
		return
	}
	out := NetworkOut{Nodes: []NetworkNode{}, Edges: []NetworkEdge{}, Partial: n.Partial}
	for _, p := range n.Nodes {
		out.Nodes = append(out.Nodes, NetworkNode{p.Key, p.Name, p.Type, p.Wikidata(), p.Speaks, p.Named})
	}
	for _, e := range n.Edges {
		out.Edges = append(out.Edges, NetworkEdge{e.Pair.From.Key, e.Pair.To.Key, e.Count, dayOf(e.First), dayOf(e.Last), e.IDs})
	}
	write(w, r, out)
}

// apiGraph gives a network in a form for other programs.
func (sv *server) apiGraph(form, media string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		n, whom, err := sv.networkAsData(r)
		if err != nil {
			failed(w, err)
			return
		}
		var nodes []export.NetworkNode
		for _, p := range n.Nodes {
			nodes = append(nodes, export.NetworkNode{Label: p.Name, Type: p.Type, Wikidata: p.Wikidata(), Statements: p.Speaks, Named: p.Named})
		}
		var edges []export.NetworkEdge
		for _, e := range n.Edges {
			edges = append(edges, export.NetworkEdge{From: e.From, To: e.To, Kind: string(whom), Statements: e.IDs, First: dayOf(e.First), Last: dayOf(e.Last)})
		}
		var b bytes.Buffer
		if err := export.Network(&b, form, nodes, edges); err != nil {
			failed(w, err)
			return
		}
		w.Header().Set("Content-Disposition", `attachment; filename="network.`+form+`"`)
		tagged(w, r, media, b.Bytes())
	}
}

// askable are the values that an address of a network may have.
var askable = map[string]*regexp.Regexp{
	"whom":  regexp.MustCompile(`^(about|to)?$`),
	"kind":  regexp.MustCompile(`^(statement|attitude)?$`),
	"from":  regexp.MustCompile("^(" + aMonth + ")?$"),
	"until": regexp.MustCompile("^(" + aMonth + ")?$"),
	"least": regexp.MustCompile(`^([1-9][0-9]{0,5})?$`),
}

// networkAsData reads an address more strictly than a page does: a program had
// better hear that it asks for what there is not.
func (sv *server) networkAsData(r *http.Request) (*ask.Network, ask.Whom, error) {
	for name, values := range r.URL.Query() {
		for _, v := range values {
			if form := askable[name]; form != nil && !form.MatchString(v) {
				return nil, "", &ask.Error{What: fmt.Sprintf("%s %q is not possible", name, v)}
			}
		}
	}
	a := askedOf(r)
	n, err := sv.asker.Network(r.Context(), a.question(), ask.NetworkOptions{Whom: a.Whom, Least: a.Least, Edges: edgesOut, IDs: true})
	return n, a.Whom, err
}

// dayOf writes a day that is stored as yyyymmdd.
func dayOf(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", n/10000, n/100%100, n%100)
}
