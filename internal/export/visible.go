package export

import (
	"fmt"
	"strings"
)

// A text may hold characters that command a terminal instead of being shown by
// it. They are shown as signs; everything else stays as it is.

// visible returns the sign for a character that must not reach a terminal or a
// line of a table, and whether it is one.
func visible(r rune) (string, bool) {
	switch {
	case r < 0x20: // ESC and its like have pictures of their own
		return string(0x2400 + r), true
	case r == 0x7F:
		return "\u2421", true
	case r >= 0x80 && r < 0xA0, // C1: some terminals obey them
		r == 0x2028, r == 0x2029,
		r == 0x061C, r >= 0x200E && r <= 0x200F, // direction marks
		r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // and what turns the rest of a line round
		return fmt.Sprintf("⟨U+%04X⟩", r), true
	case r == 0xAD, r == 0x200B, r == 0x2060, r == 0xFEFF: // seen by nobody, measured differently by every terminal
		return "", true
	}
	return "", false
}

// oneCell makes a string safe for a cell of a table whose cells are divided by
// tabs: nothing is taken away, each line break and tab is shown as a sign.
func oneCell(s string) string {
	return signed(s, func(r rune) bool { return r < 0xA0 || r == 0x2028 || r == 0x2029 })
}

// signed puts the sign in the place of each character that wanted admits.
func signed(s string, wanted func(rune) bool) string {
	var out strings.Builder
	for _, r := range s {
		sign, is := visible(r)
		if is && wanted(r) {
			out.WriteString(sign)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}
