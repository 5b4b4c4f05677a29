package serve

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestNetworkOfAHostileRecord(t *testing.T) {
	h, d := handler(t, Options{})
	var n NetworkOut
	w := get(h, "/api/v1/network")
	if err := json.Unmarshal(w.Body.Bytes(), &n); err != nil || w.Code != 200 {
		t.Fatalf("%d %v", w.Code, err)
	}
	if len(n.Nodes) != 2 || len(n.Edges) != 1 || n.Nodes[0].Name != `Odile "Oda" Marchetti` || n.Nodes[0].Speaks != 1 {
		t.Fatalf("%+v", n)
	}
	e := n.Edges[0]
	if e.Count != 1 || e.First != "2024-08-05" || !slices.Equal(e.Statements, []string{d + ".1.s1"}) || e.To != n.Nodes[1].Key {
		t.Errorf("%+v", e)
	}
	// The way from the picture to the statements is one that answers.
	page := get(h, "/network").Body.String()
	_, rest, _ := strings.Cut(page, `<td><a href="/ask?`)
	query, _, _ := strings.Cut(rest, `"`)
	v, err := url.ParseQuery(html.UnescapeString(query))
	if err != nil {
		t.Fatal(err)
	}
	var a Answers
	if err := json.Unmarshal(get(h, "/api/v1/ask?"+url.Values{"q": v["q"]}.Encode()).Body.Bytes(), &a); err != nil || a.Total != e.Count {
		t.Errorf("%q answers %d statements: %v", v, a.Total, err)
	}
	for _, address := range []string{"/network.svg", "/api/v1/network.graphml", "/api/v1/network.gexf"} {
		w := get(h, address)
		body := w.Body.String()
		for x := xml.NewDecoder(strings.NewReader(body)); ; {
			_, err := x.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
		}
		if w.Code != 200 || !strings.Contains(body, "Marchetti") || strings.Contains(body, "<b>") {
			t.Errorf("%s: %d %s", address, w.Code, body)
		}
	}
	for _, address := range []string{"?whom=x", "?kind=said", "?from=2024", "?until=2024-13", "?least=0", "?q=(", "?q=speaker:"} {
		for _, form := range []string{"", ".graphml", ".gexf"} {
			if w := get(h, "/api/v1/network"+form+address); w.Code != 400 {
				t.Errorf("%s%s: %d", form, address, w.Code)
			}
		}
	}
	if w := get(h, "/network?least=2"); strings.Contains(w.Body.String(), "<svg") {
		t.Error("a network without an edge is drawn")
	}
}

func TestArrange(t *testing.T) {
	for _, c := range []struct {
		name  string
		nodes int
		edges [][2]int
	}{
		{"nobody", 0, nil},
		{"one", 1, nil},
		{"two", 2, [][2]int{{0, 1}}},
		{"a chain", 5, [][2]int{{0, 1}, {1, 2}, {2, 3}, {3, 4}}},
		{"a star", 30, func() (out [][2]int) {
			for i := 1; i < 30; i++ {
				out = append(out, [2]int{0, i})
			}
			return out
		}()},
		{"parts", 12, [][2]int{{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}, {10, 11}}},
	} {
		at := arrange(c.nodes, c.edges, 800, 500)
		if !slices.Equal(at, arrange(c.nodes, c.edges, 800, 500)) || len(at) != c.nodes {
			t.Errorf("%s: not the same twice", c.name)
		}
		for i, p := range at {
			if !(p.X >= 0 && p.X <= 800 && p.Y >= 0 && p.Y <= 500) {
				t.Errorf("%s: %d is at %v", c.name, i, p)
			}
			for j := range i {
				if far := math.Hypot(p.X-at[j].X, p.Y-at[j].Y); far < 20 {
					t.Errorf("%s: %d and %d are %.0f apart", c.name, i, j, far)
				}
			}
		}
	}
}

func TestNetworkAroundSomebody(t *testing.T) {
	h, _ := handler(t, Options{})
	_, rest, _ := strings.Cut(get(h, "/who?name=Marchetti").Body.String(), `href="/network?`)
	address, _, _ := strings.Cut(rest, `"`)
	if w := get(h, "/network?"+html.UnescapeString(address)); w.Code != 200 || !strings.Contains(w.Body.String(), "<svg") {
		t.Errorf("%s: %d", address, w.Code)
	}
}
