// Command learn finds what each piece of evidence counts when a speaker is
// chosen, from annotated documents.
//
//	go run ./internal/speak/learn ../shared/data/attribution/fr/train
//
// It reads the documents with the program's own network, looks at every choice
// among several who may be meant, and writes internal/speak/weights.tsv, by
// which those whom the annotation names are likeliest. Who spoke before is part
// of the evidence, and depends on the weights: after new evidence, run it twice.
// It prints how often the likeliest is right on documents that its weights did
// not learn from, in five folds.
package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"selon"
	"selon/internal/eval"
	"selon/internal/pipeline"
	"selon/internal/speak"
)

const out = "internal/speak/weights.tsv"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(folders []string) error {
	if len(folders) == 0 {
		return fmt.Errorf("usage: go run ./internal/speak/learn FOLDER... (annotated documents with speakers)")
	}
	var all []example
	for _, folder := range folders {
		found, err := examples(folder)
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	for chapter, t := range crossValidate(all) {
		fmt.Printf("%s: %d choices, %.1f %% right\n", chapter, t.all, 100*float64(t.right)/float64(t.all))
	}
	return write(fit(all))
}

// example is a choice of which the annotation tells who is right.
type example struct {
	document string
	chapter  string
	options  []speak.Option
	right    []bool
}

// examples reads the documents of a folder. A choice belongs to the annotated
// statement that was matched to one with its source.
func examples(folder string) ([]example, error) {
	gold, err := eval.Load(folder)
	if err != nil {
		return nil, err
	}
	choices := make(map[string]map[selon.Span]speak.Choice) // by document and source
	var lock sync.Mutex
	pipe, err := pipeline.New(pipeline.Options{Watch: func(r *selon.Record, c speak.Choice) {
		lock.Lock()
		defer lock.Unlock()
		if choices[r.Document.ID] == nil {
			choices[r.Document.ID] = make(map[selon.Span]speak.Choice)
		}
		choices[r.Document.ID][c.Source] = c
	}})
	if err != nil {
		return nil, err
	}
	var system []selon.Record
	documents := func(yield func(selon.Document) bool) {
		for _, g := range gold {
			if !yield(g.Document) {
				return
			}
		}
	}
	for r := range pipe.Documents(context.Background(), documents) {
		if r.Err != nil {
			return nil, r.Err
		}
		system = append(system, *r.Record)
	}
	compared, err := eval.Compare(gold, system, "")
	if err != nil {
		return nil, err
	}
	var out []example
	for _, c := range compared {
		for _, pair := range c.Pairs {
			g, s := &c.Gold[pair.Gold], &c.System[pair.System]
			if !pair.Soft() || g.Speaker == nil || g.Speaker.Name == "" || len(s.Source) == 0 {
				continue
			}
			choice, ok := choices[c.Document.ID][s.Source[0]]
			if !ok {
				continue
			}
			e := example{document: c.Document.ID, chapter: choice.Chapter, options: choice.Options}
			for _, o := range choice.Options {
				e.right = append(e.right, eval.SameName(g.Speaker.Name, o.Name))
			}
			if !slices.Contains(e.right, true) {
				for i, o := range e.options { // then nobody that the text names is
					e.right[i] = o.Name == ""
				}
			}
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b example) int { return cmp.Compare(a.document, b.document) })
	return out, nil
}

// write puts weights into their file, in the order of their names.
func write(weights map[string]float64) error {
	var b strings.Builder
	b.WriteString("# What each piece of evidence counts when a speaker is chosen, as a logit.\n# Made by go run ./internal/speak/learn.\n")
	for _, name := range slices.Sorted(maps.Keys(weights)) {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, weights[name])
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}
