package export

import (
	"bufio"
	"fmt"
	"strings"

	"selon"
)

// teiPeople are those whom the header of a document lists: its entities, and
// the speakers that are none.
type teiPeople struct {
	list    []teiWho
	entity  map[string]string // the xml:id of each entity of the record
	speaker []string          // the xml:id of each statement's speaker, or empty
}

type teiWho struct {
	id, kind, name, wikidata string
	roles                    []string
}

func newTEIPeople(rec *selon.Record, document int) *teiPeople {
	p := &teiPeople{entity: make(map[string]string), speaker: make([]string, len(rec.Statements))}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		id := fmt.Sprintf("d%de%d", document, i+1)
		p.entity[e.ID] = id
		p.list = append(p.list, teiWho{id, string(e.Type), e.Name, qnumber(e.Wikidata), e.Roles})
	}
	same := make(map[string]string)
	for i := range rec.Statements {
		s := rec.Statements[i].Speaker
		switch {
		case s == nil || s.Name == "" && s.Entity == "":
		case s.Entity != "" && !s.Unnamed:
			p.speaker[i] = p.entity[s.Entity]
		default:
			key := string(s.Type) + "\x00" + s.Name
			id := same[key]
			if id == "" || s.Unnamed { // never the same as anybody else
				id = fmt.Sprintf("d%du%d", document, len(p.list)+1)
				p.list = append(p.list, teiWho{id: id, kind: string(s.Type), name: s.Name})
			}
			if !s.Unnamed {
				same[key] = id
			}
			p.speaker[i] = id
		}
	}
	return p
}

// print writes the lists, each where TEI has a place for it; things that are
// neither somebody nor a place stand with the organizations, with their type in
// role, as they may be spoken to all the same.
func (p *teiPeople) print(out *bufio.Writer) {
	var persons, orgs, places strings.Builder
	for _, w := range p.list {
		switch w.kind {
		case "person", "unknown":
			w.element(&persons, "person", "persName")
		case "group":
			w.element(&persons, "personGrp", "name")
		case "place":
			w.element(&places, "place", "placeName")
		default:
			w.element(&orgs, "org", "orgName")
		}
	}
	if persons.Len()+orgs.Len() > 0 {
		out.WriteString("\n<particDesc>")
		teiList(out, "listPerson", persons.String())
		teiList(out, "listOrg", orgs.String())
		out.WriteString("</particDesc>")
	}
	if places.Len() > 0 {
		out.WriteString("\n<settingDesc>")
		teiList(out, "listPlace", places.String())
		out.WriteString("</settingDesc>")
	}
}

func teiList(out *bufio.Writer, name, items string) {
	if items != "" {
		fmt.Fprintf(out, "<%s>%s</%s>", name, items, name)
	}
}

func (w *teiWho) element(out *strings.Builder, element, name string) {
	fmt.Fprintf(out, "\n<%s xml:id=\"%s\"", element, w.id)
	if element == "org" {
		fmt.Fprintf(out, " role=\"%s\"", teiToken(w.kind))
	}
	fmt.Fprintf(out, "><%s>%s</%s>", name, xmlText(w.name), name)
	if element == "person" {
		for _, role := range w.roles {
			fmt.Fprintf(out, "<occupation>%s</occupation>", xmlText(role))
		}
	}
	if w.wikidata != "" {
		fmt.Fprintf(out, "<idno type=\"Wikidata\">%s</idno>", w.wikidata)
	}
	fmt.Fprintf(out, "</%s>", element)
}

// teiToken makes a value of an attribute that must be one word.
func teiToken(kind string) string {
	token := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '_'
	}, kind)
	if token == "" {
		return "other"
	}
	return token
}
