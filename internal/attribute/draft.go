package attribute

import (
	"cmp"
	"slices"

	"selon"
	"selon/internal/model"
)

// draft is a statement before it has a name and a place among the others.
type draft struct {
	cue, source, content, addressee []selon.Span
	kind                            selon.Kind
	by                              string
	evidence                        evidence
}

// draft decides what a cue's tags say; false when no content is left.
func (p *page) draft(cue *model.Cue) (draft, bool) {
	tags := bestTags(cue.Tags)
	at := stretch{cue.First, cue.Last}
	d := draft{cue: []selon.Span{p.span(at)}, kind: selon.Said, by: "network"}
	if cue.Attitude > 0.5 {
		d.kind = selon.Attitude
	}
	for _, s := range stretches(tags, model.ContentB, cue.From) {
		d.content = append(d.content, p.pieces(s)...)
	}
	if len(d.content) == 0 {
		return draft{}, false
	}
	if source, ok := nearest(stretches(tags, model.SourceB, cue.From), at); ok {
		d.source = []selon.Span{p.span(source)}
	}
	if addressee, ok := nearest(stretches(tags, model.AddresseeB, cue.From), at); ok {
		d.addressee = []selon.Span{p.span(addressee)}
	}
	d.evidence = weigh(cue, tags)
	return d, true
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
// their first word, the longer first, then by cue.
func sortDrafts(some []draft) {
	begin := func(d draft) selon.Span {
		all := slices.Concat(d.cue, d.source, d.content)
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
