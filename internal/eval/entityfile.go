package eval

import (
	"encoding/json"
	"fmt"

	"selon"
)

// LoadEntities reads a directory's gold files of entities, in the order of
// their names: *.json with "id", "text" and "entities". Names become mentions
// of the kind name, metonyms mentions of the kind metonym; titles are left out,
// because they are not measured.
func LoadEntities(dir string) ([]selon.Record, error) {
	records, err := loadAll(dir, ".json", loadJSON(parseEntityGold))
	if err != nil {
		return nil, fmt.Errorf("eval: gold: %w", err)
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("eval: gold: %s: no *.json with \"text\" and \"entities\"", dir)
	}
	return records, nil
}

func parseEntityGold(b []byte) (*selon.Record, error) {
	if ok, err := hasKeys(b, "text", "entities"); !ok {
		return nil, err
	}
	var j struct {
		documentInFile
		Entities []entityInFile `json:"entities"`
	}
	if err := json.Unmarshal(b, &j); err != nil {
		return nil, err
	}
	r := &selon.Record{Document: j.document()}
	var err error
	r.Entities, err = toEntities(j.ID, j.Entities, newOffsets(j.Text))
	return r, err
}

// entityInFile is an entity as gold files and printed output hold it.
type entityInFile struct {
	ID       string          `json:"id"`
	Type     string          `json:"type"`
	Name     string          `json:"name"`
	Wikidata string          `json:"wikidata"`
	Mentions []mentionInFile `json:"mentions"`
	Metonyms []mentionInFile `json:"metonyms"` // a list of their own in gold files
}

// mentionInFile is a span that may say its kind.
type mentionInFile struct {
	spanInFile
	kind string
}

func (m *mentionInFile) UnmarshalJSON(b []byte) error {
	if b[0] == '{' {
		var o struct{ Kind string }
		if err := json.Unmarshal(b, &o); err != nil {
			return err
		}
		m.kind = o.Kind
	}
	return m.spanInFile.UnmarshalJSON(b)
}

// toEntities gives the entities with their mentions in bytes.
func toEntities(document string, in []entityInFile, o offsets) ([]selon.Entity, error) {
	var out []selon.Entity
	for _, f := range in {
		e := selon.Entity{ID: f.ID, Type: selon.EntityType(f.Type), Name: f.Name, Wikidata: f.Wikidata}
		for _, list := range []struct {
			mentions []mentionInFile
			kind     selon.MentionKind
		}{{f.Mentions, selon.NameMention}, {f.Metonyms, selon.MetonymMention}} {
			for _, m := range list.mentions {
				span, err := o.span(m.from, m.to)
				if err != nil {
					return nil, fmt.Errorf("document %s: entity %s: %w", document, f.ID, err)
				}
				kind := selon.MentionKind(m.kind)
				if kind == "" {
					kind = list.kind
				}
				e.Mentions = append(e.Mentions, selon.Mention{Span: span, Kind: kind})
			}
		}
		out = append(out, e)
	}
	return out, nil
}
