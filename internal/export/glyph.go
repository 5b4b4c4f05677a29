package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// glyph is what a terminal shows in one place: a character with its accents.
type glyph struct {
	text  string
	width int  // cells
	at    int  // byte offset of its first character in the words it comes from
	role  role // of those words
	stop  bool // a line may end behind it
	final bool // a paragraph ends here; set on blanks only
	faint bool // not the text's own: a sign of what is left out
}

func (g glyph) blank() bool { return g.text == " " }

// glyphs divides words into glyphs. White space becomes one blank and commands
// to the terminal become signs, so that the result can be shown anywhere.
func glyphs(words string) []glyph {
	var list []glyph
	state, at, breaks := -1, 0, 0
	for rest := words; len(rest) > 0; {
		var cluster string
		var bounds int
		cluster, rest, bounds, state = uniseg.StepString(rest, state)
		here := at
		at += len(cluster)
		if flexible(cluster) {
			if n := len(list); n == 0 || !list[n-1].blank() {
				list = append(list, glyph{text: " ", width: 1, at: here, stop: true})
				breaks = 0
			}
			if strings.ContainsAny(cluster, "\r\n") {
				breaks++
			}
			list[len(list)-1].final = breaks > 1
			continue
		}
		shown, width := cluster, bounds>>uniseg.ShiftWidth
		if commands(cluster) {
			shown = signed(cluster, func(rune) bool { return true })
			width = uniseg.StringWidth(shown)
		}
		if shown != "" {
			list = append(list, glyph{text: shown, width: width, at: here, stop: bounds&uniseg.MaskLine != uniseg.LineDontBreak})
		}
	}
	return list
}

// flexible reports whether the cluster is white space of no fixed width.
func flexible(cluster string) bool {
	return strings.TrimFunc(cluster, func(r rune) bool {
		return unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F' && r != '\u2007'
	}) == ""
}

func commands(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { _, is := visible(r); return is })
}

// wrap divides glyphs into lines of at most width cells. A word longer than a
// line is broken where the line ends. Blanks at line ends are left out, and a
// line neither ends with an opening guillemet nor begins with what belongs to
// the word before it, as French sets a blank inside of both.
func wrap(list []glyph, width int) [][]glyph {
	var lines [][]glyph
	for len(list) > 0 {
		list = trimLeading(list)
		end, used, stop := 0, 0, 0
		for end < len(list) && (used+list[end].width <= width || end == 0 || list[end].blank()) {
			used += list[end].width
			end++
			if list[end-1].final {
				stop = end
				break
			}
			if end < len(list) && mayBreak(list, end) {
				stop = end
			}
		}
		if end < len(list) && stop > 0 {
			end = stop
		}
		if line := trimBlanks(list[:end]); len(line) > 0 {
			lines = append(lines, line)
		}
		list = list[end:]
	}
	return lines
}

// mayBreak reports whether a line may end before list[at].
func mayBreak(list []glyph, at int) bool {
	if !list[at-1].stop || list[at].blank() {
		return false
	}
	last := at - 1
	for last > 0 && list[last].blank() {
		last--
	}
	return list[last].text != "«" && !strings.Contains("»:;!?", list[at].text)
}

func trimBlanks(line []glyph) []glyph {
	for len(line) > 0 && line[len(line)-1].blank() {
		line = line[:len(line)-1]
	}
	return line
}

func trimLeading(line []glyph) []glyph {
	for len(line) > 0 && line[0].blank() {
		line = line[1:]
	}
	return line
}

// cells is the width of the glyphs on a line.
func cells(list []glyph) int {
	n := 0
	for _, g := range list {
		n += g.width
	}
	return n
}

// shorten makes a string safe for one line and at most width cells wide; what
// is left out is replaced by an ellipsis.
func shorten(s string, width int) string {
	// Only the head of a very long string is measured: a cell takes few bytes.
	head := s[:min(len(s), 64*(width+1))]
	for len(head) < len(s) && !utf8.RuneStart(s[len(head)]) {
		head = head[:len(head)-1]
	}
	list := trimLeading(trimBlanks(glyphs(head)))
	if cells(list) <= width && len(head) == len(s) {
		return plain(list)
	}
	used := 0
	for i, g := range list {
		if used+g.width > width-1 {
			list = trimBlanks(list[:i])
			break
		}
		used += g.width
	}
	return plain(list) + "…"
}

func plain(list []glyph) string {
	var out strings.Builder
	for _, g := range list {
		out.WriteString(g.text)
	}
	return out.String()
}
