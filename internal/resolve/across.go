package resolve

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"selon"
	"selon/internal/kb"
)

// Register knows entities across documents. Each gets a key; entities of two
// documents with one key are the same:
//
//   - those with the same Wikidata id, in whatever language;
//   - people of the same full name, as it sounds, unless their genders or their
//     Wikidata ids differ;
//   - other things of the same name and type.
//
// A person with a single name is a stranger in every document: surnames alone
// join nobody. What users decided comes on top of all of it.
type Register struct {
	merged map[string]string // key → key that stands for it
	apart  map[string]bool   // keys that stay apart from document to document
}

// Decision is what a user decided of entities, kept for good: a line of JSON
// each, in the order in which they were taken.
type Decision struct {
	Who  string   `json:"who"`
	When string   `json:"when"` // ISO 8601
	What string   `json:"what"` // "merge": all keys are one entity; "split": each key is another in every document
	Keys []string `json:"keys"`
	Why  string   `json:"why,omitempty"`
}

// ReadDecisions reads decisions, a line of JSON each. An error names the line.
func ReadDecisions(r io.Reader) ([]Decision, error) {
	var out []Decision
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var d Decision
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		if d.What != "merge" && d.What != "split" || len(d.Keys) == 0 || d.What == "merge" && len(d.Keys) < 2 {
			return nil, fmt.Errorf("line %d: a decision is a merge of two keys or more, or a split of one or more", number)
		}
		out = append(out, d)
	}
	return out, lines.Err()
}

// NewRegister returns a register with what users decided; later decisions
// outweigh earlier ones.
func NewRegister(decisions []Decision) *Register {
	r := &Register{merged: make(map[string]string), apart: make(map[string]bool)}
	for _, d := range decisions {
		switch d.What {
		case "merge":
			first := r.standsFor(d.Keys[0])
			for _, k := range d.Keys {
				delete(r.apart, k)
				if old := r.standsFor(k); old != first {
					r.merged[old] = first
				}
			}
		case "split":
			for _, k := range d.Keys {
				delete(r.merged, k)
				r.apart[k] = true
			}
		}
	}
	return r
}

func (r *Register) standsFor(key string) string {
	for next, ok := r.merged[key]; ok; next, ok = r.merged[key] {
		key = next
	}
	return key
}

// Key returns the key of an entity of a document.
func (r *Register) Key(document string, e *selon.Entity) string {
	key := ownKey(document, e)
	if r.apart[key] {
		return key + "@" + document
	}
	return r.standsFor(key)
}

// sureEnough is the probability from which on a Wikidata id joins documents.
const sureEnough = 0.9

func ownKey(document string, e *selon.Entity) string {
	words := strings.Fields(kb.Fold(e.Name))
	switch {
	case e.Wikidata != "" && e.Sure >= sureEnough:
		return e.Wikidata
	case e.Type == selon.PersonEntity && len(words) < 2:
		return "person:" + strings.Join(words, " ") + "@" + document
	case e.Type == selon.PersonEntity:
		var sound []string
		for _, w := range words {
			sound = append(sound, kb.Sound(w))
		}
		key := "person:" + strings.Join(sound, " ")
		if e.Gender != "" {
			key += ":" + string(e.Gender)
		}
		return key
	}
	kind := e.Type
	if slices.Contains([]selon.EntityType{selon.PlaceEntity, selon.CountryEntity}, kind) {
		kind = selon.PlaceEntity
	}
	return string(kind) + ":" + strings.Join(words, " ")
}
