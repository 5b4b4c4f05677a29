package attribute

import (
	"slices"
	"strings"
	"unicode/utf8"

	"selon"
	"selon/internal/lang"
	"selon/internal/model"
)

// mostSource is how many words an article's phrase is taken to have at most.
const mostSource = 8

// sourceOf completes a source and leaves out a relative pronoun that it ends with.
func sourceOf(p *page, d draft, pack lang.Pack) []selon.Span {
	out := wholeSource(p, d, pack)
	if n := len(out); n > 0 {
		out[n-1] = p.withoutRelative(out[n-1], pack)
	}
	return out
}

// withoutRelative cuts "qui" from the end of "la même source qui": it belongs to the next clause.
func (p *page) withoutRelative(s selon.Span, pack lang.Pack) selon.Span {
	last := p.wordFrom(s.To) - 1
	if last > 0 && p.words[last].From > s.From && p.words[last].To == s.To && slices.Contains(pack.Reference.Relatives, strings.ToLower(p.wordText(last))) {
		s.To = p.words[last-1].To
		if before := p.wordText(last - 1); before == "," && p.words[last-1].From > s.From {
			s.To = p.words[last-2].To
		}
	}
	return s
}

// wholeSource completes a source of which the network saw the article or the form
// of address only: up to the cue, if nothing but words stands before that; else
// with the word behind it.
func wholeSource(p *page, d draft, pack lang.Pack) []selon.Span {
	if len(d.source) == 0 {
		return d.source
	}
	source := d.source[0]
	written := source.Cut(p.text)
	if !slices.Contains(pack.Reference.Articles, strings.ToLower(strings.TrimRight(written, "'’"))) && !slices.Contains(pack.Titles, written) {
		return d.source
	}
	end := source.To
	for i, n := p.wordFrom(source.To), 0; i < len(p.words) && n < mostSource; i, n = i+1, n+1 {
		if p.words[i].From >= d.cue[0].From && d.cue[0].From >= source.To {
			break
		}
		if r, _ := utf8.DecodeRuneInString(p.wordText(i)); strings.ContainsRune(".,;:!?()«»“”\"—–", r) {
			break
		}
		end = p.words[i].To
		if d.cue[0].From < source.To {
			break
		}
	}
	return []selon.Span{{From: source.From, To: end}}
}

// wordFrom returns the number of the first word that begins at a place or behind it.
func (p *page) wordFrom(at int) int {
	n, _ := slices.BinarySearchFunc(p.words, at, func(w model.Word, at int) int { return w.From - at })
	return n
}
