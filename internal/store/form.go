package store

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"selon"
)

// A record is kept in columns of numbers [uvarint and zigzag varint of package
// encoding/binary], each field of all statements behind the other, since like
// compresses with like. Words stand in a table; those that the text holds too
// are a place in it. The same code goes both ways (columns), so that what is
// written is what is read.

// columns writes numbers, or reads them back.
type columns struct {
	reading bool
	b       []byte
	err     error

	text  string
	table []string
	index map[string]int
}

var errCutOff = errors.New("record: ill-formed")

// number carries a number that is not negative.
func (c *columns) number(n *int) {
	if !c.reading {
		c.b = binary.AppendUvarint(c.b, uint64(*n))
		return
	}
	v, size := binary.Uvarint(c.b)
	if size <= 0 || v > math.MaxInt32 {
		c.err, c.b, *n = errCutOff, nil, 0
		return
	}
	c.b, *n = c.b[size:], int(v)
}

// step carries a number as its difference from the one before.
func (c *columns) step(n, last *int) {
	if !c.reading {
		c.b = binary.AppendVarint(c.b, int64(*n-*last))
	} else {
		v, size := binary.Varint(c.b)
		if size <= 0 || v > math.MaxInt32 || v < -math.MaxInt32 {
			c.err, c.b = errCutOff, nil
			return
		}
		c.b, *n = c.b[size:], *last+int(v)
	}
	*last = *n
}

// share carries a probability in so many parts.
func (c *columns) share(p *float64, parts float64) {
	n := int(*p*parts + 0.5)
	c.number(&n)
	if c.reading {
		*p = float64(n) / parts
	}
}

func (c *columns) flag(f *bool) {
	n := 0
	if *f {
		n = 1
	}
	c.number(&n)
	*f = n == 1
}

// word carries words by their place in the table; the empty ones are 0.
func (c *columns) word(s *string) {
	n := 0
	if !c.reading && *s != "" {
		var ok bool
		if n, ok = c.index[*s]; !ok {
			c.table = append(c.table, *s)
			n = len(c.table)
			c.index[*s] = n
		}
	}
	c.number(&n)
	if c.reading {
		switch {
		case n == 0:
			*s = ""
		case n > len(c.table):
			c.err = errCutOff
		default:
			*s = c.table[n-1]
		}
	}
}

// size carries the length of a list, and makes the list when reading. A list
// cannot be longer than what is left to read.
func size[T any](c *columns, list *[]T) {
	n := len(*list)
	c.number(&n)
	if c.reading {
		if n > len(c.b)+1 || n == 0 {
			if n > 0 {
				c.err = errCutOff
			}
			*list = nil
			return
		}
		*list = make([]T, n)
	}
}

// code carries one of a few values; new ones go at the end of the list.
func code[T comparable](c *columns, v *T, all []T) {
	n := max(0, slices.Index(all, *v))
	c.number(&n)
	if c.reading {
		if n >= len(all) {
			c.err = errCutOff
			return
		}
		*v = all[n]
	}
}

// The numbers of types, genders and kinds of mentions; new ones go at the end.
var (
	speakerTypes = []selon.SpeakerType{selon.Unknown, selon.Person, selon.Organization, selon.Country, selon.Group, selon.Paper}
	entityTypes  = []selon.EntityType{selon.OtherEntity, selon.PersonEntity, selon.OrganizationEntity, selon.PlaceEntity, selon.CountryEntity, selon.EventEntity, selon.WorkEntity}
	genders      = []selon.Gender{"", selon.Male, selon.Female}
	mentionKinds = []selon.MentionKind{selon.NameMention, selon.AcronymMention, selon.MetonymMention, selon.TitleMention, selon.RoleMention, selon.PronounMention}
)

// numbered carries an id, which mostly is a letter and the number of its place.
func (c *columns) numbered(id *string, letter string, place int) {
	usual := letter + strconv.Itoa(place+1)
	same := *id == usual
	c.flag(&same)
	if same {
		*id = usual
		return
	}
	c.word(id)
}

