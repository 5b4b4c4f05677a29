package store

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"selon"
)

// Prepared is an item with what can be made of it before the file is written.
type Prepared struct {
	*Item
	textHash, rawHash []byte // rawHash is nil where the bytes are the text's
	raw, body         []byte // packed
	found             foundByWords
	err               error
}

// foundByWords is by which words a record is found.
type foundByWords struct {
	terms []statementTerms
	names [][]string // of each entity, folded
}

// statementTerms is the full text of a statement.
type statementTerms struct{ content, cue, speaker, role string }

// prepare makes items ready, on all cores.
func (s *Store) prepare(items []Item) []Prepared {
	out := make([]Prepared, len(items))
	var wait sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range items {
		room <- struct{}{}
		wait.Go(func() {
			out[i] = s.Prepare(&items[i])
			<-room
		})
	}
	wait.Wait()
	return out
}

// Prepare makes an item ready to be kept. It is a good part of the work, does not
// touch the file, and can be done while others are kept. What is wrong with the
// item is said when it is kept.
func (s *Store) Prepare(it *Item) Prepared {
	p := Prepared{Item: it}
	if p.err = it.Record.Verify(); p.err != nil {
		return p
	}
	if len(it.Keys) != len(it.Record.Entities) {
		p.err = fmt.Errorf("%d keys for %d entities", len(it.Keys), len(it.Record.Entities))
		return p
	}
	p.textHash, p.rawHash = hash([]byte(it.Record.Document.Text)), it.RawHash
	if it.Raw != nil {
		p.rawHash = hash(it.Raw)
	}
	if bytes.Equal(p.rawHash, p.textHash) {
		p.rawHash = nil
	} else if it.Raw != nil {
		p.raw = s.coder.Squeeze(it.Raw)
	}
	p.body, p.err = s.coder.Pack(it.Record, it.Keys, it.Key)
	p.found = s.foundBy(it.Record)
	return p
}

// foundBy makes what a record is found by.
func (s *Store) foundBy(rec *selon.Record) foundByWords {
	f := foundByWords{terms: s.termsOf(rec), names: make([][]string, len(rec.Entities))}
	for i := range rec.Entities {
		f.names[i] = namesIn(&rec.Entities[i], rec.Document.Text)
	}
	return f
}

// termsOf makes the full text of a record's statements.
func (s *Store) termsOf(rec *selon.Record) []statementTerms {
	of := func(spans []selon.Span) string {
		var parts []string
		for _, span := range spans {
			parts = append(parts, span.Cut(rec.Document.Text))
		}
		return s.terms.of(strings.Join(parts, " "), rec.Document.Lang)
	}
	out := make([]statementTerms, len(rec.Statements))
	for i := range rec.Statements {
		st := &rec.Statements[i]
		out[i] = statementTerms{content: of(st.Content), cue: of(st.Cue)}
		if w := st.Speaker; w != nil {
			out[i].role = s.terms.of(w.Role, rec.Document.Lang)
			if w.Entity == "" {
				out[i].speaker = s.terms.of(w.Name, rec.Document.Lang)
			}
		}
	}
	return out
}
