package speak

import (
	"math"
	"slices"
	"strings"

	"selon"
)

// inDiscourse sets what the statements before tell.
func (p *page) inDiscourse(s *selon.Statement, source selon.Span, some []candidate) {
	each := func(who *selon.Speaker, f clue, value float64) {
		if who == nil || who.Name == "" {
			return
		}
		for i := range some {
			if alikeSpeakers(&some[i].speaker, who) {
				some[i].evidence[f] = max(some[i].evidence[f], value)
			}
		}
	}
	if l := p.lastSpoken(source); l != nil {
		away := float64(source.From - l.span.To)
		each(l.speaker, last, 1)
		each(l.speaker, lastFading, math.Exp(-away/1500))
		if !strings.Contains(p.text[l.span.To:source.From], "\n") {
			each(l.speaker, lastParagraph, 1)
		}
		if strings.HasSuffix(p.text[:source.From], "-") {
			each(l.speaker, lastInverted, 1)
		}
		for _, b := range slices.Backward(p.before) {
			if b.span.To <= l.span.From && b.speaker.Name != "" && !alikeSpeakers(b.speaker, l.speaker) {
				each(b.speaker, earlier, 1)
				break
			}
		}
	}
	if e := p.namedLast(source, ""); e != nil {
		for i := range some {
			if some[i].entity == e {
				some[i].evidence[namedLastly] = 1
				if some[i].evidence[sentence] > 0 {
					some[i].evidence[namedHere] = 1
				}
			}
		}
	}
	before := p.nearby(source)
	for i := range some {
		n := 0
		for _, b := range before {
			if b.span.To <= source.From && alikeSpeakers(b.speaker, &some[i].speaker) {
				n++
			}
		}
		some[i].evidence[speaks] = math.Log1p(float64(n)) / 2
	}
	for _, o := range p.around(s, source) {
		if o.Mode == selon.Direct || p.isQuoted(source) {
			each(o.Speaker, quoted, 1)
		} else {
			each(o.Speaker, reported, 1)
		}
		if o.Speaker != nil && o.Speaker.Name != "" {
			p.setBeside(o.Speaker, some)
			if b := p.bodyOf(o.Speaker); b != nil {
				each(p.of(b, 0, ""), bodyOf, 1)
			}
			if e := p.entity(o.Speaker.For); e != nil {
				each(p.of(e, 0, ""), speaksFor, 1)
			}
		}
	}
	for i := range p.rec.Statements {
		o := &p.rec.Statements[i]
		if len(o.Addressee) == 0 || o.Addressee[0].To > source.From || source.From-o.Addressee[0].To > 1000 {
			continue
		}
		for k := range some {
			if slices.ContainsFunc(some[k].places, func(m selon.Span) bool { return o.Addressee[0].Overlaps(m) }) {
				some[k].evidence[spokenTo] = 1
			}
		}
	}
}

// setBeside sets who is mentioned right beside a speaker, in the same sentence.
func (p *page) setBeside(who *selon.Speaker, some []candidate) {
	for i := range some {
		if !alikeSpeakers(&some[i].speaker, who) {
			continue
		}
		for k := range some {
			if k == i {
				continue
			}
			for _, a := range some[i].places {
				for _, b := range some[k].places {
					if gap := max(a.From-b.To, b.From-a.To); gap >= 0 && gap < 100 && !strings.ContainsAny(p.text[min(a.To, b.To):max(a.From, b.From)], "\n") {
						some[k].evidence[beside] = max(some[k].evidence[beside], 1/(1+float64(gap)/50))
					}
				}
			}
		}
	}
}
