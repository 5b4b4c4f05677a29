package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/url"

	"selon"
)

// jsonldWriter prints one JSON-LD document: a graph of the documents, their
// entities, their statements and one Web Annotation for each statement. The
// context stands in the file, so that no reader fetches anything.
//
// Statements are schema.org's Quotation where the words are the speaker's, else
// Claim. PROV says where each comes from: prov:wasAttributedTo its speaker and
// prov:wasQuotedFrom the statement that reports it, or else the document.
type jsonldWriter struct {
	out   *bufio.Writer
	begun bool
	nodes int
}

func newJSONLD(out *bufio.Writer, _ Options) (Writer, error) {
	return &jsonldWriter{out: out}, nil
}

// jsonldContext gives every name its meaning. What has no prefix is
// schema.org's.
const jsonldContext = `{"@vocab":"http://schema.org/","oa":"http://www.w3.org/ns/oa#","prov":"http://www.w3.org/ns/prov#",` +
	`"xsd":"http://www.w3.org/2001/XMLSchema#","oa:start":{"@type":"xsd:nonNegativeInteger"},"oa:end":{"@type":"xsd:nonNegativeInteger"},` +
	`"sameAs":{"@type":"@id"},"url":{"@type":"@id"}}`

func (w *jsonldWriter) Write(rec *selon.Record) error {
	w.begin()
	p := jsonldPage{rec: rec, count: newOffsets(rec.Document.Text)}
	nodes := []any{p.document()}
	for i := range rec.Entities {
		nodes = append(nodes, p.entity(&rec.Entities[i]))
	}
	for i := range rec.Statements {
		nodes = append(nodes, p.statement(&rec.Statements[i]), p.annotation(&rec.Statements[i]))
	}
	for _, n := range nodes {
		if err := w.node(n); err != nil {
			return err
		}
	}
	return nil
}

func (w *jsonldWriter) Close() error {
	w.begin()
	w.out.WriteString("\n]}\n")
	return nil
}

func (w *jsonldWriter) begin() {
	if !w.begun {
		w.begun = true
		w.out.WriteString(`{"@context":` + jsonldContext + `,"@graph":[`)
	}
}

// node prints a node on a line of its own.
func (w *jsonldWriter) node(n any) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(n); err != nil {
		return err
	}
	if w.nodes > 0 {
		w.out.WriteByte(',')
	}
	w.nodes++
	w.out.WriteByte('\n')
	w.out.Write(bytes.TrimSuffix(line.Bytes(), []byte("\n")))
	return nil
}

// jsonldPageName names a document for good: the same input has the same name
// in every run. That is its address, where it has one.
func jsonldPageName(rec *selon.Record) string {
	if address := webAddress(rec.Document.URL); address != "" {
		return address
	}
	return "urn:selon:" + url.PathEscape(utf8Only(rec.Document.ID))
}

// jsonldName names something in a document, by its sort and its id there.
func jsonldName(rec *selon.Record, sort, id string) string {
	return "urn:selon:" + url.PathEscape(utf8Only(rec.Document.ID)) + "#" + sort + "/" + url.PathEscape(utf8Only(id))
}
