package attribute

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"selon"
	"selon/internal/model"
)

// draft is a statement before it has a name and a place among the others.
type draft struct {
	cue, source, content, addressee []selon.Span
	kind                            selon.Kind
	by                              string
	confidence                      float64
}

// drafts decides what the cues' tags say, and which of that is kept. What is
// doubted is kept after all when its content begins with a quotation that would
// else be nobody's.
func (p *page) drafts(cues []model.Cue, least Least, confidence func(evidence) float64) []draft {
	var found, doubted []draft
	for i := range cues {
		d, e, ok := p.draft(&cues[i])
		if !ok {
			continue
		}
		d.confidence = confidence(e)
		switch {
		case d.confidence >= least.Confidence:
			found = append(found, d)
		case d.confidence >= least.Quoted:
			doubted = append(doubted, d)
		}
	}
	for _, d := range doubted {
		if p.ownsQuote(d, found) {
			d.by = "network, rule: quotation without a statement"
			found = append(found, d)
		}
	}
	return continued(p, found)
}

// ownsQuote reports whether the draft's content begins with a quoted sentence
// that no other draft holds.
func (p *page) ownsQuote(d draft, others []draft) bool {
	for _, q := range p.quotes {
		if q.From == d.content[0].From && len(textWords(p.text, q.Span)) >= continuingWords {
			return !anyOverlap(others, q.Span)
		}
	}
	return false
}

// draft decides what a cue's tags say, and what speaks for it; false when no
// content is left.
func (p *page) draft(cue *model.Cue) (draft, evidence, bool) {
	tags := bestTags(cue.Tags)
	at := p.wholeWord(stretch{cue.First, cue.Last})
	d := draft{cue: []selon.Span{trimCue(p.text, p.span(at))}, kind: selon.Said, by: "network"}
	if cue.Attitude > 0.5 {
		d.kind = selon.Attitude
	}
	for _, s := range stretches(tags, model.ContentB, cue.From) {
		d.content = append(d.content, p.pieces(s)...)
	}
	d.content = p.withoutStrayMarks(d.content)
	if len(d.content) == 0 {
		return draft{}, evidence{}, false
	}
	if source, ok := nearest(stretches(tags, model.SourceB, cue.From), at); ok {
		d.source = []selon.Span{p.span(source)}
	}
	if addressee, ok := nearest(stretches(tags, model.AddresseeB, cue.From), at); ok {
		d.addressee = []selon.Span{p.span(addressee)}
	}
	return d, weigh(cue, tags), true
}

// withoutStrayMarks takes from the end of a piece the closing mark of a
// quotation that began before the content: it is somebody else's.
func (p *page) withoutStrayMarks(content []selon.Span) []selon.Span {
	var out []selon.Span
	for _, piece := range content {
		for _, q := range p.quotes {
			if q.To != piece.To || q.open || q.From >= piece.From {
				continue
			}
			if !slices.ContainsFunc(content, func(c selon.Span) bool { return c.From <= q.From && q.From < c.To }) {
				_, size := utf8.DecodeLastRuneInString(piece.Cut(p.text))
				piece = trimContent(p.text, selon.Span{From: piece.From, To: piece.To - size}, p.quotes)
			}
			break
		}
		if piece.Len() > 0 {
			out = append(out, piece)
		}
	}
	return out
}

// pieces returns the spans of a stretch of content: one a paragraph, each with
// the quotation marks that belong to it and without what separates it from the rest.
func (p *page) pieces(s stretch) []selon.Span {
	var out []selon.Span
	for s.first < s.last {
		end := s.first + 1
		for end < s.last && p.words[end].Paragraph == p.words[s.first].Paragraph {
			end++
		}
		span := trimContent(p.text, wholeQuote(p.text, p.span(stretch{s.first, end}), p.quotes), p.quotes)
		if span.Len() > 0 && !blankOrMark(span.Cut(p.text)) {
			out = append(out, span)
		}
		s.first = end
	}
	return out
}

// nearest returns the stretch with the fewest words between it and the cue;
// the one before the cue where two are as near.
func nearest(some []stretch, cue stretch) (stretch, bool) {
	if len(some) == 0 {
		return stretch{}, false
	}
	away := func(s stretch) int { return max(s.first-cue.last, cue.first-s.last, -1) }
	return slices.MinFunc(some, func(a, b stretch) int { return cmp.Compare(away(a), away(b)) }), true
}

// sortDrafts puts statements in the order in which a reader meets them: by
// the first word of cue and content, the longer first, then by cue. Sources do
// not count: one source stands before all that it says.
func sortDrafts(some []draft) {
	begin := func(d draft) selon.Span {
		all := slices.Concat(d.cue, d.content)
		out := all[0]
		for _, s := range all {
			out = selon.Span{From: min(out.From, s.From), To: max(out.To, s.To)}
		}
		return out
	}
	slices.SortStableFunc(some, func(a, b draft) int {
		x, y := begin(a), begin(b)
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(y.To, x.To), cmp.Compare(a.cue[0].From, b.cue[0].From))
	})
}
