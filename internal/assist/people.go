package assist

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"selon/internal/ask"
	"selon/internal/store"
)

// WhoInput is a name.
type WhoInput struct {
	Name string `json:"name" jsonschema:"a person, body, country or place, in any language"`
}

// WhoOutput lists who bears it.
type WhoOutput struct {
	Note     string   `json:"note"`
	Entities []Entity `json:"entities"`
}

// Entity is somebody or something across documents.
type Entity struct {
	Key      string   `json:"key"`
	Type     string   `json:"type"`
	Name     string   `json:"name"`
	Wikidata string   `json:"wikidata,omitempty"`
	Names    []string `json:"names"`
	Said     int      `json:"statements_said"`
	About    int      `json:"statements_about"`
}

// mostNamed is how many entities of a name are told.
const mostNamed = 20

func (t *tools) who(ctx context.Context, _ *mcp.CallToolRequest, in WhoInput) (*mcp.CallToolResult, WhoOutput, error) {
	found, err := t.asker.Named(in.Name)
	if err != nil {
		return nil, WhoOutput{}, err
	}
	out := WhoOutput{Note: untrusted, Entities: []Entity{}}
	for _, e := range found[:min(len(found), mostNamed)] {
		one := Entity{Key: e.Key, Type: e.Type, Name: e.Name, Wikidata: e.Wikidata, Names: e.Names}
		alone := []store.Entity{e}
		if one.Said, err = t.store.Count(ctx, store.And{store.Speaker{Entities: alone}, store.Newest{}}, 0); err != nil {
			return nil, WhoOutput{}, err
		}
		if one.About, err = t.store.Count(ctx, store.And{store.About{Entities: alone}, store.Newest{}}, 0); err != nil {
			return nil, WhoOutput{}, err
		}
		out.Entities = append(out.Entities, one)
	}
	return nil, out, nil
}

// DossierInput is a name.
type DossierInput struct {
	Name   string `json:"name" jsonschema:"a person, body or country, in any language"`
	Within string `json:"within,omitempty" jsonschema:"only of the statements that answer this question, such as after:2024-08 kind:attitude"`
	Latest int    `json:"latest,omitempty" jsonschema:"how many of the latest statements of each side, up to 50; 5 if not given"`
}

// DossierOutput is what was said.
type DossierOutput struct {
	Note     string   `json:"note"`
	Entities []Entity `json:"entities"`
	Said     Side     `json:"said"`
	Of       Side     `json:"said_of_them"`
	To       int      `json:"addressed_to_them"`
}

// Side is one side of a dossier.
type Side struct {
	Total   int         `json:"statements"`
	Months  []Heap      `json:"months"`
	With    []Heap      `json:"with"`
	Outlets []Heap      `json:"outlets"`
	Latest  []ask.Plain `json:"latest"`
}

// Heap is a number of statements that have something in common.
type Heap struct {
	Name       string `json:"name"`
	Statements int    `json:"statements"`
}

func heaps(groups []store.Group) []Heap {
	out := []Heap{}
	for _, g := range groups {
		out = append(out, Heap{g.Name, g.Count})
	}
	return out
}

func (t *tools) dossier(ctx context.Context, _ *mcp.CallToolRequest, in DossierInput) (*mcp.CallToolResult, DossierOutput, error) {
	latest := in.Latest
	if latest <= 0 {
		latest = 5
	}
	d, err := t.asker.Dossier(ctx, in.Name, in.Within, min(latest, most))
	if err != nil {
		return nil, DossierOutput{}, err
	}
	side := func(p ask.Part) Side {
		return Side{p.Total, heaps(p.Months), heaps(p.With), heaps(p.Outlets), plain(p.Latest)}
	}
	out := DossierOutput{Note: untrusted, Entities: []Entity{}, Said: side(d.Said), Of: side(d.Of), To: d.To}
	for _, e := range d.Entities[:min(len(d.Entities), mostNamed)] {
		out.Entities = append(out.Entities, Entity{Key: e.Key, Type: e.Type, Name: e.Name, Wikidata: e.Wikidata, Names: e.Names})
	}
	return nil, out, nil
}

// OutletsInput is a question.
type OutletsInput struct {
	Question string `json:"question" jsonschema:"as for find_statements"`
}

// OutletsOutput says which outlets carry what answers it.
type OutletsOutput struct {
	Note    string   `json:"note"`
	Outlets []Outlet `json:"outlets"`
}

// Outlet is an outlet with the first of its statements.
type Outlet struct {
	Name       string     `json:"name"`
	Statements int        `json:"statements"`
	First      *ask.Plain `json:"first,omitempty"`
}

// mostOutlets is how many outlets are compared.
const mostOutlets = 20

func (t *tools) outlets(ctx context.Context, _ *mcp.CallToolRequest, in OutletsInput) (*mcp.CallToolResult, OutletsOutput, error) {
	groups, err := t.asker.Groups(ctx, in.Question, "outlet", mostOutlets)
	if err != nil {
		return nil, OutletsOutput{}, err
	}
	c, err := t.asker.Condition(in.Question)
	if err != nil {
		return nil, OutletsOutput{}, err
	}
	out := OutletsOutput{Note: untrusted, Outlets: []Outlet{}}
	for _, g := range groups {
		one := Outlet{Name: g.Name, Statements: g.Count}
		if g.Name != "" {
			hits, _, _, err := t.store.Find(ctx, store.And{c, store.OutletIs{Name: g.Name}}, store.ByAge, 1, 0, 0)
			if err != nil {
				return nil, OutletsOutput{}, err
			}
			if len(hits) > 0 {
				first := ask.PlainOf(hits[0])
				one.First = &first
			}
		}
		out.Outlets = append(out.Outlets, one)
	}
	return nil, out, nil
}
