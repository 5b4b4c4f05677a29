package pipeline

import (
	"context"
	"iter"

	"selon"
	"selon/internal/gather"
	"selon/internal/lang"
	"selon/internal/read"
)

// Packs lists the languages.
func Packs() []lang.Pack { return packs() }

// Gatherer finds documents wherever they lie, with the reader's own settings;
// what the options say of reading is replaced.
func (p *Pipeline) Gatherer(o gather.Options) *gather.Gatherer {
	o.Read = read.Options{Stdin: p.options.Stdin, Packs: p.packs}
	return gather.New(o)
}

// Gathered reads documents that were found. Each result says which of them it
// is of; one that was not found is a result with its error.
func (p *Pipeline) Gathered(ctx context.Context, some iter.Seq[gather.Found]) iter.Seq[Result] {
	return p.run(ctx, func(yield func(item) bool) {
		for f := range some {
			if !yield(item{path: f.Path, input: 1, doc: f.Document, err: f.Err, found: &f}) {
				return
			}
		}
	})
}

// Keys returns the keys of a record's entities across documents; document is
// what the document is known by.
func Keys(document string, rec *selon.Record) []string {
	same := NewRegister(nil)
	keys := make([]string, len(rec.Entities))
	for i := range rec.Entities {
		keys[i] = same.Key(document, &rec.Entities[i])
	}
	return keys
}
