package eval

import (
	"encoding/json"
	"fmt"

	"selon"
)

// statementInFile is a statement as gold files and printed output hold it.
type statementInFile struct {
	ID          string            `json:"id"`
	Mode        selon.Mode        `json:"mode"`
	Kind        selon.Kind        `json:"kind"`
	Source      []spanInFile      `json:"source"`
	Cue         []spanInFile      `json:"cue"`
	Content     []spanInFile      `json:"content"`
	Addressee   []spanInFile      `json:"addressee"`
	Speaker     speakerInFile     `json:"speaker"`
	SpeakerType selon.SpeakerType `json:"speaker_type"` // beside the name, in gold files
	Parent      string            `json:"parent"`
	Confidence  float64           `json:"confidence"`
}

// speakerInFile is a speaker written as its name (gold) or as an object (output).
type speakerInFile struct {
	name   string
	kind   selon.SpeakerType
	object bool
}

func (s *speakerInFile) UnmarshalJSON(b []byte) error {
	if b[0] != '{' {
		return json.Unmarshal(b, &s.name)
	}
	var o struct {
		Name string            `json:"name"`
		Type selon.SpeakerType `json:"type"`
	}
	if err := json.Unmarshal(b, &o); err != nil {
		return err
	}
	*s = speakerInFile{o.Name, o.Type, true}
	return nil
}

// toStatements gives the statements with their spans in bytes.
func toStatements(document string, in []statementInFile, o offsets) ([]selon.Statement, error) {
	out := make([]selon.Statement, len(in))
	for i := range in {
		f := &in[i]
		s := selon.Statement{ID: f.ID, Mode: f.Mode, Kind: f.Kind, Parent: f.Parent, Confidence: f.Confidence}
		for _, role := range []struct {
			name string
			from []spanInFile
			to   *[]selon.Span
		}{{"source", f.Source, &s.Source}, {"cue", f.Cue, &s.Cue}, {"content", f.Content, &s.Content}, {"addressee", f.Addressee, &s.Addressee}} {
			for _, p := range role.from {
				span, err := o.span(p.from, p.to)
				if err != nil {
					return nil, fmt.Errorf("document %s: statement %s: %s: %w", document, f.ID, role.name, err)
				}
				*role.to = append(*role.to, span)
			}
		}
		kind := f.SpeakerType
		if f.Speaker.object {
			kind = f.Speaker.kind
		}
		if f.Speaker.name != "" || kind != "" {
			s.Speaker = &selon.Speaker{Name: f.Speaker.name, Type: kind}
		}
		out[i] = s
	}
	return out, nil
}
