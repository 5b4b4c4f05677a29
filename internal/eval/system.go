package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"selon"
)

// LoadSystem reads printed output, one JSON document a line, so that it can be
// compared with gold. Documents that gold does not have are left out; a line
// without "text" is taken to be of gold's. Errors name the line.
func LoadSystem(r io.Reader, gold []selon.Record) ([]selon.Record, error) {
	texts := make(map[string]string, len(gold))
	for i := range gold {
		texts[gold[i].Document.ID] = gold[i].Document.Text
	}
	var out []selon.Record
	lines := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("eval: output: line %d: %w", n, err)
		}
		if len(bytes.TrimSpace(line)) > 0 {
			record, err := parseOutput(line, texts)
			if err != nil {
				return nil, fmt.Errorf("eval: output: line %d: %w", n, err)
			}
			if record != nil {
				out = append(out, *record)
			}
		}
		if err != nil {
			return out, nil
		}
	}
}

// parseOutput reads one printed document, nil if there is no text for its id.
func parseOutput(line []byte, texts map[string]string) (*selon.Record, error) {
	if !utf8.Valid(line) {
		return nil, errNotUTF8
	}
	var j struct {
		ID           string             `json:"id"`
		Lang         string             `json:"lang"`
		Text         *string            `json:"text"`
		Statements   *[]statementInFile `json:"statements"`
		Attributions []statementInFile  `json:"attributions"` // gold files have this name
		Entities     []entityInFile     `json:"entities"`
	}
	if err := json.Unmarshal(line, &j); err != nil {
		return nil, err
	}
	text, known := texts[j.ID]
	if !known {
		return nil, nil
	}
	if j.Text != nil {
		text = *j.Text
	}
	if j.Statements != nil {
		j.Attributions = *j.Statements
	}
	r := &selon.Record{Document: selon.Document{ID: j.ID, Lang: j.Lang, Text: text}}
	var err error
	o := newOffsets(text)
	if r.Statements, err = toStatements(j.ID, j.Attributions, o); err != nil {
		return nil, err
	}
	if r.Entities, err = toEntities(j.ID, j.Entities, o); err != nil {
		return nil, err
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		s.Kind = cmp.Or(s.Kind, selon.Said)
	}
	return r, nil
}
