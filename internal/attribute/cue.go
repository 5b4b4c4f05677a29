package attribute

import (
	"strings"

	"selon"
)

// wholeWord lengthens a cue that ends in an elision (the first half of
// "d'après") by the word that it leans on.
func (p *page) wholeWord(s stretch) stretch {
	end := s.last
	if end < len(p.words) && isApostrophe(p.wordText(end)) && p.words[end].From == p.words[end-1].To {
		end++
	}
	if end < len(p.words) && isApostrophe(p.wordText(end-1)) && p.words[end].From == p.words[end-1].To {
		return stretch{s.first, end + 1}
	}
	return s
}

func (p *page) wordText(n int) string { return p.text[p.words[n].From:p.words[n].To] }

func isApostrophe(s string) bool { return s == "'" || s == "’" }

// trimCue takes separators from the end of a cue that has words; a bare colon is a cue itself.
func trimCue(text string, s selon.Span) selon.Span {
	if short := strings.TrimRight(s.Cut(text), ":,; \u00a0\u202f"); short != "" {
		s.To = s.From + len(short)
	}
	return s
}
