package read

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks finds the running text of a page without building its tree, in one
// pass whose memory does not grow with the nesting: every paragraph of words
// that are not mostly links, from the first that reads like prose to the last.
// It knows less than article does, and is there for pages that article cannot
// make sense of.
func blocks(page string) []string {
	z := html.NewTokenizer(strings.NewReader(page))
	var p paragraphs
	var hidden atom.Atom // the element that is being passed over
	nested := 0          // how many of its kind are open
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken: // the end: the page is in memory
			p.end()
			if len(p.done) == 0 {
				return prose(p.left) // a page that is one link
			}
			return prose(p.done)
		case html.TextToken:
			if nested == 0 {
				p.add(string(z.Text()))
			} else {
				z.Text()
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			open := kind != html.EndTagToken
			switch {
			case a == atom.Body:
				p.end()
				nested = 0
			case nested > 0:
				if a == hidden && open {
					nested++
				} else if a == hidden {
					nested--
				}
			case a == atom.Br:
				p.newline()
			case a == atom.A:
				p.link(open)
			case kind == html.StartTagToken && (silent(a) || aside(a)) && !unclosed(a):
				p.end()
				hidden, nested = a, 1
			case breaks(a):
				p.end()
				if !open {
					p.link(false) // it may have been left open
				}
			}
		}
	}
}

// aside reports whether an element stands beside the article. A tree can tell
// better, so article does not go by it.
func aside(a atom.Atom) bool {
	return a == atom.Aside || a == atom.Footer || a == atom.Form || a == atom.Title
}

// unclosed reports whether a silent element has no end tag, or need not have one.
func unclosed(a atom.Atom) bool {
	return a == atom.Input || a == atom.Embed || a == atom.Head || a == atom.Option
}

// prose cuts off what stands before the first and after the last paragraph that
// is long enough for a sentence; where none is, all is kept.
func prose(all []string) []string {
	from, to := len(all), 0
	for i, p := range all {
		if len(strings.Fields(p)) >= 10 {
			from, to = min(from, i), i+1
		}
	}
	if from >= to {
		return all
	}
	return all[from:to]
}
