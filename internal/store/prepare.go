package store

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"selon"
)

// prepared is an item with what can be made of it before the file is written:
// that is most of the work, and is done on all cores.
type prepared struct {
	*Item
	textHash, rawHash []byte // rawHash is nil where the bytes are the text's
	raw, body         []byte // compressed
	terms             []statementTerms
	err               error
}

// statementTerms is the full text of a statement.
type statementTerms struct{ content, cue, speaker, role string }

// prepare makes items ready.
func (s *Store) prepare(items []Item) []prepared {
	out := make([]prepared, len(items))
	var wait sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range items {
		room <- struct{}{}
		wait.Go(func() {
			out[i] = s.prepareOne(&items[i])
			<-room
		})
	}
	wait.Wait()
	return out
}

func (s *Store) prepareOne(it *Item) prepared {
	p := prepared{Item: it}
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
	p.terms = s.termsOf(it.Record)
	return p
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
