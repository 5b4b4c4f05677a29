package export

import (
	"bufio"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"selon"
)

//go:embed page.gohtml
var pageTemplate string

//go:embed page.css
var pageStyle string

// htmlWriter prints one page that needs nothing besides itself: no script, no
// font, no picture. Everything that comes from a document is escaped.
type htmlWriter struct {
	out    *bufio.Writer
	page   *template.Template
	titles []htmlTitle // of the documents so far, for the contents list
}

type htmlTitle struct {
	Anchor, Title string
	Statements    string
}

func newHTML(out *bufio.Writer, _ Options) (Writer, error) {
	page, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return nil, err
	}
	return &htmlWriter{out: out, page: page}, nil
}

func (w *htmlWriter) Write(rec *selon.Record) error {
	title := cmp.Or(rec.Document.Title, rec.Document.ID)
	if len(w.titles) == 0 {
		if err := w.head(title); err != nil {
			return err
		}
	}
	anchor := fmt.Sprintf("d%d", len(w.titles)+1)
	w.titles = append(w.titles, htmlTitle{anchor, title, howMany(len(rec.Statements))})
	return w.page.ExecuteTemplate(w.out, "document", htmlDocumentOf(rec, anchor, title))
}

// Close prints the contents list. It stands last in the file, as only now all
// titles are known, and first on the page by the style sheet.
func (w *htmlWriter) Close() error {
	if len(w.titles) == 0 {
		if err := w.head("no documents"); err != nil {
			return err
		}
	}
	return w.page.ExecuteTemplate(w.out, "foot", w.titles)
}

func (w *htmlWriter) head(title string) error {
	return w.page.ExecuteTemplate(w.out, "head", struct {
		Title string
		Style template.CSS // ours, never a document's
	}{title, template.CSS(pageStyle)})
}

// htmlDocument is what the page shows of a record.
type htmlDocument struct {
	Anchor, Title string
	Facts         []string
	URL           string // http and https only
	Lang          string
	Unproven      bool
	Paragraphs    []htmlParagraph
	Statements    []htmlStatement
	Count         string
}

type htmlStatement struct {
	Anchor, Card         string // of its place in the text, and of its card
	ID, Name, Source     string
	Role                 string
	Addressee, Cue       string
	Content              []string
	Mode, Kind, Percent  string
	ParentID, ParentCard string
	Depth                int
}

func htmlDocumentOf(rec *selon.Record, anchor, title string) htmlDocument {
	d := &rec.Document
	form := htmlDocument{
		Anchor: anchor, Title: title, Lang: d.Lang, Unproven: !d.Proven,
		Statements: htmlStatements(rec, anchor),
		Paragraphs: htmlParagraphs(rec, anchor),
		Count:      howMany(len(rec.Statements)),
	}
	for _, fact := range []string{d.Outlet, d.Published, d.Lang} {
		if fact != "" {
			form.Facts = append(form.Facts, fact)
		}
	}
	if d.Assumed {
		form.Facts = append(form.Facts, "assumed to be in "+d.Encoding)
	}
	if strings.HasPrefix(d.URL, "https://") || strings.HasPrefix(d.URL, "http://") {
		form.URL = d.URL
	}
	return form
}

// htmlStatements are the cards beside the text, in reading order.
func htmlStatements(rec *selon.Record, anchor string) []htmlStatement {
	text := rec.Document.Text
	place := make(map[string]int, len(rec.Statements))
	for i := range rec.Statements {
		place[rec.Statements[i].ID] = i
	}
	var list []htmlStatement
	for _, p := range readingOrder(rec) {
		form := htmlStatement{
			Anchor: placeAnchor(anchor, p.index), Card: cardAnchor(anchor, p.index),
			ID: p.ID, Source: words(text, p.Source), Addressee: words(text, p.Addressee), Cue: words(text, p.Cue),
			Mode: string(p.Mode), Kind: string(p.Kind), Percent: fmt.Sprintf("%.0f %%", 100*p.Confidence),
			Depth: min(p.depth, deepest),
		}
		form.Name = form.Source
		if p.Speaker != nil && p.Speaker.Name != "" {
			form.Name = p.Speaker.Name
		}
		if p.Speaker != nil {
			form.Role = p.Speaker.Role
		}
		if form.Source == form.Name {
			form.Source = ""
		}
		for _, c := range p.Content {
			form.Content = append(form.Content, c.Cut(text))
		}
		if p.Parent != "" {
			form.ParentID, form.ParentCard = p.Parent, cardAnchor(anchor, place[p.Parent])
		}
		list = append(list, form)
	}
	return list
}

// Anchors are made of numbers: an id may hold anything.
func placeAnchor(document string, statement int) string {
	return fmt.Sprintf("%ss%d", document, statement+1)
}
func cardAnchor(document string, statement int) string {
	return placeAnchor(document, statement) + "-card"
}