// record carries statements, entities and the keys of the entities.
func (c *columns) record(rec *selon.Record, keys *[]string, document string) {
	size(c, &rec.Entities)
	if c.reading {
		*keys = make([]string, len(rec.Entities))
	}
	entities, statements := rec.Entities, func() []selon.Statement { return rec.Statements }
	for i := range entities {
		c.numbered(&entities[i].ID, "e", i)
	}
	for i := range entities {
		code(c, &entities[i].Type, entityTypes)
	}
	for i := range entities {
		c.word(&entities[i].Name)
	}
	for i := range entities {
		code(c, &entities[i].Gender, genders)
	}
	for i := range entities {
		c.word(&entities[i].Wikidata)
	}
	for i := range entities {
		if entities[i].Wikidata != "" {
			c.share(&entities[i].Sure, 1e4)
		}
	}
	for i := range entities {
		c.key(&(*keys)[i], &entities[i], document)
	}
	for i := range entities {
		size(c, &entities[i].Roles)
		for j := range entities[i].Roles {
			c.word(&entities[i].Roles[j])
		}
	}
	for i := range entities {
		size(c, &entities[i].Mentions)
	}
	for i := range entities {
		last := 0
		for j := range entities[i].Mentions {
			m := &entities[i].Mentions[j]
			c.step(&m.From, &last)
			c.step(&m.To, &last)
		}
	}
	for i := range entities {
		for j := range entities[i].Mentions {
			code(c, &entities[i].Mentions[j].Kind, mentionKinds)
		}
	}
	for i := range entities {
		for j := range entities[i].Mentions {
			c.share(&entities[i].Mentions[j].Confidence, 100)
		}
	}
	size(c, &rec.Statements)
	c.statements(statements())
}

func (c *columns) statements(all []selon.Statement) {
	for i := range all {
		c.numbered(&all[i].ID, "s", i)
	}
	for i := range all {
		code(c, &all[i].Mode, modes)
	}
	for i := range all {
		code(c, &all[i].Kind, kinds)
	}
	last := 0
	for _, field := range []func(*selon.Statement) *[]selon.Span{
		func(s *selon.Statement) *[]selon.Span { return &s.Content }, func(s *selon.Statement) *[]selon.Span { return &s.Cue },
		func(s *selon.Statement) *[]selon.Span { return &s.Source }, func(s *selon.Statement) *[]selon.Span { return &s.Addressee },
	} {
		last = 0
		for i := range all {
			list := field(&all[i])
			size(c, list)
			for j := range *list {
				c.step(&(*list)[j].From, &last)
				c.step(&(*list)[j].To, &last)
			}
		}
	}
	for i := range all {
		c.word(&all[i].Parent)
	}
	for i := range all {
		c.share(&all[i].Confidence, 1e4)
	}
	for i := range all {
		c.word(&all[i].By)
	}
	for i := range all {
		has := all[i].Speaker != nil
		c.flag(&has)
		if has && c.reading {
			all[i].Speaker = &selon.Speaker{}
		}
	}
	for i := range all {
		if w := all[i].Speaker; w != nil {
			c.word(&w.Name)
			c.word(&w.Entity)
			c.word(&w.Role)
			c.word(&w.For)
			c.word(&w.By)
			code(c, &w.Type, speakerTypes)
			c.flag(&w.Unnamed)
			c.share(&w.Confidence, 1e4)
			size(c, &w.Candidates)
			for j := range w.Candidates {
				c.word(&w.Candidates[j].Name)
				c.word(&w.Candidates[j].Entity)
				c.share(&w.Candidates[j].Confidence, 1e4)
			}
		}
	}
}

// key carries the key of an entity across documents, which mostly follows from
// what the entity is.
func (c *columns) key(key *string, e *selon.Entity, document string) {
	usual := usualKey(e, document)
	same := *key == usual && *key != ""
	c.flag(&same)
	if same {
		*key = usual
		return
	}
	c.word(key)
}

// usualKey is the key of what is not a person of several names. It is part of
// the form in which records are kept, and never changes.
func usualKey(e *selon.Entity, document string) string {
	name := foldName(e.Name)
	switch {
	case e.Wikidata != "" && e.Sure >= 0.9:
		return e.Wikidata
	case e.Type == selon.PersonEntity && !strings.Contains(name, " "):
		return "person:" + name + "@" + document
	case e.Type == selon.PersonEntity:
		return ""
	case e.Type == selon.CountryEntity:
		return string(selon.PlaceEntity) + ":" + name
	}
	return string(e.Type) + ":" + name
}
