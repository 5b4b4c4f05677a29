package pack

import "selon"

// spans learns how spans of a kind lie to what they lie near.
type spans struct {
	count          numbers // how many a statement has
	isBefore       chance
	before, behind numbers // how far
	gap            numbers // between two of a list
	length         numbers
	isWhole        chance // whether it begins and ends with words
	from, to       numbers
}

// list carries spans: the first by where it lies to near, each other one by the
// one before.
func (p *packer) list(m *spans, list *[]selon.Span, near stretch) {
	size(p, &m.count, list)
	for i := range *list {
		s := &(*list)[i]
		if i == 0 {
			p.span(m, s, near)
		} else {
			p.next(m, s, (*list)[i-1])
		}
	}
}

// span carries a span by how far before something it ends, or how far behind the
// beginning of it the span begins.
func (p *packer) span(m *spans, s *selon.Span, near stretch) {
	at := p.units.around(*s)
	before := at.first < near.first
	p.flag(&m.isBefore, &before)
	length := at.last - at.first
	if before {
		far := near.first - at.last
		p.signed(&m.before, &far)
		p.signed(&m.length, &length)
		at = stretch{near.first - far - length, near.first - far}
	} else {
		far := at.first - near.last
		p.signed(&m.behind, &far)
		p.signed(&m.length, &length)
		at = stretch{near.last + far, near.last + far + length}
	}
	p.ends(m, s, at)
}

// next carries a span that comes behind another one.
func (p *packer) next(m *spans, s *selon.Span, last selon.Span) {
	at, near := p.units.around(*s), p.units.around(last)
	gap, length := at.first-near.last-1, at.last-at.first
	p.signed(&m.gap, &gap)
	p.signed(&m.length, &length)
	first := near.last + 1 + gap
	p.ends(m, s, stretch{first, first + length})
}

// ends carries what a span has more or less than the units that it touches.
func (p *packer) ends(m *spans, s *selon.Span, at stretch) {
	cover := p.units.cover(at)
	whole := *s == cover
	p.flag(&m.isWhole, &whole)
	if !whole {
		from, to := s.From-cover.From, s.To-cover.To
		p.signed(&m.from, &from)
		p.signed(&m.to, &to)
		cover = selon.Span{From: cover.From + from, To: cover.To + to}
	}
	if cover.From < 0 || cover.To > len(p.text) || cover.From > cover.To {
		p.fail(errIllFormed)
		cover = selon.Span{}
	}
	set(p, s, cover)
}
