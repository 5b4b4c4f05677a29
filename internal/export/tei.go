package export

import (
	"bufio"
	"fmt"
	"strings"

	"selon"
)

// teiWriter prints a corpus in TEI P5: a TEI element for every document, the
// contents in the text as <said>. A content that does not nest, or that goes over
// several paragraphs, is in parts that point to each other by next and prev.
//
// Each line of a text is a paragraph that holds its own line end: the words
// inside of <body> make up the document's text, letter by letter, save that a
// character which XML forbids is U+FFFD. All ids begin with the number of their
// document; the full id of a statement stands in n.
type teiWriter struct {
	out       *bufio.Writer
	documents int
	begun     bool
}

func newTEI(out *bufio.Writer, _ Options) (Writer, error) {
	return &teiWriter{out: out}, nil
}

// teiHead opens the corpus. Its taxonomy is what ana points to.
const teiHead = `<?xml version="1.0" encoding="UTF-8"?>
<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc><titleStmt><title>Statements in documents</title></titleStmt>
<publicationStmt><p>Printed by Selon.</p></publicationStmt>
<sourceDesc><p>Each document names its own source.</p></sourceDesc></fileDesc>
<encodingDesc><classDecl><taxonomy>
<category xml:id="direct"><catDesc>in quotation marks</catDesc></category>
<category xml:id="indirect"><catDesc>without quotation marks</catDesc></category>
<category xml:id="mixed"><catDesc>partly in quotation marks</catDesc></category>
<category xml:id="statement"><catDesc>said by words</catDesc></category>
<category xml:id="attitude"><catDesc>thought or wanted, without being said</catDesc></category>
</taxonomy></classDecl></encodingDesc>
</teiHeader>
`

func (w *teiWriter) Write(rec *selon.Record) error {
	w.begin()
	w.documents++
	people := newTEIPeople(rec, w.documents)
	w.out.WriteString("<TEI>\n")
	w.header(rec, people)
	w.out.WriteString("<text><body>")
	w.body(rec, people)
	w.out.WriteString("</body></text>\n</TEI>\n")
	return nil
}

func (w *teiWriter) Close() error {
	w.begin()
	w.out.WriteString("</teiCorpus>\n")
	return nil
}

func (w *teiWriter) begin() {
	if !w.begun {
		w.begun = true
		w.out.WriteString(teiHead)
	}
}

func (w *teiWriter) header(rec *selon.Record, people *teiPeople) {
	d := &rec.Document
	title := xmlText(strings.TrimSpace(d.Title))
	if title == "" {
		title = xmlText(d.ID)
	}
	fmt.Fprintf(w.out, "<teiHeader>\n<fileDesc><titleStmt><title>%s</title></titleStmt>\n<publicationStmt><p>Printed by Selon.</p></publicationStmt>\n", title)
	fmt.Fprintf(w.out, "<sourceDesc><bibl><title>%s</title>", title)
	if d.Outlet != "" {
		fmt.Fprintf(w.out, "<publisher>%s</publisher>", xmlText(d.Outlet))
	}
	if date := day(d.Published); date != "" {
		fmt.Fprintf(w.out, "<date when=\"%s\">%s</date>", date, xmlText(d.Published))
	} else if d.Published != "" {
		fmt.Fprintf(w.out, "<date>%s</date>", xmlText(d.Published))
	}
	if d.URL != "" {
		fmt.Fprintf(w.out, "<idno type=\"URL\">%s</idno>", xmlText(d.URL))
	}
	fmt.Fprintf(w.out, "<idno type=\"document\">%s</idno></bibl></sourceDesc></fileDesc>\n<profileDesc>", xmlText(d.ID))
	if lang := teiLanguage(d.Lang); lang != "" {
		fmt.Fprintf(w.out, "<langUsage><language ident=\"%s\"/></langUsage>", lang)
	}
	people.print(w.out)
	w.out.WriteString("</profileDesc>\n</teiHeader>\n")
}

// teiLanguage returns the code if it can be one.
func teiLanguage(code string) string {
	if code == "" || strings.Trim(code, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "" {
		return ""
	}
	return code
}

func (w *teiWriter) body(rec *selon.Record, people *teiPeople) {
	events, parts := layOut(rec)
	for _, e := range events {
		switch e.kind {
		case beginParagraph:
			w.out.WriteString("<p>")
		case endParagraph:
			w.out.WriteString("</p>")
		case closeEvent:
			w.out.WriteString("</said>")
		case textEvent:
			w.out.WriteString(xmlText(e.words.Cut(rec.Document.Text)))
		case openEvent:
			w.said(rec, e, parts[e.statement], people)
		}
	}
}

// said opens a part of a content. What holds for the whole stands on each part,
// so that a search for a speaker finds all words.
func (w *teiWriter) said(rec *selon.Record, e saidEvent, parts int, people *teiPeople) {
	s := &rec.Statements[e.statement]
	id := func(part int) string {
		if part == 1 {
			return fmt.Sprintf("d%ds%d", w.documents, e.statement+1)
		}
		return fmt.Sprintf("d%ds%d.%d", w.documents, e.statement+1, part)
	}
	fmt.Fprintf(w.out, "<said xml:id=\"%s\" n=\"%s\"", id(e.part), xmlValue(fullID(rec, s.ID)))
	if who := people.speaker[e.statement]; who != "" {
		fmt.Fprintf(w.out, " who=\"#%s\"", who)
	}
	var to []string
	for _, e := range meant(rec, s.Addressee) {
		to = append(to, "#"+people.entity[e.ID])
	}
	if len(to) > 0 {
		fmt.Fprintf(w.out, " toWhom=\"%s\"", strings.Join(to, " "))
	}
	fmt.Fprintf(w.out, " direct=\"%t\"", s.Mode == selon.Direct)
	if s.Kind == selon.Attitude {
		w.out.WriteString(` aloud="false"`)
	}
	if ana := teiAna(s); ana != "" {
		fmt.Fprintf(w.out, " ana=\"%s\"", ana)
	}
	if e.part < parts {
		fmt.Fprintf(w.out, " next=\"#%s\"", id(e.part+1))
	}
	if e.part > 1 {
		fmt.Fprintf(w.out, " prev=\"#%s\"", id(e.part-1))
	}
	w.out.WriteByte('>')
}

// teiAna points to the categories of the head that the statement is of.
func teiAna(s *selon.Statement) string {
	var list []string
	switch s.Mode {
	case selon.Direct, selon.Indirect, selon.Mixed:
		list = append(list, "#"+string(s.Mode))
	}
	switch s.Kind {
	case selon.Said, selon.Attitude:
		list = append(list, "#"+string(s.Kind))
	}
	return strings.Join(list, " ")
}
