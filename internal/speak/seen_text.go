package speak

import (
	"math"
	"slices"
	"strings"

	"selon"
)

// inText sets what the places of the mentions tell.
func (p *page) inText(s *selon.Statement, source selon.Span, some []candidate) {
	paragraphFrom := strings.LastIndexByte(p.text[:source.From], '\n') + 1
	sentenceFrom := p.sentenceFrom(source.From)
	beforeFrom := p.sentenceFrom(max(0, sentenceFrom-2))
	outside := !p.isQuoted(source)
	// The nearest mention before, and the first of the paragraph and of the sentence.
	nearest := make([]int, len(some))
	firstOf := func(from, to int) int {
		best, at := -1, to
		for i := range some {
			for _, m := range some[i].places {
				if m.From >= from && m.From < at {
					best, at = i, m.From
				}
			}
		}
		return best
	}
	for i := range some {
		nearest[i] = -1
		for _, m := range some[i].places {
			if m.To <= source.From {
				nearest[i] = m.From
			}
		}
	}
	if i := firstOf(paragraphFrom, source.From); i >= 0 {
		some[i].evidence[heads] = 1
	}
	if i := firstOf(sentenceFrom, source.From); i >= 0 {
		some[i].evidence[headed] = 1
	} else if i := firstOf(beforeFrom, source.From); i >= 0 {
		some[i].evidence[headed] = 1
	}
	for i := range some {
		c := &some[i]
		c.evidence[often] = math.Log1p(float64(len(c.places))) / 3
		if c.places[0].From < opens {
			c.evidence[early] = 1
		}
		if nearest[i] < 0 {
			c.evidence[far] = 1
			if !slices.ContainsFunc(c.places, func(m selon.Span) bool { return m.From > source.From && m.From-source.From < 300 }) {
				c.evidence[ahead] = 1
			}
			continue
		}
		away := source.From - nearest[i]
		c.evidence[near] = 1 / (1 + float64(away)/300)
		if nearest[i] >= sentenceFrom {
			c.evidence[sentence] = 1
		}
		if nearest[i] >= paragraphFrom {
			c.evidence[paragraph] = 1
		}
		crowd := 0
		for k := range some {
			if k != i && nearest[k] > nearest[i] {
				crowd++
			}
		}
		if crowd == 0 {
			c.evidence[touching] = 1
		}
		c.evidence[crowded] = min(1, float64(crowd)/8)
		place := selon.Span{From: nearest[i], To: nearest[i] + 1}
		if slices.ContainsFunc(s.Content, func(o selon.Span) bool { return o.Contains(place) }) {
			c.evidence[inContent] = 1
		}
		if outside && p.isQuoted(place) {
			c.evidence[inQuote] = 1
		}
	}
}

// sentenceFrom returns where the sentence begins in which a place lies.
func (p *page) sentenceFrom(at int) int {
	for i := at - 1; i > 0; i-- {
		if p.text[i] == '\n' {
			return i + 1
		}
		if p.text[i] == ' ' && strings.IndexByte(".!?", p.text[i-1]) >= 0 && (i < 3 || p.text[i-3] != ' ') {
			return i + 1
		}
	}
	return 0
}
