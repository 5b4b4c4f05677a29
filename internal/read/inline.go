package read

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// paragraphs collects running text as a browser would show it: white space
// that the source only has for layout becomes one space, and everything else,
// non-breaking spaces too, stays as it is. Paragraphs that serve to go
// elsewhere, or that date the page, are left out.
type paragraphs struct {
	done []string
	left []string // those left out

	open    strings.Builder
	gap     bool // white space was seen since the last character
	line    bool // a line break was seen since the last character
	inLink  bool
	inTime  bool
	letters int // characters of the open paragraph other than white space
	linked  int // those of them in links
	timed   int // those of them in time elements
}

// layout is the white space that HTML collapses.
const layout = " \t\n\r\f"

// add appends a piece of text to the open paragraph.
func (p *paragraphs) add(text string) {
	for len(text) > 0 {
		rest := strings.TrimLeft(text, layout)
		p.gap = p.gap || len(rest) < len(text)
		n := strings.IndexAny(rest, layout)
		if n < 0 {
			n = len(rest)
		}
		if n > 0 {
			switch {
			case p.open.Len() == 0:
			case p.line:
				p.open.WriteByte('\n')
			case p.gap:
				p.open.WriteByte(' ')
			}
			p.open.WriteString(rest[:n])
			p.count(utf8.RuneCountInString(rest[:n]))
			p.gap, p.line = false, false
		}
		text = rest[n:]
	}
}

func (p *paragraphs) count(n int) {
	p.letters += n
	if p.inLink {
		p.linked += n
	}
	if p.inTime {
		p.timed += n
	}
}

// link says that a link begins or ends.
func (p *paragraphs) link(open bool) { p.inLink = open }

// newline takes note of a line break; a second one in a row ends the paragraph.
func (p *paragraphs) newline() {
	if p.line {
		p.end()
		return
	}
	p.line = p.open.Len() > 0
}

// end closes the open paragraph.
func (p *paragraphs) end() {
	switch text := p.open.String(); {
	case blank(text):
	case p.elsewhere():
		p.left = append(p.left, text)
	default:
		p.done = append(p.done, text)
	}
	p.open.Reset()
	p.gap, p.line = false, false
	p.letters, p.linked, p.timed = 0, 0, 0
}

// elsewhere reports whether the open paragraph is no sentence of the article:
// a short one that is nearly all link, as "Read also" is, or one that has a
// time element and hardly a word besides.
func (p *paragraphs) elsewhere() bool {
	mostlyLink := 3*p.linked >= 2*p.letters && p.linked > 0 && p.letters < 250
	dates := p.timed > 0 && p.letters-p.timed <= 40
	return mostlyLink || dates
}

// collect adds the text under a node. Its depth is bounded by the parser's.
func (p *paragraphs) collect(n *html.Node) {
	if n.Type == html.TextNode {
		p.add(n.Data)
		return
	}
	a := kind(n)
	switch {
	case silent(a):
		return
	case a == atom.Br:
		p.newline()
		return
	}
	if breaks(a) {
		p.end()
	}
	link, time := p.inLink, p.inTime
	p.inLink = link || a == atom.A
	p.inTime = time || a == atom.Time
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.collect(c)
	}
	if breaks(a) {
		p.end()
	}
	p.inLink, p.inTime = link, time
}

// kind returns what element a node is; zero if none. It goes by the name:
// readability renames elements and leaves their atoms as they were.
func kind(n *html.Node) atom.Atom {
	if n.Type != html.ElementNode {
		return 0
	}
	return atom.Lookup([]byte(n.Data))
}
