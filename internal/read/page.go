package read

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"selon"
)

// page makes a document of an HTML page: its main text, and what the page says
// of itself. Paragraphs are separated by an empty line.
func (in Input) page(raw string) (selon.Document, error) {
	if e := binary(in.Path, raw, false); e != nil {
		return selon.Document{}, e
	}
	d := decode(raw, cmp.Or(in.Charset, declaredEncoding(raw)))
	root, err := html.Parse(strings.NewReader(d.text))
	if err != nil {
		// Nested beyond what the parser takes: the head may still be sound, and
		// the text is found without a tree.
		root, err = html.Parse(strings.NewReader(headOf(d.text)))
		if err != nil {
			root = &html.Node{Type: html.DocumentNode}
		}
		return in.document(d, pageFacts(root), blocks(d.text)), nil
	}
	about := pageFacts(root)
	text := article(root, about.url)
	all := blocks(d.text)
	if letters(text) < enough && letters(all) > 2*letters(text) {
		text = all // too little was found to be sure that it is the right part
	}
	return in.document(d, about, withLead(text, all, about)), nil
}

// enough is how many characters of main text settle that it is the main text.
const enough = 500

func letters(paragraphs []string) int {
	n := 0
	for _, p := range paragraphs {
		n += utf8.RuneCountInString(p)
	}
	return n
}

// headOf returns a page up to its body.
func headOf(page string) string {
	for i := 0; i < len(page); i++ {
		if page[i] == '<' && len(page)-i >= 5 && strings.EqualFold(page[i:i+5], "<body") {
			return page[:i]
		}
	}
	return ""
}

func (in Input) document(d decoded, about facts, paragraphs []string) selon.Document {
	return selon.Document{
		ID: in.name(), URL: about.url, Title: about.title, Outlet: about.outlet,
		Published: about.published, Lang: about.lang,
		Encoding: d.encoding, Assumed: d.assumed, Text: strings.Join(paragraphs, "\n\n"),
	}
}
