package read

import (
	"strings"

	"golang.org/x/net/html"

	"selon"
)

// page makes a document of an HTML page: its main text, and what the page says
// of itself.
func (in Input) page(raw string) (selon.Document, error) {
	if e := binary(in.Path, raw, false); e != nil {
		return selon.Document{}, e
	}
	d := decode(raw, declaredEncoding(raw))
	doc := selon.Document{ID: in.name(), Encoding: d.encoding, Assumed: d.assumed}
	root, err := html.Parse(strings.NewReader(d.text))
	if err != nil {
		return doc, &Error{Path: in.Path, What: err.Error(), Err: err}
	}
	doc.Text = join(article(root, ""))
	return doc, nil
}
