package main

import (
	"context"
	"fmt"
	"slices"

	"selon"
	"selon/internal/export"
	"selon/internal/store"
)

// brat takes what people changed in a folder of brat's files into the record,
// as their corrections: the files are named after the versions that they show,
// as selon export -f brat names them.
func (c *importCommand) brat(ctx context.Context, t *terminal, s *store.Store, dir string) (done, failed int) {
	for rec, err := range export.ReadBrat(dir) {
		if err == nil {
			var n int
			n, err = c.corrected(ctx, s, rec)
			done += n
		}
		if err != nil {
			failed++
			t.say(fmt.Sprintf("%s: %v", dir, err))
		}
	}
	return done, failed
}

// corrected keeps the differences between a version and a corrected copy of it,
// and returns how many there are.
func (c *importCommand) corrected(ctx context.Context, s *store.Store, copied *selon.Record) (int, error) {
	id, err := store.ParseID(copied.Document.ID + ".x")
	if err != nil {
		return 0, fmt.Errorf("%s.ann is not named after a version of the record, as in 3fa94c1e.1.ann", copied.Document.ID)
	}
	v, err := s.Version(ctx, id.Document, id.Version)
	if err != nil {
		return 0, err
	}
	if v.Record.Document.Text != copied.Document.Text {
		return 0, fmt.Errorf("%s.txt is not the text that the record keeps", copied.Document.ID)
	}
	done := 0
	for _, one := range differences(v, copied) {
		one.Who, one.At, one.Why = c.name(), now(), c.Why
		if _, err := s.Correct(ctx, one); err != nil {
			return done, fmt.Errorf("%s: %w", copied.Document.ID, err)
		}
		done++
	}
	return done, nil
}

// differences lists the corrections that make a version what its copy is.
func differences(v *store.Version, copied *selon.Record) []store.Correction {
	var out []store.Correction
	at := func(local string) store.ID { return store.ID{Document: v.Document, Version: v.Number, Local: local} }
	for i := range v.Record.Statements {
		was := &v.Record.Statements[i]
		n := slices.IndexFunc(copied.Statements, func(s selon.Statement) bool { return s.ID == was.ID })
		if n < 0 {
			out = append(out, store.Correction{What: store.Reject, Target: at(was.ID)})
			continue
		}
		is := &copied.Statements[n]
		for _, f := range []struct {
			name    string
			was, is []selon.Span
		}{{"source", was.Source, is.Source}, {"cue", was.Cue, is.Cue}, {"content", was.Content, is.Content}, {"addressee", was.Addressee, is.Addressee}} {
			if !slices.Equal(f.was, f.is) {
				out = append(out, store.Correction{What: store.SetSpan, Target: at(was.ID), Detail: store.Detail{Field: f.name, Spans: f.is}})
			}
		}
		if was.Kind != is.Kind {
			out = append(out, store.Correction{What: store.SetKind, Target: at(was.ID), Detail: store.Detail{Kind: is.Kind}})
		}
		if was.Mode != is.Mode {
			out = append(out, store.Correction{What: store.SetMode, Target: at(was.ID), Detail: store.Detail{Mode: is.Mode}})
		}
		if nameOf(was) != nameOf(is) {
			out = append(out, store.Correction{What: store.SetSpeaker, Target: at(was.ID), Detail: detailOf(v, is)})
		}
	}
	for i := range copied.Statements {
		is := copied.Statements[i]
		if slices.ContainsFunc(v.Record.Statements, func(s selon.Statement) bool { return s.ID == is.ID }) {
			continue
		}
		d := detailOf(v, &is)
		is.Speaker, is.Parent = nil, ""
		d.Statement = &is
		out = append(out, store.Correction{What: store.AddNew, Target: store.ID{Document: v.Document, Version: v.Number}, Detail: d})
	}
	return out
}

func nameOf(s *selon.Statement) string {
	if s.Speaker == nil {
		return ""
	}
	return s.Speaker.Name
}

func detailOf(v *store.Version, s *selon.Statement) store.Detail {
	if nameOf(s) == "" {
		return store.Detail{}
	}
	return speakerDetail(v.Key, s.Speaker.Name, string(s.Speaker.Type), "", "", s.Speaker.Unnamed)
}
