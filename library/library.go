// Package library is Selon for Go programs: it reads reports, keeps a record of
// their statements, asks and verifies it. What it returns are the types of
// package selon; the command does the same and more.
//
//	f, err := library.Open("selon.db")
//	…
//	defer f.Close()
//	err = f.Add(ctx, "news/", "https://example.org/feed.xml")
//	answers, err := f.Ask(ctx, `speaker:"Odile Marchetti" about:pont after:2024-08`, 20)
//	for _, a := range answers {
//		fmt.Println(a.ID, a.Speaker, a.Words)
//	}
//	err = f.Verify(ctx)
package library

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"selon"
	"selon/internal/ask"
	"selon/internal/fetch"
	"selon/internal/gather"
	"selon/internal/keep"
	"selon/internal/pipeline"
	"selon/internal/store"
)

// Read reads files, folders and "-"; each step of the loop gives a record or an
// error of one line, and the rest goes on.
func Read(ctx context.Context, paths ...string) iter.Seq2[*selon.Record, error] {
	return func(yield func(*selon.Record, error) bool) {
		p, err := pipeline.New(pipeline.Options{})
		if err != nil {
			yield(nil, err)
			return
		}
		for r := range p.Files(ctx, paths) {
			if !yield(r.Record, r.Err) {
				return
			}
		}
	}
}

// File is an open record. It can be used by several goroutines at once, but for
// Add, which is for one at a time.
type File struct {
	store *store.Store
	asker *ask.Asker
}

// Open opens a record, or makes it if there is none.
func Open(path string) (*File, error) {
	known, err := pipeline.NewKnown(nil)
	if err != nil {
		return nil, err
	}
	s, err := store.Open(path, pipeline.Packs())
	if err != nil {
		return nil, err
	}
	return &File{s, ask.New(s, known)}, nil
}

// Close ends the work with a record.
func (f *File) Close() error { return f.store.Close() }

// Add reads and keeps what inputs lead to: files, folders, globs, archives,
// addresses of pages and feeds. What cannot be read is in the error, a line
// each; all else is kept.
func (f *File) Add(ctx context.Context, inputs ...string) error {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		return err
	}
	var failed []error
	k := &keep.Keeper{Store: f.store, Pipeline: p, Failed: func(err error) { failed = append(failed, err) }}
	_, err = k.Gather(ctx, gather.Options{Web: fetch.New(fetch.Options{})}, inputs)
	return errors.Join(append(failed, err)...)
}

// Answer is a statement that answers a question.
type Answer struct {
	ID        string // for selon prove and Prove
	Speaker   string // empty if nobody can be told
	Words     []string
	Record    *selon.Record // the whole document
	Statement *selon.Statement
}

// Ask answers a question, in the language of selon ask; the newest come first.
func (f *File) Ask(ctx context.Context, question string, limit int) ([]Answer, error) {
	a, err := f.asker.Ask(ctx, question, ask.Options{Order: store.ByDate, Limit: limit})
	if err != nil {
		return nil, err
	}
	var out []Answer
	for _, h := range a.Hits {
		out = append(out, answer(h))
	}
	return out, nil
}

func answer(h store.Hit) Answer {
	out := Answer{ID: h.ID.String(), Record: h.Version.Record, Statement: h.Statement}
	if h.Statement.Speaker != nil {
		out.Speaker = h.Statement.Speaker.Name
	}
	for _, c := range h.Statement.Content {
		out.Words = append(out.Words, c.Cut(h.Version.Record.Document.Text))
	}
	return out
}

// Prove returns a statement by its id, after checking that the stored text has
// its hash and that every span cuts it.
func (f *File) Prove(ctx context.Context, id string) (Answer, error) {
	at, err := store.ParseID(id)
	if err != nil {
		return Answer{}, err
	}
	h, err := f.store.Statement(ctx, at)
	if err != nil {
		return Answer{}, err
	}
	if err := h.Version.Check(); err != nil {
		return Answer{}, fmt.Errorf("%s: does not hold: %w", id, err)
	}
	return answer(h), nil
}

// Verify proves the whole record; the error has a line for each fault.
func (f *File) Verify(ctx context.Context) error {
	var faults []error
	_, _, err := f.store.Verify(ctx, func(one store.Fault) { faults = append(faults, errors.New(one.String())) })
	return errors.Join(append(faults, err)...)
}
