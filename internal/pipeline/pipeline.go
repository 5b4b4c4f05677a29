// Package pipeline runs the stages in their order: paths or documents come in,
// records go out, one for every document and in the order of the inputs.
//
//	p, err := pipeline.New(pipeline.Options{Stdin: os.Stdin})
//	for r := range p.Files(ctx, paths) {
//		if r.Err != nil {
//			report(r.Err) // one line; the other documents are not concerned
//			continue
//		}
//		print(r.Record)
//	}
//
// It decides nothing about texts itself. What it adds to the stages is what
// they have in common: documents are read side by side on all cores, a fixed
// amount of text is in memory at a time, a document that fails (even by a
// defect in a stage) fails alone, and no record leaves that does not pass
// [selon.Record.Verify]. The same inputs give the same results in the same
// order, whatever the number of cores.
//
// This is the only package that knows all stages and all languages.
package pipeline

import (
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"

	"selon"
	"selon/internal/gather"
	"selon/internal/lang"
	"selon/internal/speak"
)

// Options say how to read. The zero value reads everything that the stages
// can read, with all cores, and keeps every statement.
type Options struct {
	Stdin         io.Reader // what the path "-" reads; nil makes "-" an error
	Jobs          int       // documents at work at the same time; 0 is one a core
	Lang          string    // ISO 639 code to take for every document's language; empty to recognise it
	MaxSize       int       // bytes of text above which a document is refused; 0 is the reader's own limit
	KB            []string  // files of known entities beside those inside the program, as "selon kb import" writes them
	MinConfidence float64   // statements below it are left out, from 0 to 1

	// Watch, if set, is told of every choice among several speakers, by several
	// goroutines at once; it is for learning what evidence counts.
	Watch func(*selon.Record, speak.Choice)
}

// Result is what became of one document, or of an input that gave none.
type Result struct {
	Path   string        // the input, "-" for standard input; empty for a document that came from none
	Input  int           // number of the input among all, from 1; 0 for a document that came from none
	Record *selon.Record // nil if Err is not
	Found  *gather.Found // where the document was found, if it was gathered
	Err    error         // one line that names the input, what is wrong, and what to do where that is known
}

// Pipeline holds the stages, ready to run. It can be used by several
// goroutines at once.
type Pipeline struct {
	options Options
	packs   []lang.Pack
	steps   []Step
	model   string
	kernel  string
}

// New makes the stages ready, which takes about as long as reading a page. It
// fails with [ErrNoNetwork] where there is no network in the program, and when
// the network is unsound or a stage comes before one that it needs.
func New(o Options) (*Pipeline, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	p := &Pipeline{options: o, packs: packs()}
	if err := p.equip(); err != nil {
		return nil, err
	}
	if err := checkOrder(p.steps); err != nil {
		return nil, fmt.Errorf("pipeline: %w", err)
	}
	return p, nil
}

// Model gives the name and version of the network.
func (p *Pipeline) Model() string { return p.model }

// Kernel gives the name of the arithmetic that this machine runs it with.
func (p *Pipeline) Kernel() string { return p.kernel }

// Files reads what paths lead to: files, directories with all that is in them,
// and "-" for standard input. The loop ends early when ctx does.
func (p *Pipeline) Files(ctx context.Context, paths []string) iter.Seq[Result] {
	return p.run(ctx, p.inputs(paths))
}

// Documents reads documents that are in memory. A language that they state is
// believed. The loop ends early when ctx does.
func (p *Pipeline) Documents(ctx context.Context, docs iter.Seq[selon.Document]) iter.Seq[Result] {
	return p.run(ctx, func(yield func(item) bool) {
		for doc := range docs {
			if !yield(item{doc: doc}) {
				return
			}
		}
	})
}
