package export

import (
	"bufio"
	"fmt"

	"selon"
)

// graphmlWriter prints the graph of all documents as GraphML, which networkx,
// igraph, Gephi, visone and Cytoscape read. Every node and every edge has all
// its attributes.
type graphmlWriter struct {
	out   *bufio.Writer
	graph *graph
}

func newGraphML(out *bufio.Writer, _ Options) (Writer, error) {
	return graphmlWriter{out, newGraph()}, nil
}

func (w graphmlWriter) Write(rec *selon.Record) error {
	w.graph.add(rec)
	return nil
}

// graphAttribute is a value that nodes or edges have.
type graphAttribute[T any] struct {
	name, kind string // as GraphML names it; GEXF has another word for int
	value      func(T) string
}

// nodeAttributes are the attributes of nodes beside the label.
func nodeAttributes() []graphAttribute[*graphNode] {
	return []graphAttribute[*graphNode]{
		{"type", "string", func(n *graphNode) string { return known(n.kind) }},
		{"wikidata", "string", func(n *graphNode) string { return known(n.wikidata) }},
		{"statements", "int", func(n *graphNode) string { return fmt.Sprint(n.statements) }},
		{"named", "int", func(n *graphNode) string { return fmt.Sprint(n.named) }},
		{"unnamed", "boolean", func(n *graphNode) string { return fmt.Sprint(n.unnamed) }},
	}
}

// edgeAttributes are the attributes of edges beside the weight.
func edgeAttributes() []graphAttribute[*graphEdge] {
	return []graphAttribute[*graphEdge]{
		{"kind", "string", func(e *graphEdge) string { return e.kind }},
		{"statements", "string", (*graphEdge).listed},
		{"first", "string", func(e *graphEdge) string { return known(e.first) }},
		{"last", "string", func(e *graphEdge) string { return known(e.last) }},
	}
}

func (w graphmlWriter) Close() error {
	nodes := append([]graphAttribute[*graphNode]{{"label", "string", func(n *graphNode) string { return known(n.label) }}}, nodeAttributes()...)
	edges := append([]graphAttribute[*graphEdge]{{"weight", "double", func(e *graphEdge) string { return fmt.Sprint(len(e.statements)) }}}, edgeAttributes()...)
	w.out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	graphmlKeys(w.out, "node", nodes)
	graphmlKeys(w.out, "edge", edges)
	w.out.WriteString(`<graph id="statements" edgedefault="directed">` + "\n")
	for i := range w.graph.nodes {
		fmt.Fprintf(w.out, "<node id=\"n%d\">", i+1)
		graphmlData(w.out, "node", nodes, &w.graph.nodes[i])
		w.out.WriteString("</node>\n")
	}
	for i := range w.graph.edges {
		e := &w.graph.edges[i]
		fmt.Fprintf(w.out, "<edge id=\"e%d\" source=\"n%d\" target=\"n%d\">", i+1, e.from+1, e.to+1)
		graphmlData(w.out, "edge", edges, e)
		w.out.WriteString("</edge>\n")
	}
	w.out.WriteString("</graph>\n</graphml>\n")
	return nil
}

func graphmlKeys[T any](out *bufio.Writer, of string, list []graphAttribute[T]) {
	for _, a := range list {
		fmt.Fprintf(out, "<key id=\"%s-%s\" for=%q attr.name=%q attr.type=%q/>\n", of, a.name, of, a.name, a.kind)
	}
}

func graphmlData[T any](out *bufio.Writer, of string, list []graphAttribute[T], item T) {
	for _, a := range list {
		fmt.Fprintf(out, "<data key=\"%s-%s\">%s</data>", of, a.name, xmlText(a.value(item)))
	}
}
