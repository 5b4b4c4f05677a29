package pipeline

import (
	"context"
	"fmt"

	"selon"
	"selon/internal/lang"
)

// one takes a document through all stages. Errors name the input and the
// document.
func (p *Pipeline) one(ctx context.Context, it *item) (*selon.Record, error) {
	rec := &selon.Record{Document: it.doc}
	sheet := &Sheet{Record: rec}
	p.setLanguage(&rec.Document)
	err := p.tooLarge(&rec.Document)
	for i := 0; err == nil && i < len(p.steps); i++ {
		err = p.steps[i].do(ctx, sheet)
	}
	if err == nil {
		KeepConfident(rec, p.options.MinConfidence)
		err = rec.Verify()
	} else {
		err = fmt.Errorf("document %s: %w", it.doc.ID, err)
	}
	switch {
	case err == nil:
		return rec, nil
	case it.path != "":
		return nil, fmt.Errorf("%s: %w", name(it.path), err)
	default:
		return nil, err
	}
}

// do runs the stage, whose errors name it. A defect in it costs this document
// and no other.
func (s *Step) do(ctx context.Context, sheet *Sheet) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%s: %w", s.Name, newDefect(v))
		}
	}()
	return s.Stage(ctx, sheet)
}

// setLanguage completes the language where it was not stated, and replaces it
// where the options name one.
func (p *Pipeline) setLanguage(doc *selon.Document) {
	if p.options.Lang != "" {
		doc.Lang = p.options.Lang
	}
	if doc.Lang == "" {
		doc.Lang, _ = lang.Recognise(doc.Text, p.packs)
	}
	pack, ok := lang.Find(p.packs, doc.Lang)
	doc.Proven = ok && pack.Proven
}

func (p *Pipeline) tooLarge(doc *selon.Document) error {
	if limit := p.options.MaxSize; limit > 0 && len(doc.Text) > limit {
		return fmt.Errorf("%d bytes of text, more than the %d that are allowed (split it, or allow more)", len(doc.Text), limit)
	}
	return nil
}

// name is how a path is called in messages.
func name(path string) string {
	if path == "-" {
		return "standard input"
	}
	return path
}
