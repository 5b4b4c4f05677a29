package export

import (
	"strings"

	"selon"
)

// statementRow is a statement with all that its document says of it: one row
// of the tables for other programs, csv and parquet. An optional column of text
// has no value where nothing is known; offsets are code points of the document's
// text.
type statementRow struct {
	ID              string     `parquet:"id"`
	Document        string     `parquet:"document,dict"`
	Lang            string     `parquet:"lang,optional,dict"`
	Outlet          string     `parquet:"outlet,optional,dict"`
	Published       string     `parquet:"published,optional,dict"`
	URL             string     `parquet:"url,optional,dict"`
	Title           string     `parquet:"title,optional,dict"`
	Speaker         string     `parquet:"speaker,optional,dict"`
	SpeakerType     string     `parquet:"speaker_type,optional,dict"`
	SpeakerWikidata string     `parquet:"speaker_wikidata,optional,dict"`
	Role            string     `parquet:"role,optional,dict"`
	Source          string     `parquet:"source,optional"`
	Cue             string     `parquet:"cue,optional"`
	Content         string     `parquet:"content"`
	Addressee       string     `parquet:"addressee,optional"`
	Mode            string     `parquet:"mode,optional,dict"`
	Kind            string     `parquet:"kind,optional,dict"`
	Parent          string     `parquet:"parent,optional"`
	Chain           string     `parquet:"chain,optional"`
	Confidence      float64    `parquet:"confidence"`
	SourceStart     *int32     `parquet:"source_start,optional"` // pointers: 0 is a place, none is none
	SourceEnd       *int32     `parquet:"source_end,optional"`
	CueStart        *int32     `parquet:"cue_start,optional"`
	CueEnd          *int32     `parquet:"cue_end,optional"`
	ContentSpans    []pointRun `parquet:"content_spans,list"`
	Unnamed         bool       `parquet:"unnamed"`
	By              string     `parquet:"by,optional,dict"`
}

// pointRun is a piece of text in code points, half open.
type pointRun struct {
	Start int32 `parquet:"start"`
	End   int32 `parquet:"end"`
}

// chainSign stands between the names of a chain, who reports before who is
// reported.
const chainSign = " > "

// statementRows makes a row of every statement of a record. What is no UTF-8
// becomes U+FFFD, as both forms demand text; the text itself is sound already.
func statementRows(rec *selon.Record) []statementRow {
	d := &rec.Document
	count := newOffsets(d.Text)
	rows := make([]statementRow, 0, len(rec.Statements))
	for i := range rec.Statements {
		s := &rec.Statements[i]
		r := statementRow{
			ID: utf8Only(fullID(rec, s.ID)), Document: utf8Only(d.ID), Lang: utf8Only(d.Lang), Outlet: utf8Only(d.Outlet),
			Published: utf8Only(d.Published), URL: utf8Only(d.URL), Title: utf8Only(d.Title),
			Source: words(d.Text, s.Source), Cue: words(d.Text, s.Cue), Content: words(d.Text, s.Content), Addressee: words(d.Text, s.Addressee),
			Mode: utf8Only(string(s.Mode)), Kind: utf8Only(string(s.Kind)), Chain: utf8Only(chainNames(rec, s.ID)),
			Confidence: rounded(s.Confidence), By: utf8Only(s.By),
		}
		if s.Parent != "" {
			r.Parent = utf8Only(fullID(rec, s.Parent))
		}
		if p := s.Speaker; p != nil {
			r.Speaker, r.SpeakerType, r.Role, r.Unnamed = utf8Only(p.Name), utf8Only(string(p.Type)), utf8Only(p.Role), p.Unnamed
			if e := entity(rec, p.Entity); e != nil {
				r.SpeakerWikidata = qnumber(e.Wikidata)
			}
		}
		r.SourceStart, r.SourceEnd = ends(s.Source, count)
		r.CueStart, r.CueEnd = ends(s.Cue, count)
		for _, c := range s.Content {
			r.ContentSpans = append(r.ContentSpans, pointRun{int32(count.points(c.From)), int32(count.points(c.To))})
		}
		rows = append(rows, r)
	}
	return rows
}

func utf8Only(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// ends is where the first piece begins and the last one ends.
func ends(spans []selon.Span, count offsets) (from, to *int32) {
	if len(spans) == 0 {
		return nil, nil
	}
	first, last := int32(count.points(spans[0].From)), int32(count.points(spans[len(spans)-1].To))
	return &first, &last
}

// chainNames lists who reports a statement, the outlet first and who makes it
// last; "?" stands for somebody who has no name.
func chainNames(rec *selon.Record, id string) string {
	var names []string
	for _, link := range rec.Chain(id) {
		if link.Name == "" {
			link.Name = "?"
		}
		names = append(names, link.Name)
	}
	return strings.Join(names, chainSign)
}
