package gather

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"

	"selon"
	"selon/internal/read"
)

// text gives a document that a container spells out. What the container says of
// its date and language means what it does in JSON Lines.
func (g *Gatherer) text(path, key, text string, about selon.Document, give emit) error {
	object, err := json.Marshal(map[string]string{"text": text, "published": about.Published, "lang": about.Lang})
	if err != nil {
		return give(failed(path, about.ID, err))
	}
	for doc, err := range (read.Input{Path: path}).Stream(bytes.NewReader(object), int64(len(object)), read.Options{Packs: g.o.Read.Packs, Format: read.JSON}) {
		if err != nil {
			return give(failed(path, about.ID, errors.New("no text in it")))
		}
		if about.ID != "" {
			doc.ID = about.ID
		}
		about.Published = ""
		return give(Found{Path: path, Key: key, Document: complete(doc, about)})
	}
	return nil
}

// oneLine makes a title of a piece of HTML.
func oneLine(s string) string { return strings.Join(strings.Fields(plainText(s)), " ") }

// plainText takes the tags from a piece of HTML. Elements that are blocks stand
// in paragraphs of their own, cells and breaks end a line, scripts and styles are
// left out. Without a tag, what there is stays as it stands.
func plainText(source string) string {
	if !strings.ContainsAny(source, "<&") {
		return source
	}
	if !tagged(source) {
		return html.UnescapeString(source)
	}
	w := flow{}
	skipped, verbatim := 0, 0
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		token := z.Next()
		switch token {
		case html.ErrorToken:
			return w.b.String()
		case html.TextToken:
			switch {
			case skipped > 0:
			case verbatim > 0:
				for i, line := range strings.Split(string(z.Text()), "\n") {
					if i > 0 {
						w.gap = max(w.gap, newLine)
					}
					w.write(line)
				}
			default:
				w.write(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			step := 1
			if token == html.EndTagToken {
				step = -1
			}
			name, _ := z.TagName()
			switch string(name) {
			case "script", "style":
				skipped = max(0, skipped+step)
			case "br", "td", "th", "dt", "dd", "option":
				w.gap = max(w.gap, newLine)
			case "pre":
				verbatim = max(0, verbatim+step)
				w.gap = newParagraph
			case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table", "ul", "ol", "dl", "hr",
				"section", "article", "figure", "figcaption", "header", "footer", "aside", "nav", "main", "address", "details", "summary", "form":
				w.gap = newParagraph
			}
		}
	}
}

// tagged reports whether there is a tag in a text: an ampersand or a sign for
// less does not make HTML of it.
func tagged(source string) bool {
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return !errors.Is(z.Err(), io.EOF)
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken, html.CommentToken:
			return true
		}
	}
}

// gap is what separates two pieces of text.
type gap int

const (
	nothing gap = iota
	space
	newLine
	newParagraph
)

// flow writes running text, white space as browsers show it.
type flow struct {
	b   strings.Builder
	gap gap // before the next word
}

func (f *flow) write(s string) {
	const white = " \t\r\n\f"
	for s != "" {
		rest := strings.TrimLeft(s, white)
		if len(rest) < len(s) {
			f.gap = max(f.gap, space)
		}
		end := strings.IndexAny(rest, white)
		if end < 0 {
			end = len(rest)
		}
		if end > 0 {
			if f.b.Len() > 0 {
				f.b.WriteString([]string{"", " ", "\n", "\n\n"}[f.gap])
			}
			f.gap = nothing
			f.b.WriteString(rest[:end])
		}
		s = rest[end:]
	}
}
