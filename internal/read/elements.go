package read

import "golang.org/x/net/html/atom"

// breaks reports whether an element begins and ends a paragraph of its own.
func breaks(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup,
		atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre,
		atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
		atom.Thead, atom.Title, atom.Tr, atom.Ul:
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
