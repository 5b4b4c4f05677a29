package read

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// withLead puts the paragraph under the title before a text that lacks it.
// Pages set it apart from the article's body, so that it is lost with the
// furniture, though it often holds a statement of its own. It is known by the
// page's description of itself, and its words are taken from the page's
// paragraphs, not from the description, which may be shortened.
func withLead(text, page []string, about facts) []string {
	const known = 40 // characters that two openings must share
	start := opening(about.lead, known)
	if utf8.RuneCountInString(start) < known || start == opening(about.title, known) {
		return text
	}
	begins := func(p string) bool { return opening(p, known) == start }
	if slices.ContainsFunc(text, begins) {
		return text
	}
	if i := slices.IndexFunc(page, begins); i >= 0 && !slices.ContainsFunc(text, func(p string) bool { return strings.Contains(p, page[i]) }) {
		return slices.Insert(slices.Clone(text), 0, page[i])
	}
	return text
}

// opening returns the first n letters and digits of a text.
func opening(s string, n int) string {
	runes := []rune(lettersOf(s[:min(len(s), 8*n)]))
	return string(runes[:min(len(runes), n)])
}
