package read

import (
	"net/url"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// maxElements is the number of elements up to which a page is weighed element
// by element; larger ones are not articles, and would take minutes.
const maxElements = 100_000

// article finds the paragraphs of a page's main text in its tree, which it may
// change. Nil if it finds none.
func article(root *html.Node, at string) []string {
	address, err := url.Parse(at)
	if err != nil || !address.IsAbs() {
		address = &url.URL{Scheme: "https", Host: "invalid"} // only used to complete links
	}
	unfurnish(root)
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.DisableJSONLD = true // the page's own data is read in meta.go
	found, err := parser.ParseAndMutate(root, address)
	if err != nil || found.Node == nil {
		return nil
	}
	var p paragraphs
	p.collect(found.Node)
	p.end()
	return p.done
}
