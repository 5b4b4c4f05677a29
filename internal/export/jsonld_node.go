package export

import (
	"unicode/utf8"

	"selon"
)

// jsonldPage makes the nodes of one record.
type jsonldPage struct {
	rec   *selon.Record
	count offsets
}

func (p *jsonldPage) document() jsonldDocument {
	d := &p.rec.Document
	node := jsonldDocument{
		ID: jsonldPageName(p.rec), Type: "Article", Identifier: d.ID, Name: d.Title, URL: webAddress(d.URL),
		Language: d.Lang, Published: d.Published, Body: d.Text,
	}
	if d.Outlet != "" {
		node.Publisher = &jsonldWho{Type: "Organization", Name: d.Outlet}
	}
	if p.rec.Model != "" {
		node.By = &jsonldProp{"PropertyValue", "model", p.rec.Model}
	}
	return node
}

func (p *jsonldPage) entity(e *selon.Entity) jsonldWho {
	kind, other := jsonldType(string(e.Type))
	node := jsonldWho{ID: jsonldName(p.rec, "entity", e.ID), Type: kind, Kind: other, Name: e.Name}
	if q := qnumber(e.Wikidata); q != "" {
		node.SameAs = wikidataItem + q
	}
	return node
}

// jsonldType is schema.org's type, with Selon's own where that says less.
func jsonldType(kind string) (schema, own string) {
	switch kind {
	case "person":
		return "Person", ""
	case "organization":
		return "Organization", ""
	case "country":
		return "Country", ""
	case "place":
		return "Place", ""
	case "event":
		return "Event", ""
	case "work", "document":
		return "CreativeWork", ""
	}
	return "Thing", kind
}

func (p *jsonldPage) statement(s *selon.Statement) jsonldStatement {
	d := &p.rec.Document
	node := jsonldStatement{
		ID: jsonldName(p.rec, "statement", s.ID), Type: "Claim", Identifier: fullID(p.rec, s.ID), Text: words(d.Text, s.Content),
		Language: d.Lang, PartOf: jsonldRef{jsonldPageName(p.rec)}, From: jsonldRef{jsonldPageName(p.rec)},
		Properties: []jsonldProp{
			{"PropertyValue", "confidence", rounded(s.Confidence)}, {"PropertyValue", "mode", s.Mode}, {"PropertyValue", "kind", s.Kind},
		},
	}
	if s.Parent != "" {
		node.From.ID = jsonldName(p.rec, "statement", s.Parent)
	}
	for _, e := range meant(p.rec, s.Content) {
		node.About = append(node.About, jsonldRef{jsonldName(p.rec, "entity", e.ID)})
	}
	if len(s.Addressee) > 0 {
		node.Audience = &jsonldWho{Type: "Audience", Name: words(d.Text, s.Addressee)}
	}
	who := p.speaker(s)
	if s.Mode == selon.Direct {
		node.Type, node.Spoken = "Quotation", who
	} else {
		node.Author = who
	}
	if who != nil {
		node.Attributed = &jsonldRef{who.ID}
	}
	return node
}

// speaker refers to the speaker's entity; who has none, or must not be taken
// for anybody else, is a node of the statement's own.
func (p *jsonldPage) speaker(s *selon.Statement) *jsonldWho {
	switch {
	case s.Speaker == nil || s.Speaker.Name == "" && s.Speaker.Entity == "":
		return nil
	case s.Speaker.Entity != "" && !s.Speaker.Unnamed:
		return &jsonldWho{ID: jsonldName(p.rec, "entity", s.Speaker.Entity)}
	}
	kind, other := jsonldType(string(s.Speaker.Type))
	who := &jsonldWho{ID: jsonldName(p.rec, "speaker", s.ID), Type: kind, Kind: other, Name: s.Speaker.Name}
	if s.Speaker.Type == selon.Person {
		who.Role = s.Speaker.Role
	}
	if s.Speaker.Unnamed {
		who.Ambiguous = "described without a name"
	}
	return who
}

// quoteContext is how many code points a quote selector shows on either side.
const quoteContext = 32

// annotation points at the words of the content, piece by piece: by their
// place in articleBody and by their own letters, for a reader whose text of the
// page is not the same.
func (p *jsonldPage) annotation(s *selon.Statement) jsonldAnnotation {
	node := jsonldAnnotation{
		ID: jsonldName(p.rec, "annotation", s.ID), Type: "oa:Annotation",
		Motivation: jsonldRef{"oa:identifying"}, Body: jsonldRef{jsonldName(p.rec, "statement", s.ID)},
	}
	text := p.rec.Document.Text
	for _, c := range s.Content {
		from, to := c.From, c.To
		for range quoteContext {
			_, n := utf8.DecodeLastRuneInString(text[:from])
			_, m := utf8.DecodeRuneInString(text[to:])
			from, to = from-n, to+m
		}
		node.Target = append(node.Target, jsonldTarget{
			Type: "oa:SpecificResource", Source: jsonldRef{jsonldPageName(p.rec)},
			Selector: [2]any{
				jsonldPosition{"oa:TextPositionSelector", p.count.points(c.From), p.count.points(c.To)},
				jsonldQuote{"oa:TextQuoteSelector", c.Cut(text), text[from:c.From], text[c.To:to]},
			},
		})
	}
	return node
}
