package export

import (
	"bufio"
	"fmt"

	"selon"
)

// gexfWriter prints the graph of all documents as GEXF 1.2, the version that
// Gephi, networkx and the viewers on the web have in common.
type gexfWriter struct {
	out   *bufio.Writer
	graph *graph
}

func newGEXF(out *bufio.Writer, _ Options) (Writer, error) {
	return gexfWriter{out, newGraph()}, nil
}

func (w gexfWriter) Write(rec *selon.Record) error {
	w.graph.add(rec)
	return nil
}

// Close prints the graph. Label and weight have places of their own in GEXF.
func (w gexfWriter) Close() error {
	nodes, edges := nodeAttributes(), edgeAttributes()
	w.out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">` + "\n" +
		`<graph mode="static" defaultedgetype="directed">` + "\n")
	gexfKeys(w.out, "node", nodes)
	gexfKeys(w.out, "edge", edges)
	w.out.WriteString("<nodes>\n")
	for i := range w.graph.nodes {
		n := &w.graph.nodes[i]
		fmt.Fprintf(w.out, "<node id=\"n%d\" label=\"%s\">", i+1, xmlValue(known(n.label)))
		gexfValues(w.out, nodes, n)
		w.out.WriteString("</node>\n")
	}
	w.out.WriteString("</nodes>\n<edges>\n")
	for i := range w.graph.edges {
		e := &w.graph.edges[i]
		fmt.Fprintf(w.out, "<edge id=\"e%d\" source=\"n%d\" target=\"n%d\" weight=\"%d\">", i+1, e.from+1, e.to+1, len(e.statements))
		gexfValues(w.out, edges, e)
		w.out.WriteString("</edge>\n")
	}
	w.out.WriteString("</edges>\n</graph>\n</gexf>\n")
	return nil
}

func gexfKeys[T any](out *bufio.Writer, of string, list []graphAttribute[T]) {
	fmt.Fprintf(out, "<attributes class=%q mode=\"static\">\n", of)
	for _, a := range list {
		kind := a.kind
		if kind == "int" {
			kind = "integer"
		}
		fmt.Fprintf(out, "<attribute id=%q title=%q type=%q/>\n", a.name, a.name, kind)
	}
	out.WriteString("</attributes>\n")
}

func gexfValues[T any](out *bufio.Writer, list []graphAttribute[T], item T) {
	out.WriteString("<attvalues>")
	for _, a := range list {
		fmt.Fprintf(out, "<attvalue for=%q value=\"%s\"/>", a.name, xmlValue(a.value(item)))
	}
	out.WriteString("</attvalues>")
}
