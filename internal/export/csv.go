package export

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"selon"
)

// csvWriter prints one row a statement in the form of RFC 4180: lines end with
// CRLF, a cell with a comma, a quotation mark or a line end is quoted.
//
// Cells hold the exact words, also such that begin with = + - @, a tab or a
// line end: a spreadsheet may take them for a formula. A sign before them would
// make them other words than the text's, so none is set; who opens the file in a
// spreadsheet imports all its columns as text.
//
// Only NUL, which most readers take for the end of a cell, becomes U+FFFD;
// that keeps every offset. encoding/csv is not used because it cannot end lines
// with CRLF without changing the line ends inside of cells.
type csvWriter struct {
	out   *bufio.Writer
	begun bool
}

func newCSV(out *bufio.Writer, _ Options) (Writer, error) {
	return &csvWriter{out: out}, nil
}

func (w *csvWriter) Write(rec *selon.Record) error {
	w.begin()
	for _, r := range statementRows(rec) {
		w.line(r.cells())
	}
	return nil
}

// Close leaves a table without statements with its head line.
func (w *csvWriter) Close() error {
	w.begin()
	return nil
}

func (w *csvWriter) begin() {
	if w.begun {
		return
	}
	w.begun = true
	w.line(csvHead())
}

func csvHead() []string {
	return []string{
		"id", "document", "lang", "outlet", "published", "url", "title", "speaker", "speaker_type", "speaker_wikidata", "role",
		"source", "cue", "content", "addressee", "mode", "kind", "parent", "chain", "confidence",
		"source_start", "source_end", "cue_start", "cue_end", "content_spans", "unnamed", "by",
	}
}

// cells are the cells of a row in the order of the head.
func (r *statementRow) cells() []string {
	var spans []string
	for _, s := range r.ContentSpans {
		spans = append(spans, fmt.Sprintf("%d-%d", s.Start, s.End))
	}
	return []string{
		r.ID, r.Document, r.Lang, r.Outlet, r.Published, r.URL, r.Title, r.Speaker, r.SpeakerType, r.SpeakerWikidata, r.Role,
		r.Source, r.Cue, r.Content, r.Addressee, r.Mode, r.Kind, r.Parent, r.Chain, strconv.FormatFloat(r.Confidence, 'f', -1, 64),
		placeCell(r.SourceStart), placeCell(r.SourceEnd), placeCell(r.CueStart), placeCell(r.CueEnd),
		strings.Join(spans, " "), strconv.FormatBool(r.Unnamed), r.By,
	}
}

func placeCell(at *int32) string {
	if at == nil {
		return ""
	}
	return strconv.Itoa(int(*at))
}

func (w *csvWriter) line(cells []string) {
	for i, cell := range cells {
		if i > 0 {
			w.out.WriteByte(',')
		}
		w.out.WriteString(csvCell(cell))
	}
	w.out.WriteString("\r\n")
}

// csvCell quotes where a reader could go wrong without: also at blanks at the
// ends, which some readers cut away.
func csvCell(cell string) string {
	cell = strings.ReplaceAll(cell, "\x00", "\uFFFD")
	if !strings.ContainsAny(cell, ",\"\r\n\t;'") && strings.TrimSpace(cell) == cell {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}
