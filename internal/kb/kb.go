// Package kb is what Selon knows of the world before it reads: countries and
// the words for their people, capitals and palaces that stand for states,
// international bodies, people of public life and the offices that they held,
// with dates.
//
// In: the tables under data, which are inside the program and which the command
// in build makes from open data, and tables of the user's own. Out: entities by
// name, and holders by office, country and date.
//
// The base says what it was told and no more: who held an office at a date
// after its source was written is not known.
package kb

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Entity is somebody or something that the base knows.
type Entity struct {
	ID      string // Wikidata Q-number, or "" for what was named without one
	Type    string // person, organization, place or country
	Country string // ISO 3166-1 code of two letters, where there is one
	Gender  string // m or f, of people
	Source  string // where it comes from: the key of a line of data/sources.tsv, or a file of the user's
	Names   []Name // the usual one of each language first
}

// Name is what an entity is called in a language.
type Name struct {
	Lang string // ISO 639-1, or "" where it serves in all
	Text string
}

// Name returns the usual name in a language, or any.
func (e *Entity) Name(lang string) string {
	for _, n := range e.Names {
		if n.Lang == lang || n.Lang == "" {
			return n.Text
		}
	}
	if len(e.Names) > 0 {
		return e.Names[0].Text
	}
	return e.ID
}

// Base is a set of entities with their names, offices and words. It does not
// change once it is there and is safe for concurrent use.
type Base struct {
	entities []Entity
	byName   map[string][]int32 // folded names
	byID     map[string]int32
	demonyms map[string]string  // folded word → country code
	metonyms map[string]Metonym // folded name
	first    map[string]string  // folded first name → m or f
	sources  map[string]string  // what they are and their licences, by key
	terms    []term
}

// Metonym is a capital, palace or street that stands for a state or for one of
// its institutions.
type Metonym struct {
	Country string // ISO code, or EU
	Body    string // the institution in the language of the name, or empty: the state
}

// Open returns the base inside the program. It is made once.
var Open = sync.OnceValues(func() (*Base, error) {
	b := &Base{
		byName: make(map[string][]int32), byID: make(map[string]int32),
		demonyms: make(map[string]string), metonyms: make(map[string]Metonym),
		first: make(map[string]string), sources: make(map[string]string),
	}
	if err := b.readAll(); err != nil {
		return nil, fmt.Errorf("kb: %w", err)
	}
	return b, nil
})

// With returns a base that knows the given entities too. Those with an id that
// the base has add their names to it.
func (b *Base) With(more []Entity) *Base {
	out := &Base{
		entities: slices.Clone(b.entities), byName: make(map[string][]int32, len(b.byName)),
		byID: make(map[string]int32, len(b.byID)), demonyms: b.demonyms, metonyms: b.metonyms, first: b.first, sources: b.sources, terms: b.terms,
	}
	for k, v := range b.byName {
		out.byName[k] = slices.Clone(v)
	}
	for k, v := range b.byID {
		out.byID[k] = v
	}
	for _, e := range more {
		out.add(e)
	}
	return out
}

// Find returns the entities that bear a name, in any language, whatever its
// capitals, accents, hyphens and apostrophes.
func (b *Base) Find(name string) []*Entity {
	var out []*Entity
	for _, i := range b.byName[Fold(name)] {
		out = append(out, &b.entities[i])
	}
	return out
}

// ByID returns the entity with a Wikidata id, or nil.
func (b *Base) ByID(id string) *Entity {
	if i, ok := b.byID[id]; ok && id != "" {
		return &b.entities[i]
	}
	return nil
}

// Country returns a country by its ISO code, or nil.
func (b *Base) Country(code string) *Entity { return b.ByID("country:" + code) }

// Demonym returns the country whose people or things a word is said of
// ("iranienne", "Russian"), or nil.
func (b *Base) Demonym(word string) *Entity {
	if code := b.demonyms[Fold(word)]; code != "" {
		return b.Country(code)
	}
	return nil
}

// Gender returns the gender of nearly all people with a first name, m or f; ""
// where it is not known, or both have it.
func (b *Base) Gender(first string) string { return b.first[Fold(first)] }

// Metonym returns what a capital, palace or street stands for.
func (b *Base) Metonym(name string) (Metonym, bool) {
	m, ok := b.metonyms[Fold(name)]
	return m, ok
}

// Source says where something comes from, with its licence.
func (b *Base) Source(key string) string {
	if s := b.sources[key]; s != "" {
		return s
	}
	return key
}

// IDs returns the ids of all entities, sorted.
func (b *Base) IDs() []string {
	var out []string
	for _, e := range b.entities {
		if e.ID != "" {
			out = append(out, e.ID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// add takes an entity in, or its names where its id is known.
func (b *Base) add(e Entity) {
	i, known := b.byID[e.ID]
	if known && e.ID != "" {
		// A copy, since the names may be those of another base.
		b.entities[i].Names = append(slices.Clone(b.entities[i].Names), e.Names...)
		if b.entities[i].Gender == "" {
			b.entities[i].Gender = e.Gender
		}
	} else {
		i = int32(len(b.entities))
		b.entities = append(b.entities, e)
		if e.ID != "" {
			b.byID[e.ID] = i
		}
		if e.Type == "country" && e.Country != "" {
			b.byID["country:"+e.Country] = i
		}
	}
	for _, n := range e.Names {
		key := Fold(n.Text)
		if key != "" && !slices.Contains(b.byName[key], i) {
			b.byName[key] = append(b.byName[key], i)
		}
		// Short forms in brackets or with articles are written out by the tables.
		if strings.HasPrefix(key, "the ") {
			short := strings.TrimPrefix(key, "the ")
			if !slices.Contains(b.byName[short], i) {
				b.byName[short] = append(b.byName[short], i)
			}
		}
	}
}
