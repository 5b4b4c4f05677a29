package export

import (
	"strings"

	"selon"
)

// leftOut is the sign for text that is not shown, as editors set it.
const leftOut = "[…]"

// words joins the pieces of a role in text order.
func words(text string, spans []selon.Span) string {
	var pieces []string
	for _, s := range spans {
		pieces = append(pieces, s.Cut(text))
	}
	return strings.Join(pieces, " "+leftOut+" ")
}
