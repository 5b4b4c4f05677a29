package eval

import (
	"slices"

	"selon"
)

// EntityFigures say how good a system's names are. Marshalled, they are what
// the reference scorer entities.py prints.
type EntityFigures struct {
	Names   F1                 `json:"names"`    // span and class
	Spans   F1                 `json:"spans"`    // span alone
	Joined  F1                 `json:"joined"`   // pairs of found spans that belong to one entity
	Linked  F1                 `json:"linked"`   // Wikidata ids of found spans whose gold has one
	ByClass map[string]ClassF1 `json:"by_class"` // names of each class
}

// ClassF1 is an [F1] whose gold may count parts: a span that gold gives in two
// classes is half a name in each. A system that gives it one of them has a
// whole one, so that the recall of a class can be more than 100 %.
type ClassF1 struct {
	Right, System int
	Gold          float64
}

// MarshalJSON gives percentages as [F1] does.
func (c ClassF1) MarshalJSON() ([]byte, error) {
	return marshalRates(float64(c.Right), float64(c.System), c.Gold)
}

// classOf gives the class in which a type is compared.
func classOf(entityType selon.EntityType) string {
	switch entityType {
	case "person":
		return "person"
	case "organization", "organisation":
		return "organization"
	case "place", "country":
		return "place"
	}
	return "other"
}

// named is what one side says of a span.
type named struct {
	classes  []string // one; gold may have several
	entities []int    // indices of those named by it
}

// MeasureEntities compares the names that a system found with gold. If base is
// not nil, only Wikidata ids in it count for Linked: nobody can link to what
// the knowledge base does not hold.
func MeasureEntities(gold, system []selon.Record, base map[string]bool) EntityFigures {
	byID := make(map[string]*selon.Record, len(system))
	for i := range system {
		byID[system[i].Document.ID] = &system[i]
	}
	f := EntityFigures{ByClass: make(map[string]ClassF1)}
	for i := range gold {
		var found []selon.Entity
		if s := byID[gold[i].Document.ID]; s != nil {
			found = s.Entities
		}
		f.add(gold[i].Entities, found, base)
	}
	return f
}

// add counts one document.
func (f *EntityFigures) add(gold, system []selon.Entity, base map[string]bool) {
	goldAt, goldSpans := goldNames(gold)
	systemAt, systemSpans := systemNames(system)
	f.Names.Gold += len(goldSpans)
	f.Names.System += len(systemSpans)
	f.Spans.Gold, f.Spans.System = f.Names.Gold, f.Names.System
	for _, k := range goldSpans {
		for _, class := range goldAt[k].classes {
			c := f.ByClass[class]
			c.Gold += 1 / float64(len(goldAt[k].classes))
			f.ByClass[class] = c
		}
	}
	var both []selon.Span
	for _, k := range systemSpans {
		class := systemAt[k].classes[0]
		c := f.ByClass[class]
		c.System++
		if g := goldAt[k]; g != nil {
			both = append(both, k)
			f.Spans.Right++
			if slices.Contains(g.classes, class) {
				f.Names.Right++
				c.Right++
			}
		}
		f.ByClass[class] = c
	}
	for i, k := range both {
		for _, l := range both[i+1:] {
			f.join(goldAt[k].together(goldAt[l]), systemAt[k].together(systemAt[l]))
		}
		f.link(goldAt[k], gold, system[systemAt[k].entities[0]].Wikidata, base)
	}
}

// join counts a pair of spans by whether each side says that they name one entity.
func (f *EntityFigures) join(gold, system bool) {
	if gold {
		f.Joined.Gold++
	}
	if system {
		f.Joined.System++
	}
	if gold && system {
		f.Joined.Right++
	}
}

// link counts the id that the system gave a span.
func (f *EntityFigures) link(g *named, gold []selon.Entity, id string, base map[string]bool) {
	var known []string
	for _, i := range g.entities {
		if q := gold[i].Wikidata; q != "" && (base == nil || base[q]) {
			known = append(known, q)
		}
	}
	if len(known) == 0 {
		return
	}
	f.Linked.Gold++
	if id != "" {
		f.Linked.System++
		if slices.Contains(known, id) {
			f.Linked.Right++
		}
	}
}

// together reports whether the two spans name one entity.
func (n *named) together(o *named) bool {
	return slices.ContainsFunc(n.entities, func(e int) bool { return slices.Contains(o.entities, e) })
}

// goldNames gives the spans of the names, in their first order.
func goldNames(entities []selon.Entity) (map[selon.Span]*named, []selon.Span) {
	at := make(map[selon.Span]*named)
	var order []selon.Span
	for i, e := range entities {
		for _, m := range e.Mentions {
			n := at[m.Span]
			if n == nil {
				n = &named{}
				at[m.Span] = n
				order = append(order, m.Span)
			}
			if c := classOf(e.Type); !slices.Contains(n.classes, c) {
				n.classes = append(n.classes, c)
			}
			n.entities = append(n.entities, i)
		}
	}
	return at, order
}

// systemNames gives the spans of the system's names; of several entities with
// one span the last one has it. Titles, roles and pronouns are no names.
func systemNames(entities []selon.Entity) (map[selon.Span]*named, []selon.Span) {
	at := make(map[selon.Span]*named)
	var order []selon.Span
	for i, e := range entities {
		for _, m := range e.Mentions {
			switch m.Kind {
			case selon.PronounMention, selon.TitleMention, selon.RoleMention:
				continue
			}
			if at[m.Span] == nil {
				order = append(order, m.Span)
			}
			at[m.Span] = &named{classes: []string{classOf(e.Type)}, entities: []int{i}}
		}
	}
	return at, order
}
