package speak

import (
	"slices"

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
