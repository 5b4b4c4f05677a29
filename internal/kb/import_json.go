package kb

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

// languages are those whose names are taken from a source that has all.
var languages = []string{"fr", "en", "mul"}

// item is what is read of an item of Wikidata; see the Wikibase JSON format.
type item struct {
	ID      string
	Labels  map[string]struct{ Value string }
	Aliases map[string][]struct{ Value string }
	Claims  map[string][]struct {
		Mainsnak struct {
			Datavalue struct{ Value json.RawMessage }
		}
	}
	// FollowTheMoney.
	Schema     string
	Properties map[string][]string
}

// kinds are the types that are taken, by what an item is an instance of.
var kinds = map[string]string{
	"Q5": "person", "Q6256": "country", "Q3624078": "country", "Q515": "place", "Q1549591": "place", "Q5119": "place",
	"Q43229": "organization", "Q484652": "organization", "Q7278": "organization", "Q4830453": "organization",
	"Q327333": "organization", "Q192350": "organization", "Q11032": "organization", "Q192283": "organization",
	"Q163740": "organization", "Q79913": "organization", "Q6881511": "organization", "Q891723": "organization",
	"Q35798": "organization", "Q11204": "organization", "Q7188": "organization", "Q1002697": "organization",
}

// schemas are the same for FollowTheMoney.
var schemas = map[string]string{
	"Person": "person", "Organization": "organization", "Company": "organization", "PublicBody": "organization",
	"LegalEntity": "organization", "Country": "country",
}

// fromJSON reads an item of Wikidata or an entity of FollowTheMoney, and says
// whether it is of a type that is kept. People of Wikidata are kept if they
// held a position: all others are too many.
func fromJSON(line []byte) (e Entity, used bool, err error) {
	var it item
	if err := json.Unmarshal(line, &it); err != nil {
		return e, false, err
	}
	switch {
	case it.Schema != "":
		return it.money()
	case strings.HasPrefix(it.ID, "Q"):
		return it.wikidata()
	case it.ID != "":
		return e, false, nil // a property, a lexeme
	}
	return e, false, errors.New("neither an item of Wikidata (id) nor an entity of FollowTheMoney (schema)")
}

func (it *item) wikidata() (e Entity, used bool, err error) {
	e = Entity{ID: it.ID}
	for _, kind := range it.values("P31") {
		if t := kinds[kind]; t != "" {
			e.Type = t
			break
		}
	}
	if e.Type == "" || e.Type == "person" && len(it.values("P39")) == 0 {
		return e, false, nil
	}
	switch gender := it.values("P21"); {
	case slices.Contains(gender, "Q6581097"):
		e.Gender = "m"
	case slices.Contains(gender, "Q6581072"):
		e.Gender = "f"
	}
	for _, lang := range languages {
		called := lang
		if lang == "mul" {
			called = ""
		}
		if l, ok := it.Labels[lang]; ok {
			e.Names = append(e.Names, Name{called, l.Value})
		}
		for _, a := range it.Aliases[lang] {
			e.Names = append(e.Names, Name{called, a.Value})
		}
	}
	e.Names = tidy(e.Names)
	return e, len(e.Names) > 0, nil
}

// values returns the items that a property has.
func (it *item) values(property string) []string {
	var out []string
	for _, c := range it.Claims[property] {
		var v struct{ ID string }
		if json.Unmarshal(c.Mainsnak.Datavalue.Value, &v) == nil && v.ID != "" {
			out = append(out, v.ID)
		}
	}
	return out
}

func (it *item) money() (e Entity, used bool, err error) {
	e = Entity{Type: schemas[it.Schema]}
	if e.Type == "" {
		return e, false, nil
	}
	first := func(key string) string {
		if v := it.Properties[key]; len(v) > 0 {
			return v[0]
		}
		return ""
	}
	e.ID = first("wikidataId")
	if country := strings.ToUpper(first("country")); len(country) == 2 {
		e.Country = country
	}
	switch strings.ToLower(first("gender")) {
	case "male":
		e.Gender = "m"
	case "female":
		e.Gender = "f"
	}
	for _, key := range []string{"name", "alias", "weakAlias", "abbreviation"} {
		for _, v := range it.Properties[key] {
			e.Names = append(e.Names, Name{"", v})
		}
	}
	e.Names = tidy(e.Names)
	return e, len(e.Names) > 0, nil
}
