package attribute

import (
	"slices"

	"selon"
)

// Least words of a quotation that can go on somebody's words by itself.
const continuingWords = 5

// continued gives quotations that no statement holds to the one that they go
// on from: a whole quoted sentence or paragraph right after the end of quoted
// content, without a cue of its own, is by the same speaker.
func continued(p *page, found []draft) []draft {
	for _, q := range p.quotes {
		if len(textWords(p.text, q.Span)) < continuingWords || anyOverlap(found, q.Span) || !p.startsSentence(q.Span) {
			continue
		}
		if d := p.before(found, q.Span); d != nil {
			piece := trimContent(p.text, q.Span, p.quotes)
			d.content = append(d.content, piece)
			slices.SortFunc(d.content, func(a, b selon.Span) int { return a.From - b.From })
			d.by = "network, rule: continued quotation"
		}
	}
	return found
}

// before returns the statement whose quoted content ends right before the
// quotation: only marks and white space, or its cue and source, lie between.
func (p *page) before(found []draft, q selon.Span) *draft {
	for i := range found {
		d := &found[i]
		end := last(d.content).To
		if end > q.From || !p.quoteEndsAt(last(d.content).To) {
			continue
		}
		gap := selon.Span{From: end, To: q.From}
		if p.onlyOf(gap, d) {
			return d
		}
	}
	return nil
}

// onlyOf reports whether all words of the gap are of the statement's cue, source or addressee.
func (p *page) onlyOf(gap selon.Span, d *draft) bool {
	own := slices.Concat(d.cue, d.source, d.addressee)
	for _, w := range textWords(p.text, gap) {
		if !covered(own, w) {
			return false
		}
	}
	return true
}

// quoteEndsAt reports whether a quotation ends at the byte.
func (p *page) quoteEndsAt(at int) bool {
	return slices.ContainsFunc(p.quotes, func(q quoted) bool { return q.To == at })
}

// startsSentence reports whether the quotation stands at the head of a
// paragraph or after the end of a sentence.
func (p *page) startsSentence(q selon.Span) bool {
	for _, par := range p.paragraphs {
		if par.Contains(q) {
			before := trimRight(p.text, selon.Span{From: par.From, To: q.From})
			if before.Len() == 0 {
				return true
			}
			switch p.text[before.To-1] {
			case '.', '!', '?':
				return true
			}
			return p.quoteEndsAt(before.To)
		}
	}
	return false
}

func anyOverlap(found []draft, s selon.Span) bool {
	for _, d := range found {
		if slices.ContainsFunc(d.content, s.Overlaps) {
			return true
		}
	}
	return false
}

func last(spans []selon.Span) selon.Span { return spans[len(spans)-1] }
