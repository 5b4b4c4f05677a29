package names

import (
	"strings"

	"selon/internal/model"
)

// whole joins two names of people, or of organizations, between which there is
// nothing but a space or a hyphen: they are not listed that way, so they are one.
func whole(text string, reading *model.Reading, found []name) []name {
	out := found[:0]
	for _, n := range found {
		if k := len(out) - 1; k >= 0 && (n.class == person || n.class == organization) && out[k].class == n.class && n.first == out[k].last {
			gap := text[reading.Words[out[k].last-1].To:reading.Words[n.first].From]
			if strings.Trim(gap, " \u00a0-") == "" && !strings.Contains(gap, "\n") {
				out[k].last, out[k].sure = n.last, min(out[k].sure, n.sure)
				continue
			}
		}
		out = append(out, n)
	}
	return out
}
