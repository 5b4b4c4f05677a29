package pack

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"selon"
)

// The old form, of records that were kept before there were vocabularies: in one
// zstd frame the length of the text, the text, the length of what is known of the
// document, that as JSON, a table of words, and columns of numbers, each field of
// all statements behind the other. It is read, and written no more.

// oldMeta is what is known of a document besides its text.
type oldMeta struct {
	ID, URL, Title, Outlet, Agency, Published, Lang, Encoding string
	Proven, Assumed                                           bool
}

func (c *Coder) unpackOld(b []byte, document string) (*selon.Record, []string, error) {
	body, err := c.Expand(b)
	if err != nil {
		return nil, nil, err
	}
	o := &old{b: body, document: document, fold: c.fold}
	text := string(o.bytes(o.number()))
	var about oldMeta
	if err := json.Unmarshal(o.bytes(o.number()), &about); err != nil {
		return nil, nil, fmt.Errorf("record: %w", err)
	}
	o.readTable(text)
	rec := &selon.Record{Document: selon.Document{ID: about.ID, URL: about.URL, Title: about.Title, Outlet: about.Outlet, Agency: about.Agency, Published: about.Published,
		Lang: about.Lang, Proven: about.Proven, Encoding: about.Encoding, Assumed: about.Assumed, Text: text}}
	keys := o.entities(rec)
	o.statements(rec)
	return rec, keys, o.err
}

// old reads the old form; after an error it reads zeros.
type old struct {
	b        []byte
	err      error
	table    []string
	document string
	fold     func(string) string
}

func (o *old) fail() { o.b, o.err = nil, errIllFormed }

func (o *old) number() int {
	v, n := binary.Uvarint(o.b)
	if n <= 0 || v > most {
		o.fail()
		return 0
	}
	o.b = o.b[n:]
	return int(v)
}

func (o *old) bytes(n int) []byte {
	if n > len(o.b) {
		o.fail()
		return nil
	}
	out := o.b[:n]
	o.b = o.b[n:]
	return out
}

// readTable reads the words; those of the text are a place in it.
func (o *old) readTable(text string) {
	n := o.number()
	for range min(n, len(o.b)) {
		size := o.number()
		if size&1 == 0 {
			o.table = append(o.table, string(o.bytes(size>>1)))
			continue
		}
		at := o.number()
		if at > len(text) || size>>1 > len(text)-at {
			o.fail()
			return
		}
		o.table = append(o.table, text[at:at+size>>1])
	}
}

// step reads the difference from the number before.
func (o *old) step(last *int) int {
	v, n := binary.Varint(o.b)
	if n <= 0 || v > math.MaxInt32 || v < -math.MaxInt32 {
		o.fail()
		return 0
	}
	o.b = o.b[n:]
	*last += int(v)
	return *last
}

func (o *old) span(last *int) selon.Span { return selon.Span{From: o.step(last), To: o.step(last)} }

func (o *old) share(parts float64) float64 { return float64(o.number()) / parts }

func (o *old) flag() bool { return o.number() == 1 }

func (o *old) word() string {
	n := o.number()
	if n > len(o.table) {
		o.fail()
	}
	if n == 0 || n > len(o.table) {
		return ""
	}
	return o.table[n-1]
}

func oldCode[T any](o *old, all []T) T {
	n := o.number()
	if n >= len(all) {
		o.fail()
		n = 0
	}
	return all[n]
}

func oldList[T any](o *old) []T {
	n := o.number()
	if n > len(o.b)+1 {
		o.fail()
		return nil
	}
	if n == 0 {
		return nil
	}
	return make([]T, n)
}

func (o *old) id(letter string, place int) string {
	if o.flag() {
		return letter + strconv.Itoa(place+1)
	}
	return o.word()
}

