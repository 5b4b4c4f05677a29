package eval

import (
	"fmt"
	"io"
	"strings"
)

// WriteEntities writes the figures of names as a table.
func WriteEntities(w io.Writer, f EntityFigures, documents int) error {
	var out strings.Builder
	fmt.Fprintf(&out, "%d documents\n\n%-34s %5s  %5s  %5s  %6s %7s %6s\n", documents, "", "F1", "P", "R", "right", "system", "gold")
	row := func(name string, c ClassF1) {
		p, r, all := c.Percent()
		fmt.Fprintf(&out, "%-34s %5.1f  %5.1f  %5.1f  %6d %7d %6g\n", name, all, p, r, c.Right, c.System, c.Gold)
	}
	plain := func(name string, x F1) { row(name, ClassF1{x.Right, x.System, float64(x.Gold)}) }
	plain("names, span and class", f.Names)
	plain("names, span alone", f.Spans)
	row("people, organizations, places", f.Three())
	for _, class := range f.classNames() {
		row("  "+class, f.ByClass[class])
	}
	plain("mentions joined, pairs", f.Joined)
	plain("linked to Wikidata", f.Linked)
	_, err := io.WriteString(w, out.String())
	return err
}
