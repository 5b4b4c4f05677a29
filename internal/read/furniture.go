package read

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furniture names what pages put into and around an article, as the words of
// class and id attributes do all over the web.
func furniture() []string {
	return strings.Fields(`
		advert advertisement ads audioplayer authorbio bio breadcrumb breadcrumbs byline bylines caption captions
		comments copyright credit credits disclaimer legende newsletter newsletters outbrain paywall premium
		promo promoted pubdate publication-date recirc recommended related related-articles relatedposts
		share sharebar sharing signup social subscribe subscription taboola tags teaser timestamp toolbar
		wp-caption-text readmore read-more see-also`)
}

const (
	mostFurniture = 1500 // characters up to which an element can be furniture: more is text
	leastShare    = 4    // and it holds at most one in so many of the page's characters
	mostAttribute = 4096 // bytes of an attribute: more is data, which every later search would go through
)

// unfurnish takes furniture out of a tree, where readability, which looks for the
// best part of a page, would take it along. An element goes by its name only if
// it is small: pages also call their whole body "premium".
func unfurnish(root *html.Node) {
	names := make(map[string]bool)
	for _, n := range furniture() {
		names[n] = true
	}
	size := make(map[*html.Node]int)
	measure(root, size)
	for n := range root.Descendants() {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return len(a.Val) > mostAttribute })
		if n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Article {
			continue
		}
		if size[n] > 0 && size[n] <= mostFurniture && size[n]*leastShare <= size[root] && named(n, names) {
			// Emptied rather than removed: the walk goes on from it.
			for n.FirstChild != nil {
				n.RemoveChild(n.FirstChild)
			}
		}
	}
}

// measure counts the characters under each element.
func measure(n *html.Node, size map[*html.Node]int) int {
	if n.Type == html.TextNode {
		return utf8.RuneCountInString(strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode && silent(n.DataAtom) {
		return 0
	}
	total := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += measure(c, size)
	}
	size[n] = total
	return total
}

// named reports whether a class or the id of an element, or one of the words
// that it is made of, is in names.
func named(n *html.Node, names map[string]bool) bool {
	for class := range strings.FieldsSeq(strings.ToLower(attribute(n, "class") + " " + attribute(n, "id"))) {
		if names[class] {
			return true
		}
		for word := range strings.FieldsFuncSeq(class, func(r rune) bool { return r == '-' || r == '_' || r == ':' || r == '.' }) {
			if names[word] {
				return true
			}
		}
	}
	return false
}
