package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"selon"
)

// ftmWriter prints entities of FollowTheMoney, one JSON object a line: an
// Article for each document, people and organizations, and a Note for each
// statement, which holds the words of the content, names its speaker and those it
// is about, and has the document for its proof.
//
// The same entity comes once for each document that names it. Lines of one id
// are parts of one entity: "ftm aggregate" puts them together, as do the
// programs that load such files. So nothing is held in memory.
type ftmWriter struct {
	encoder *json.Encoder
}

func newFTM(out *bufio.Writer, _ Options) (Writer, error) {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return ftmWriter{encoder}, nil
}

type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func (w ftmWriter) Write(rec *selon.Record) error {
	list := []ftmEntity{ftmArticle(rec)}
	for i := range rec.Entities {
		if e, ok := ftmNamed(rec, &rec.Entities[i]); ok {
			list = append(list, e)
		}
	}
	for i := range rec.Statements {
		list = append(list, ftmStatement(rec, &rec.Statements[i])...)
	}
	for i := range list {
		if err := w.encoder.Encode(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

func (w ftmWriter) Close() error { return nil }

// add keeps a value unless it says nothing. Control characters become U+FFFD:
// the databases behind these programs refuse or drop them.
func (e *ftmEntity) add(property, value string) {
	value = strings.Map(xmlRune, utf8Only(value))
	if strings.TrimSpace(value) != "" {
		e.Properties[property] = append(e.Properties[property], value)
	}
}

// ftmID is an id made of what tells a thing from all others.
func ftmID(parts ...string) string {
	return fmt.Sprintf("selon-%x", sha256.Sum256([]byte(strings.Join(parts, "\x00"))))[:len("selon-")+40]
}

func newFTMEntity(id, schema string) ftmEntity {
	return ftmEntity{id, schema, make(map[string][]string)}
}

func articleID(rec *selon.Record) string { return ftmID("document", rec.Document.ID) }

func ftmArticle(rec *selon.Record) ftmEntity {
	d := &rec.Document
	e := newFTMEntity(articleID(rec), "Article")
	e.add("fileName", d.ID)
	e.add("title", d.Title)
	e.add("bodyText", d.Text)
	e.add("publisher", d.Outlet)
	e.add("publishedAt", day(d.Published))
	e.add("sourceUrl", webAddress(d.URL))
	// FollowTheMoney counts languages by their codes of three letters.
	if tag, err := language.ParseBase(d.Lang); err == nil && d.Lang != "und" {
		e.add("language", tag.ISO3())
	}
	return e
}

// ftmSchema is the schema of a speaker or an entity; empty for what
// FollowTheMoney has none for: places and works.
func ftmSchema(kind string) string {
	switch kind {
	case "person":
		return "Person"
	case "organization":
		return "Organization"
	case "country":
		return "PublicBody" // who speaks is the state, not the territory
	case "group", "document", "unknown":
		return "LegalEntity" // anybody who can act: person or organization
	}
	return ""
}

// ftmEntityID is Wikidata's id where there is one, as is the custom with such
// data; a name alone joins nobody over two documents.
func ftmEntityID(rec *selon.Record, e *selon.Entity) string {
	if q := qnumber(e.Wikidata); q != "" {
		return q
	}
	return ftmID("entity", rec.Document.ID, e.ID)
}

func ftmNamed(rec *selon.Record, e *selon.Entity) (ftmEntity, bool) {
	schema := ftmSchema(string(e.Type))
	if schema == "" || strings.TrimSpace(e.Name) == "" {
		return ftmEntity{}, false
	}
	out := newFTMEntity(ftmEntityID(rec, e), schema)
	out.add("name", e.Name)
	out.add("wikidataId", qnumber(e.Wikidata))
	out.add("proof", articleID(rec))
	if schema == "Person" {
		for _, role := range e.Roles {
			out.add("position", role)
		}
		switch e.Gender {
		case selon.Male:
			out.add("gender", "male")
		case selon.Female:
			out.add("gender", "female")
		}
	}
	return out, true
}

// ftmStatement is the Note of a statement, after its speaker where that is no
// entity of the record.
func ftmStatement(rec *selon.Record, s *selon.Statement) []ftmEntity {
	note := newFTMEntity(ftmID("statement", fullID(rec, s.ID)), "Note")
	note.add("description", words(rec.Document.Text, s.Content))
	note.add("keywords", string(s.Mode))
	note.add("keywords", string(s.Kind))
	note.add("notes", fmt.Sprintf("%s, confidence %.4f", fullID(rec, s.ID), s.Confidence))
	note.add("notes", chainNames(rec, s.ID))
	note.add("publisher", rec.Document.Outlet)
	note.add("sourceUrl", webAddress(rec.Document.URL))
	note.add("proof", articleID(rec))
	var list []ftmEntity
	about := meant(rec, append(append([]selon.Span{}, s.Content...), s.Addressee...))
	if p := s.Speaker; p != nil {
		note.add("name", p.Name)
		if e := entity(rec, p.Entity); e != nil && !p.Unnamed {
			about = append([]*selon.Entity{e}, about...)
		} else if schema := ftmSchema(string(p.Type)); schema != "" && strings.TrimSpace(p.Name) != "" {
			speaker := newFTMEntity(ftmID("speaker", fullID(rec, s.ID)), schema)
			speaker.add("name", p.Name)
			speaker.add("proof", articleID(rec))
			note.add("entity", speaker.ID)
			list = append(list, speaker)
		}
	}
	seen := make(map[string]bool)
	for _, e := range about {
		if named, ok := ftmNamed(rec, e); ok && !seen[named.ID] {
			seen[named.ID] = true
			note.add("entity", named.ID)
		}
	}
	return append(list, note)
}
