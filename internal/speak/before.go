package speak

import (
	"slices"
	"strings"

	"selon"
)

// lastSpoken returns the last source before one that was decided, but not
// inside a quotation that the source stands outside of.
func (p *page) lastSpoken(source selon.Span) *spoken {
	inside := p.isQuoted(source)
	for i, b := range slices.Backward(p.before) {
		if b.span.To <= source.From && b.speaker.Name != "" && (inside || !p.isQuoted(b.span)) {
			return &p.before[i]
		}
	}
	return nil
}

// namedLast returns the person whose name stands last before a source, outside
// of quotations; a gender that is known must agree.
func (p *page) namedLast(source selon.Span, gender selon.Gender) *selon.Entity {
	var out *selon.Entity
	at := -1
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		if e.Type != selon.PersonEntity || gender != "" && e.Gender != "" && e.Gender != gender {
			continue
		}
		for _, m := range e.Mentions {
			if isName(m.Kind) && m.To <= source.From && m.From > at && !p.isQuoted(m.Span) {
				out, at = e, m.From
			}
		}
	}
	return out
}

// isQuoted reports whether words stand in somebody's quoted words.
func (p *page) isQuoted(source selon.Span) bool {
	return slices.ContainsFunc(p.quotes, func(q quote) bool {
		return q.Contains(source) && q.source != source
	})
}

// quote is a content that is all quoted, with the source of its statement.
type quote struct {
	selon.Span
	source selon.Span
}

func quotesOf(statements []selon.Statement) []quote {
	var out []quote
	for i := range statements {
		s := &statements[i]
		if s.Mode != selon.Direct {
			continue
		}
		var source selon.Span
		if len(s.Source) > 0 {
			source = s.Source[0]
		}
		for _, c := range s.Content {
			out = append(out, quote{c, source})
		}
	}
	return out
}

// nearby returns the sources that were decided and are near enough to count.
func (p *page) nearby(source selon.Span) []spoken {
	var out []spoken
	for _, b := range p.before {
		if abs(b.span.From-source.From) <= farthest {
			out = append(out, b)
		}
	}
	return out
}

// pairBefore returns two names with nothing but "and" between them that stand
// before a source in its sentence, the last such pair.
func (p *page) pairBefore(source selon.Span) (pair selon.Span) {
	from := p.sentenceFrom(source.From)
	var names []selon.Span
	for i := range p.rec.Entities {
		for _, m := range p.rec.Entities[i].Mentions {
			if isName(m.Kind) && m.From >= from && m.To <= source.From {
				names = append(names, m.Span)
			}
		}
	}
	slices.SortFunc(names, func(a, b selon.Span) int { return a.From - b.From })
	for i := range max(0, len(names)-1) {
		a, b := names[i], names[i+1]
		if b.From > a.To && slices.Contains(p.pack.Reference.Joins, strings.Trim(p.text[a.To:b.From], " \u00a0")) {
			pair = selon.Span{From: a.From, To: b.To}
		}
	}
	return pair
}
