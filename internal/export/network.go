package export

import (
	"bufio"
	"fmt"
	"io"
)

// NetworkNode is somebody in a network that was counted elsewhere.
type NetworkNode struct {
	Label, Type, Wikidata string // empty where it is not known
	Statements            int    // that it makes in the network
	Named                 int    // that name it there
}

// NetworkEdge goes from a speaker to somebody.
type NetworkEdge struct {
	From, To    int    // nodes
	Kind        string // about or to
	Statements  []string
	First, Last string // days of publication, empty where none is known
}

// Network prints a network as "graphml" or "gexf", in the forms in which records
// are printed as graphs.
func Network(w io.Writer, form string, nodes []NetworkNode, edges []NetworkEdge) error {
	g := newGraph()
	for _, n := range nodes {
		g.nodes = append(g.nodes, graphNode{label: n.Label, kind: n.Type, wikidata: qnumber(n.Wikidata), statements: n.Statements, named: n.Named})
	}
	for _, e := range edges {
		g.edges = append(g.edges, graphEdge{edgeKey{e.From, e.To, e.Kind}, e.Statements, e.First, e.Last})
	}
	out := bufio.NewWriter(w)
	var printer Writer
	switch form {
	case "graphml":
		printer = graphmlWriter{out, g}
	case "gexf":
		printer = gexfWriter{out, g}
	default:
		return fmt.Errorf("%q is no form of a network: graphml or gexf", form)
	}
	if err := printer.Close(); err != nil {
		return err
	}
	return out.Flush()
}
