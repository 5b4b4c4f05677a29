package attribute

import (
	"slices"
	"strings"

	"selon"
	"selon/internal/lang"
)

// addresseeOf leaves out what can be nobody: an article or a preposition that
// stands alone behind the cue. Pronouns can, and so can whatever stands before it.
func addresseeOf(text string, d draft, pack lang.Pack) []selon.Span {
	if len(d.addressee) == 0 || d.addressee[0].From < d.cue[0].From {
		return d.addressee
	}
	name := d.addressee[0].Cut(text)
	if slices.Contains(pack.Words, strings.ToLower(name)) && !isPronoun(name, pack) {
		return nil
	}
	return d.addressee
}

func isPronoun(name string, pack lang.Pack) bool {
	low := strings.ToLower(strings.ReplaceAll(name, "’", "'"))
	return slices.Contains(pack.Pronouns.First, low) ||
		slices.Contains(pack.Pronouns.Second, low) ||
		slices.Contains(pack.Pronouns.Third, low)
}
