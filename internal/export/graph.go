package export

import (
	"strings"

	"selon"
)

// graph gathers who speaks of whom and to whom, over all documents: speakers
// and the entities that their statements name. The forms that print it hold it
// in memory until Close; it grows with the people, not with the texts.
type graph struct {
	nodes []graphNode // in the order of their first appearance, as the edges
	edges []graphEdge
	node  map[string]int
	edge  map[edgeKey]int
}

// graphNode is somebody or something. Several spellings of one Wikidata item
// are one node, under the first of them.
type graphNode struct {
	label, kind, wikidata string
	statements            int  // in how many it speaks
	named                 int  // in how many it is meant, in the content or as the addressee
	unnamed               bool // described without a name: one for each document
}

// graphEdge goes from a speaker to somebody, one for each kind.
type graphEdge struct {
	edgeKey
	statements  []string // full ids
	first, last string   // days of publication, as far as they are known
}

type edgeKey struct {
	from, to int
	kind     string
}

// The kinds of edges: an entity is meant inside of the content, or inside of
// the addressee.
const (
	aboutEdge = "about"
	toEdge    = "to"
)

func newGraph() *graph {
	return &graph{node: make(map[string]int), edge: make(map[edgeKey]int)}
}

// add takes up a record. A statement whose speaker nobody can tell has no edge,
// but whom it names is counted.
func (g *graph) add(rec *selon.Record) {
	entities := make(map[string]*selon.Entity, len(rec.Entities))
	for i := range rec.Entities {
		entities[rec.Entities[i].ID] = &rec.Entities[i]
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		from := -1
		if s.Speaker != nil && s.Speaker.Name != "" {
			from = g.speaker(rec, s.Speaker, entities[s.Speaker.Entity])
			g.nodes[from].statements++
		}
		named := make(map[int]bool) // two entities of a record may be one node
		for _, side := range []struct {
			kind  string
			spans []selon.Span
		}{{aboutEdge, s.Content}, {toEdge, s.Addressee}} {
			linked := make(map[int]bool)
			for _, e := range meant(rec, side.spans) {
				to := g.entity(e)
				if !named[to] {
					named[to] = true
					g.nodes[to].named++
				}
				if from >= 0 && !linked[to] {
					linked[to] = true
					g.link(edgeKey{from, to, side.kind}, fullID(rec, s.ID), day(rec.Document.Published))
				}
			}
		}
	}
}

func (g *graph) speaker(rec *selon.Record, s *selon.Speaker, e *selon.Entity) int {
	switch {
	case s.Unnamed: // never the same as anybody else
		return g.at("unnamed\x00"+rec.Document.ID+"\x00"+s.Name, graphNode{label: s.Name, kind: string(s.Type), unnamed: true})
	case e != nil:
		return g.entity(e)
	}
	return g.at(string(s.Type)+"\x00"+s.Name, graphNode{label: s.Name, kind: string(s.Type)})
}

func (g *graph) entity(e *selon.Entity) int {
	n := graphNode{label: e.Name, kind: string(e.Type), wikidata: qnumber(e.Wikidata)}
	if n.wikidata != "" {
		return g.at(n.wikidata, n)
	}
	return g.at(n.kind+"\x00"+n.label, n)
}

// at returns the node of a key, a new one if there is none.
func (g *graph) at(key string, n graphNode) int {
	at, ok := g.node[key]
	if !ok {
		at = len(g.nodes)
		g.node[key] = at
		g.nodes = append(g.nodes, n)
	}
	return at
}

func (g *graph) link(key edgeKey, statement, date string) {
	at, ok := g.edge[key]
	if !ok {
		at = len(g.edges)
		g.edge[key] = at
		g.edges = append(g.edges, graphEdge{edgeKey: key})
	}
	e := &g.edges[at]
	e.statements = append(e.statements, statement)
	if date != "" && (e.first == "" || date < e.first) {
		e.first = date
	}
	e.last = max(e.last, date)
}

// listed is the list of an edge's statements, divided by blanks. A blank or a
// per cent sign in an id is written as in an address (%20), so that the list can
// be taken apart again.
func (e *graphEdge) listed() string {
	ids := make([]string, len(e.statements))
	blanks := strings.NewReplacer("%", "%25", " ", "%20", "\t", "%09", "\n", "%0A", "\r", "%0D")
	for i, id := range e.statements {
		ids[i] = blanks.Replace(id)
	}
	return strings.Join(ids, " ")
}

// known gives what is not known a sign: readers of graphs leave an empty value
// out, and then miss the attribute.
func known(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
