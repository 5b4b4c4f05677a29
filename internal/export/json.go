package export

import (
	"bufio"
	"encoding/json"
	"math"

	"selon"
)

// jsonWriter prints one object a line for every record. Letters stay letters;
// only what JSON demands is escaped, and the separators U+2028 and U+2029,
// which many readers of lines would break at.
type jsonWriter struct {
	encoder *json.Encoder
}

func newJSON(out *bufio.Writer, _ Options) (Writer, error) {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return jsonWriter{encoder}, nil
}

func (w jsonWriter) Write(rec *selon.Record) error {
	d := &rec.Document
	count := newOffsets(d.Text)
	date, at := printPublished(d.Published)
	form := jsonDocument{
		ID: d.ID, Lang: d.Lang, Title: d.Title, Outlet: d.Outlet,
		Published: date, PublishedAt: at, URL: d.URL, Text: d.Text,
		Statements: make([]jsonStatement, 0, len(rec.Statements)),
		Entities:   make([]jsonEntity, 0, len(rec.Entities)),
		Agency:     d.Agency, Proven: d.Proven, Encoding: d.Encoding, Assumed: d.Assumed, Model: rec.Model,
	}
	for i := range rec.Statements {
		form.Statements = append(form.Statements, printStatement(&rec.Statements[i], count))
	}
	for i := range rec.Entities {
		form.Entities = append(form.Entities, printEntity(&rec.Entities[i], count))
	}
	return w.encoder.Encode(&form)
}

func (w jsonWriter) Close() error { return nil }

func printStatement(s *selon.Statement, count offsets) jsonStatement {
	form := jsonStatement{
		ID: s.ID, Mode: string(s.Mode), Kind: string(s.Kind),
		Source: printSpans(s.Source, count), Cue: printSpans(s.Cue, count),
		Content: printSpans(s.Content, count), Addressee: printSpans(s.Addressee, count),
		Parent: orNull(s.Parent), Confidence: rounded(s.Confidence), By: s.By,
	}
	if s.Speaker != nil {
		form.Speaker = printSpeaker(s.Speaker)
	}
	return form
}

func printSpeaker(s *selon.Speaker) *jsonSpeaker {
	form := &jsonSpeaker{
		Name: orNull(s.Name), Type: string(s.Type), Entity: orNull(s.Entity), Role: orNull(s.Role), For: orNull(s.For),
		Unnamed: s.Unnamed, Confidence: rounded(s.Confidence), By: s.By,
	}
	for _, c := range s.Candidates {
		form.Candidates = append(form.Candidates, jsonCandidate{c.Name, orNull(c.Entity), rounded(c.Confidence)})
	}
	return form
}

func printEntity(e *selon.Entity, count offsets) jsonEntity {
	form := jsonEntity{
		ID: e.ID, Type: string(e.Type), Name: e.Name, Gender: orNull(string(e.Gender)), Roles: e.Roles,
		Wikidata: orNull(e.Wikidata), Sure: rounded(e.Sure),
		Mentions: make([]jsonMention, 0, len(e.Mentions)),
	}
	for _, m := range e.Mentions {
		form.Mentions = append(form.Mentions, jsonMention{printSpan(m.Span, count), string(m.Kind), rounded(m.Confidence)})
	}
	return form
}

func printSpans(spans []selon.Span, count offsets) []jsonSpan {
	form := make([]jsonSpan, 0, len(spans))
	for _, s := range spans {
		form = append(form, printSpan(s, count))
	}
	return form
}

func printSpan(s selon.Span, count offsets) jsonSpan {
	return jsonSpan{count.points(s.From), count.points(s.To)}
}

// rounded gives a probability to four places.
func rounded(p float64) float64 { return math.Round(p*1e4) / 1e4 }