func (o *old) entities(rec *selon.Record) []string {
	rec.Entities = oldList[selon.Entity](o)
	all, keys := rec.Entities, make([]string, len(rec.Entities))
	each := func(f func(int, *selon.Entity)) {
		for i := range all {
			f(i, &all[i])
		}
	}
	mentions := func(f func(*selon.Entity, int)) {
		for i := range all {
			for j := range all[i].Mentions {
				f(&all[i], j)
			}
		}
	}
	each(func(i int, e *selon.Entity) { e.ID = o.id("e", i) })
	each(func(_ int, e *selon.Entity) { e.Type = oldCode(o, entityTypes) })
	each(func(_ int, e *selon.Entity) { e.Name = o.word() })
	each(func(_ int, e *selon.Entity) { e.Gender = oldCode(o, genders) })
	each(func(_ int, e *selon.Entity) { e.Wikidata = o.word() })
	each(func(_ int, e *selon.Entity) {
		if e.Wikidata != "" {
			e.Sure = o.share(1e4)
		}
	})
	each(func(i int, e *selon.Entity) {
		if keys[i] = o.usualKey(e); !o.flag() {
			keys[i] = o.word()
		}
	})
	each(func(_ int, e *selon.Entity) {
		e.Roles = oldList[string](o)
		for j := range e.Roles {
			e.Roles[j] = o.word()
		}
	})
	each(func(_ int, e *selon.Entity) { e.Mentions = oldList[selon.Mention](o) })
	last := 0
	mentions(func(e *selon.Entity, j int) {
		if j == 0 {
			last = 0
		}
		e.Mentions[j].Span = o.span(&last)
	})
	mentions(func(e *selon.Entity, j int) { e.Mentions[j].Kind = oldCode(o, mentionKinds) })
	mentions(func(e *selon.Entity, j int) { e.Mentions[j].Confidence = o.share(100) })
	return keys
}

// usualKey is the key of what is not a person of several names.
func (o *old) usualKey(e *selon.Entity) string {
	name := o.fold(e.Name)
	switch {
	case e.Wikidata != "" && e.Sure >= 0.9:
		return e.Wikidata
	case e.Type == selon.PersonEntity && !strings.Contains(name, " "):
		return "person:" + name + "@" + o.document
	case e.Type == selon.PersonEntity:
		return ""
	case e.Type == selon.CountryEntity:
		return string(selon.PlaceEntity) + ":" + name
	}
	return string(e.Type) + ":" + name
}

func (o *old) statements(rec *selon.Record) {
	rec.Statements = oldList[selon.Statement](o)
	each := func(f func(int, *selon.Statement)) {
		for i := range rec.Statements {
			f(i, &rec.Statements[i])
		}
	}
	each(func(i int, s *selon.Statement) { s.ID = o.id("s", i) })
	each(func(_ int, s *selon.Statement) { s.Mode = oldCode(o, modes) })
	each(func(_ int, s *selon.Statement) { s.Kind = oldCode(o, kinds) })
	for _, field := range []func(*selon.Statement) *[]selon.Span{
		func(s *selon.Statement) *[]selon.Span { return &s.Content }, func(s *selon.Statement) *[]selon.Span { return &s.Cue },
		func(s *selon.Statement) *[]selon.Span { return &s.Source }, func(s *selon.Statement) *[]selon.Span { return &s.Addressee },
	} {
		last := 0
		each(func(_ int, s *selon.Statement) {
			list := oldList[selon.Span](o)
			for j := range list {
				list[j] = o.span(&last)
			}
			*field(s) = list
		})
	}
	each(func(_ int, s *selon.Statement) { s.Parent = o.word() })
	each(func(_ int, s *selon.Statement) { s.Confidence = o.share(1e4) })
	each(func(_ int, s *selon.Statement) { s.By = o.word() })
	each(func(_ int, s *selon.Statement) {
		if o.flag() {
			s.Speaker = &selon.Speaker{}
		}
	})
	each(func(_ int, s *selon.Statement) {
		if s.Speaker != nil {
			o.speaker(s.Speaker)
		}
	})
}

func (o *old) speaker(w *selon.Speaker) {
	w.Name, w.Entity, w.Role, w.For, w.By = o.word(), o.word(), o.word(), o.word(), o.word()
	w.Type, w.Unnamed, w.Confidence = oldCode(o, speakerTypes), o.flag(), o.share(1e4)
	w.Candidates = oldList[selon.Candidate](o)
	for j := range w.Candidates {
		w.Candidates[j] = selon.Candidate{Name: o.word(), Entity: o.word(), Confidence: o.share(1e4)}
	}
}
