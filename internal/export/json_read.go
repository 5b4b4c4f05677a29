package export

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"selon"
)

// ReadJSON reads back what the json format printed, record by record; each has
// passed [selon.Record.Verify]. A document that cannot be a record is an error
// in its place and the next one follows; input that is no JSON ends the reading.
// Errors name the document by its id, or by its number from 1 where it has none.
func ReadJSON(in io.Reader) iter.Seq2[*selon.Record, error] {
	return func(yield func(*selon.Record, error) bool) {
		decoder := json.NewDecoder(in)
		for number := 1; ; number++ {
			var form jsonDocument
			err := decoder.Decode(&form)
			if err == io.EOF {
				return
			}
			var wrongType *json.UnmarshalTypeError
			if err != nil && !errors.As(err, &wrongType) {
				yield(nil, fmt.Errorf("document %d, byte %d: %w", number, decoder.InputOffset(), err))
				return
			}
			var rec *selon.Record
			if err == nil {
				rec, err = readDocument(&form)
			}
			if err != nil {
				rec, err = nil, fmt.Errorf("document %s: %w", nameOf(&form, number), err)
			} else if err = rec.Verify(); err != nil {
				rec = nil // Verify has named the document
			}
			if !yield(rec, err) {
				return
			}
		}
	}
}

func nameOf(form *jsonDocument, number int) string {
	if form.ID != "" {
		return form.ID
	}
	return fmt.Sprint(number)
}

func readDocument(form *jsonDocument) (*selon.Record, error) {
	rec := &selon.Record{
		Document: selon.Document{
			ID: form.ID, Lang: form.Lang, Title: form.Title, Outlet: form.Outlet, Agency: form.Agency,
			Published: cmp.Or(form.PublishedAt, orEmpty(form.Published)), URL: form.URL, Text: form.Text,
			Proven: form.Proven, Encoding: form.Encoding, Assumed: form.Assumed,
		},
		Model: form.Model,
	}
	count := newOffsets(form.Text)
	for i := range form.Statements {
		s, err := readStatement(&form.Statements[i], count)
		if err != nil {
			return nil, fmt.Errorf("statement %s: %w", form.Statements[i].ID, err)
		}
		rec.Statements = append(rec.Statements, s)
	}
	for i := range form.Entities {
		e, err := readEntity(&form.Entities[i], count)
		if err != nil {
			return nil, fmt.Errorf("entity %s: %w", form.Entities[i].ID, err)
		}
		rec.Entities = append(rec.Entities, e)
	}
	return rec, nil
}

func readStatement(form *jsonStatement, count offsets) (selon.Statement, error) {
	s := selon.Statement{
		ID: form.ID, Mode: selon.Mode(form.Mode), Kind: selon.Kind(form.Kind),
		Parent: orEmpty(form.Parent), Confidence: form.Confidence, By: form.By,
	}
	if form.Speaker != nil {
		s.Speaker = &selon.Speaker{
			Name: orEmpty(form.Speaker.Name), Type: selon.SpeakerType(form.Speaker.Type), Entity: orEmpty(form.Speaker.Entity),
			Role: orEmpty(form.Speaker.Role), For: orEmpty(form.Speaker.For), Unnamed: form.Speaker.Unnamed,
			Confidence: form.Speaker.Confidence, By: form.Speaker.By,
		}
		for _, c := range form.Speaker.Candidates {
			s.Speaker.Candidates = append(s.Speaker.Candidates, selon.Candidate{Name: c.Name, Entity: orEmpty(c.Entity), Confidence: c.Confidence})
		}
	}
	for _, list := range []struct {
		name string
		from []jsonSpan
		to   *[]selon.Span
	}{
		{"source", form.Source, &s.Source},
		{"cue", form.Cue, &s.Cue},
		{"content", form.Content, &s.Content},
		{"addressee", form.Addressee, &s.Addressee},
	} {
		for _, span := range list.from {
			read, err := readSpan(span, count)
			if err != nil {
				return s, fmt.Errorf("%s: %w", list.name, err)
			}
			*list.to = append(*list.to, read)
		}
	}
	return s, nil
}

func readEntity(form *jsonEntity, count offsets) (selon.Entity, error) {
	e := selon.Entity{ID: form.ID, Type: selon.EntityType(form.Type), Name: form.Name, Wikidata: orEmpty(form.Wikidata),
		Gender: selon.Gender(orEmpty(form.Gender)), Roles: form.Roles, Sure: form.Sure}
	for _, m := range form.Mentions {
		span, err := readSpan(m.jsonSpan, count)
		if err != nil {
			return e, err
		}
		e.Mentions = append(e.Mentions, selon.Mention{Span: span, Kind: selon.MentionKind(m.Kind), Confidence: m.Confidence})
	}
	return e, nil
}

func readSpan(form jsonSpan, count offsets) (selon.Span, error) {
	from, ok1 := count.bytes(form.Start)
	to, ok2 := count.bytes(form.End)
	if !ok1 || !ok2 {
		return selon.Span{}, fmt.Errorf("code points %d-%d lie outside the text", form.Start, form.End)
	}
	return selon.Span{From: from, To: to}, nil
}
