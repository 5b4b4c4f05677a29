package attribute

import (
	"slices"
	"strings"

	"selon"
	"selon/internal/lang"
)

// speakerOf names the speaker by the source's own words; nil where there is no
// source, or where it is a pronoun and so names nobody by itself.
func speakerOf(text string, source []selon.Span, pack lang.Pack) *selon.Speaker {
	if len(source) == 0 {
		return nil
	}
	name := strings.Join(strings.Fields(source[0].Cut(text)), " ")
	low := strings.ToLower(strings.ReplaceAll(name, "’", "'"))
	for _, some := range [][]string{pack.Pronouns.First, pack.Pronouns.Second, pack.Pronouns.Third} {
		if slices.Contains(some, low) {
			return nil
		}
	}
	return &selon.Speaker{Name: name, Type: selon.Unknown}
}
