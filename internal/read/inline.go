package read

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// paragraphs collects running text as a browser would show it: white space
// that the source only has for layout becomes one space, and everything else,
// non-breaking spaces too, stays as it is.
type paragraphs struct {
	done []string
	open strings.Builder
	gap  bool // white space was seen since the last character
	line bool // a line break was seen since the last character
}

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
			p.gap, p.line = false, false
		}
		text = rest[n:]
	}
}

// layout is the white space that HTML collapses.
const layout = " \t\n\r\f"

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
	if !blank(p.open.String()) {
		p.done = append(p.done, p.open.String())
	}
	p.open.Reset()
	p.gap, p.line = false, false
}

// breaks reports whether an element begins and ends a paragraph of its own.
func breaks(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup,
		atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre,
		atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Title, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// silent reports whether what an element holds is no part of the running text:
// it is not shown, belongs to a picture, or serves to use the page.
func silent(a atom.Atom) bool {
	switch a {
	case atom.Audio, atom.Button, atom.Canvas, atom.Datalist, atom.Embed, atom.Figcaption, atom.Figure, atom.Head,
		atom.Iframe, atom.Input, atom.Math, atom.Nav, atom.Noembed, atom.Noscript, atom.Object, atom.Option,
		atom.Picture, atom.Script, atom.Select, atom.Style, atom.Svg, atom.Template, atom.Textarea, atom.Video:
		return true
	}
	return false
}

// collect adds the text under a node. Its depth is bounded by the parser's.
func (p *paragraphs) collect(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.add(n.Data)
		return
	case n.Type == html.ElementNode && silent(n.DataAtom):
		return
	case n.DataAtom == atom.Br:
		p.newline()
		return
	}
	block := n.Type == html.ElementNode && breaks(n.DataAtom)
	if block {
		p.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.collect(c)
	}
	switch {
	case block:
		p.end()
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		p.add(" ")
	}
}
