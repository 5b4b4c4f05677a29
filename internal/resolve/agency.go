package resolve

import (
	"strings"
	"unicode/utf8"

	"selon"
)

// How far, in bytes, the line of place and date reaches into a text, and the
// signature back from its end.
const (
	dateline  = 300
	signature = 160
)

// Agency finds the agency whose report a text is, by its signature: a name in
// brackets in the line of place and date ("TACHKENT, 14 mai (Agence Karavan) –")
// or at the end of the text ("(AFP)").
func (s *Stage) Agency(rec *selon.Record) {
	text := rec.Document.Text
	for at, open := 0, 0; open >= 0 && at <= dateline; at += open + 1 {
		if open = strings.IndexByte(text[at:], '('); open >= 0 && at+open <= dateline {
			if name, rest, ok := strings.Cut(text[at+open+1:], ")"); ok && signs(name) && dashed(rest) {
				rec.Document.Agency = name
				return
			}
		}
	}
	end := strings.TrimRight(text, " \u00a0.\r\n")
	if open := strings.LastIndexByte(end, '('); open >= len(end)-signature && open >= 0 && strings.HasSuffix(end, ")") {
		if name := end[open+1 : len(end)-1]; signs(name) {
			rec.Document.Agency = name
		}
	}
}

// mostSigned is how many words sign a report at most.
const mostSigned = 4

// signs reports whether words in brackets can be the name of an agency: a few,
// all with a capital.
func signs(name string) bool {
	words := strings.Fields(name)
	for _, w := range words {
		if !startsUpper(w) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= mostSigned && len(words[0]) > 1
}

// dashed reports whether a dash stands right behind a closing bracket.
func dashed(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0."))
	return r == '-' || r == '–' || r == '—'
}
