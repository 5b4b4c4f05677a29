package eval

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// WriteTable prints a report for people: the figures with the counts they were
// made from.
func WriteTable(w io.Writer, r *Report) error {
	// Into memory first: a tabwriter forgets an error of the writer beneath it.
	var b bytes.Buffer
	t := &table{tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)}
	t.summary(r)
	t.rates(&r.All)
	t.matched(&r.All)
	t.groups("language", r.ByLanguage)
	t.groups("kind", r.ByKind)
	t.modes(r.ByMode)
	t.reliability(&r.Reliability)
	t.Flush()
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("eval: table: %w", err)
	}
	return nil
}

// table writes rows of cells.
type table struct {
	*tabwriter.Writer
}

func (t *table) row(cells ...string) {
	fmt.Fprintln(t, strings.Join(cells, "\t"))
}

// head begins a part: a blank line, which also ends the columns above, and the
// names of the columns.
func (t *table) head(cells ...string) {
	fmt.Fprintln(t)
	t.row(cells...)
}

func (t *table) summary(r *Report) {
	t.row(fmt.Sprintf("%d documents: %d statements in gold, %d by the system", r.Documents, r.All.Gold, r.All.System))
	if r.All.MissingDocuments > 0 {
		t.row(fmt.Sprintf("the system gave nothing for %d of the documents", r.All.MissingDocuments))
	}
	if i := r.All.Interval; i != nil {
		t.row(fmt.Sprintf("attribution soft F1 %s, 95 %% interval %s", percent(r.All.AttributionSoft.Percent()), i))
	}
}

func (t *table) rates(f *Figures) {
	t.head("", "F1", "P", "R", "right", "system", "gold")
	for _, row := range []struct {
		name string
		f1   *F1
	}{
		{"attribution soft", &f.AttributionSoft},
		{"content soft", &f.ContentSoft},
		{"content exact", &f.ContentExact},
		{"content exact, characters", &f.ContentExactCharacters},
		{"content words", &f.ContentTokens},
		{"speaker soft", f.SpeakerSoft},
		{"addressee", f.Addressee},
		{"parent of matched", f.Parent},
	} {
		if row.f1 != nil {
			t.row(row.name, figure(row.f1.Percent()), figure(100*row.f1.Precision()), figure(100*row.f1.Recall()),
				fmt.Sprint(row.f1.Right), fmt.Sprint(row.f1.System), fmt.Sprint(row.f1.Gold))
		}
	}
}

func (t *table) matched(f *Figures) {
	t.head("of matched statements", "%", "right", "of")
	for _, row := range []struct {
		name  string
		share Share
	}{
		{"source", f.Source},
		{"source exact", f.SourceExact},
		{"cue", f.Cue},
		{"mode", f.Mode},
		{"kind", f.Kind},
		{"speaker", f.Speaker},
		{"speaker behind a pronoun", f.PronounSpeaker},
		{"speaker left unknown", f.SpeakerUnknown},
		{"speaker wrong", f.SpeakerWrong},
		{"speaker type", f.SpeakerType},
	} {
		if row.share.Of > 0 {
			t.row(append([]string{row.name}, cells(row.share)...)...)
		}
	}
}

func (t *table) groups(name string, groups []Group) {
	if len(groups) == 0 {
		return
	}
	t.head("by "+name, "attribution soft", "P", "R", "content exact", "gold", "system", "documents")
	for _, g := range groups {
		a := g.Figures.AttributionSoft
		t.row(oneLine(g.Name), figure(a.Percent()), figure(100*a.Precision()), figure(100*a.Recall()),
			figure(g.Figures.ContentExact.Percent()), fmt.Sprint(a.Gold), fmt.Sprint(a.System), fmt.Sprint(g.Documents))
	}
}

func (t *table) modes(rows []ModeRow) {
	t.head("by mode", "% of gold found", "found", "gold", "% of system right", "right", "system")
	for _, m := range rows {
		t.row(append(append([]string{string(m.Mode)}, cells(m.Found)...), cells(m.Right)...)...)
	}
}

func (t *table) reliability(c *Calibration) {
	t.head("confidence", "mean", "% right", "right", "of")
	for _, b := range c.Bins {
		mean := "-"
		if b.Statements.Of > 0 {
			mean = fmt.Sprintf("%.3f", b.Confidence)
		}
		t.row(append([]string{fmt.Sprintf("%.1f–%.1f", b.From, b.To), mean}, cells(b.Statements)...)...)
	}
	t.row(fmt.Sprintf("expected calibration error %.3f", c.Error))
}

// figure gives a percentage in a width that lines up with others.
func figure(x float64) string { return fmt.Sprintf("%5s", percent(x)) }

// cells gives a share's percentage and its two counts.
func cells(s Share) []string {
	p := "    -"
	if s.Of > 0 {
		p = figure(s.Percent())
	}
	return []string{p, fmt.Sprint(s.Right), fmt.Sprint(s.Of)}
}
