package pack

import (
	"strconv"
	"strings"

	"selon"
)

// packer carries a record to a stream or from it; the same calls do both. The
// order of the calls is the form in which records are kept.
type packer struct {
	*stream
	*learner
	m        *models
	document string // its key
	fold     func(string) string
	apart    bool // the text is not in the stream

	rec                           *selon.Record
	text                          string
	units                         units
	usualIDs                      bool           // e1, e2…, s1, s2…
	entityPlaces, statementPlaces map[string]int // by id
	deciders                      []string       // that were named so far
	lastDecided                   map[string]int
}

// models are what is learned of each field while it is carried.
type models struct {
	text, address, title, outlet, published, id, phrase, newInList numbers // how many words
	language, encoding                                             numbers
	proven, assumed, urlIsKey, idIsKeys, usualIDs                  chance
	entity                                                         entityModels
	statement                                                      statementModels
	speaker                                                        speakerModels
}

func (c *Coder) packer(s *stream, language int, document string) *packer {
	m, ok := c.models.Get().(*models)
	if ok {
		*m = models{}
	} else {
		m = &models{}
	}
	return &packer{
		stream: s, learner: c.words[language]().learner(), m: m, document: document, fold: c.fold,
		deciders:    []string{"network", "name", "words", "quotation", "role", "base"},
		lastDecided: map[string]int{"name": 9500, "words": 7000, "quotation": 9000, "role": 8800, "base": 8900},
	}
}

// done lets the memory be used again.
func (c *Coder) done(p *packer) {
	p.release()
	c.models.Put(p.m)
}

// fail notes what is wrong first.
func (p *packer) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// record carries everything.
func (p *packer) record(rec *selon.Record, keys *[]string) {
	p.rec = rec
	if !p.apart {
		p.string(&p.m.text, &rec.Document.Text)
	}
	p.text = rec.Document.Text
	p.units = unitsOf(p.text)
	p.about(&rec.Document)
	size(p, &p.m.entity.count, &rec.Entities)
	size(p, &p.m.statement.count, &rec.Statements)
	p.usualIDs = usualIDs(rec)
	p.flag(&p.m.usualIDs, &p.usualIDs)
	p.entityPlaces, p.statementPlaces = make(map[string]int, len(rec.Entities)), make(map[string]int, len(rec.Statements))
	for i := range rec.Entities {
		p.id(&rec.Entities[i].ID, "e", i)
		p.entityPlaces[rec.Entities[i].ID] = i
	}
	for i := range rec.Statements {
		p.id(&rec.Statements[i].ID, "s", i)
		p.statementPlaces[rec.Statements[i].ID] = i
	}
	p.entities(keys)
	p.statements()
}

// about carries what is known of the document.
func (p *packer) about(d *selon.Document) {
	languages, encodings := []string{"fr", "en", "und"}, []string{"utf-8", ""}
	p.listed(&p.m.language, &d.Lang, &languages)
	p.listed(&p.m.encoding, &d.Encoding, &encodings)
	p.flag(&p.m.proven, &d.Proven)
	p.flag(&p.m.assumed, &d.Assumed)
	_, inside, _ := strings.Cut(p.document, "#")
	p.either(&p.m.urlIsKey, &p.m.address, &d.URL, p.document)
	p.either(&p.m.idIsKeys, &p.m.address, &d.ID, inside)
	p.string(&p.m.title, &d.Title)
	p.string(&p.m.outlet, &d.Outlet)
	p.string(&p.m.outlet, &d.Agency)
	p.string(&p.m.published, &d.Published)
}

// id carries an id, unless all ids of the record are the usual ones.
func (p *packer) id(id *string, letter string, place int) {
	if p.usualIDs {
		set(p, id, usualID(letter, place))
	} else {
		p.string(&p.m.id, id)
	}
}

func usualID(letter string, place int) string { return letter + strconv.Itoa(place+1) }

func usualIDs(rec *selon.Record) bool {
	for i := range rec.Entities {
		if rec.Entities[i].ID != usualID("e", i) {
			return false
		}
	}
	for i := range rec.Statements {
		if rec.Statements[i].ID != usualID("s", i) {
			return false
		}
	}
	return true
}
