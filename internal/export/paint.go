package export

import (
	"strings"

	"github.com/rivo/uniseg"

	"selon"
)

// brush draws lines of glyphs so that the roles can be told apart: by colour
// where the terminal has it, else by a line of signs under the words. Neither
// changes a letter of the words themselves.
type brush struct {
	colour bool
}

// Every role differs from the others by its hue and, but for the content, by
// its form too. Only the sixteen colours that readers choose for themselves
// are used.
func (r role) sgr() string {
	switch r {
	case sourceRole:
		return "1;36" // bold
	case cueRole:
		return "3;35" // slanted
	case addresseeRole:
		return "4;34" // underlined
	case contentRole:
		return "32"
	}
	return ""
}

func (r role) underline() string {
	switch r {
	case sourceRole:
		return "═"
	case cueRole:
		return "~"
	case addresseeRole:
		return "·"
	case contentRole:
		return "─"
	}
	return " "
}

const faintSGR = "2"

// in returns a safe string in the given colours.
func (b brush) in(sgr, s string) string {
	if !b.colour || sgr == "" || s == "" {
		return s
	}
	return "\x1b[" + sgr + "m" + s + "\x1b[0m"
}

func (b brush) bold(s string) string  { return b.in("1", s) }
func (b brush) faint(s string) string { return b.in(faintSGR, s) }

// line draws one line of glyphs: a line of text and, without colour, a second
// one where something in it is to be marked.
func (b brush) line(list []glyph) []string {
	if b.colour {
		return []string{b.coloured(list)}
	}
	var under strings.Builder
	for _, g := range list {
		sign := g.role.underline()
		if g.faint {
			sign = " "
		}
		under.WriteString(strings.Repeat(sign, g.width))
	}
	lines := []string{plain(list)}
	if marks := strings.TrimRight(under.String(), " "); marks != "" {
		lines = append(lines, marks)
	}
	return lines
}

func (b brush) coloured(list []glyph) string {
	var out strings.Builder
	for len(list) > 0 {
		same := 1
		for same < len(list) && list[same].role == list[0].role && list[same].faint == list[0].faint {
			same++
		}
		sgr := list[0].role.sgr()
		if list[0].faint {
			sgr = faintSGR
		}
		out.WriteString(b.in(sgr, plain(list[:same])))
		list = list[same:]
	}
	return out.String()
}

// legend explains the marks, in lines of at most width cells.
func (b brush) legend(width int) []string {
	var list []glyph
	for _, r := range []role{sourceRole, cueRole, addresseeRole, contentRole} {
		words := r.String()
		if !b.colour {
			words = r.underline() + "\u00A0" + words
		}
		for _, g := range glyphs(words) {
			if b.colour {
				g.role = r
			}
			list = append(list, g)
		}
		list = append(list, glyph{text: " ", width: 1, stop: true}, glyph{text: " ", width: 1, stop: true})
	}
	var lines []string
	for _, line := range wrap(list, width) {
		lines = append(lines, b.line(line)...)
	}
	return lines
}

// excerptGlyphs is the passage of a statement, ready to be wrapped. What is
// left out has a sign that belongs to no role, as it is nobody's words.
func excerptGlyphs(text string, s *selon.Statement, full bool) []glyph {
	var list []glyph
	marks := marksOf(s, 0)
	for i, e := range passage(text, s, full) {
		switch {
		case i > 0:
			list = leaveOut(list, leftOut)
		case e.openStart:
			list = leaveOut(list, "…")
		}
		list = append(list, trimLeading(painted(text, e.Span, marks))...)
		if e.openEnd {
			list = leaveOut(list, "…")
		}
	}
	return list
}

// leaveOut puts a sign behind the glyphs, in the place of one that stands there.
func leaveOut(list []glyph, sign string) []glyph {
	list = trimBlanks(list)
	if n := len(list); n > 0 && list[n-1].faint {
		list = trimBlanks(list[:n-1])
	}
	space := glyph{text: " ", width: 1, faint: true, stop: true}
	if len(list) > 0 {
		list = append(list, space)
	}
	return append(list, glyph{text: sign, width: uniseg.StringWidth(sign), faint: true, stop: true}, space)
}

// painted is a stretch of the text with the roles of its marks.
func painted(text string, s selon.Span, marks []mark) []glyph {
	list := glyphs(s.Cut(text))
	segments := cut(s, marks)
	for i := range list {
		for segments[0].To <= s.From+list[i].at {
			segments = segments[1:]
		}
		list[i].role = segments[0].show()
	}
	return list
}
