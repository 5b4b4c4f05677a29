package speak

import (
	"math"
	"slices"
	"strings"

	"selon"
)

// How far apart, in bytes, a source and the nearest mention of whom it means may be.
const farthest = 6000

// candidate is somebody whom a source may mean, with what speaks for it.
type candidate struct {
	speaker selon.Speaker
	sort    sort
	entity  *selon.Entity
	places  []selon.Span // where it is mentioned, in text order
	told    agreement    // what the words say of it, for a description
	evidence
	score float64
}

// candidates are the entities and the speakers described before that a source
// may mean, the words themselves where they may stand for somebody, and nobody,
// where not. They come in no order of likelihood.
func (p *page) candidates(s *selon.Statement, source selon.Span, q question) []candidate {
	var out []candidate
	before := p.nearby(source)
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		if e.Type == selon.EventEntity || e.Type == selon.WorkEntity && q.form != paper {
			continue
		}
		c := candidate{speaker: *p.of(e, 0, "network"), sort: sortOf(e.Type), entity: e}
		for _, m := range e.Mentions {
			if m.Kind != selon.TitleMention && !m.Overlaps(source) && abs(m.From-source.From) <= farthest {
				c.places = append(c.places, m.Span)
			}
		}
		for _, b := range before {
			if b.speaker.Entity == e.ID && !b.span.Overlaps(source) {
				c.places = append(c.places, b.span)
			}
		}
		if len(c.places) > 0 {
			out = append(out, c)
		}
	}
	byName := make(map[string]int)
	for _, b := range before {
		if b.speaker.Entity != "" || b.speaker.Name == "" || b.span.Overlaps(source) {
			continue
		}
		at, ok := byName[b.speaker.Name]
		if !ok {
			at = len(out)
			byName[b.speaker.Name] = at
			out = append(out, candidate{speaker: *b.speaker, sort: p.describedSort(b.speaker)})
		}
		out[at].places = append(out[at].places, b.span)
	}
	if q.form < person || q.form == ours {
		out = p.addPhrases(source, out)
	}
	for i := range out {
		slices.SortFunc(out[i].places, func(a, b selon.Span) int { return a.From - b.From })
	}
	p.network(source, out)
	p.inText(s, source, out)
	p.inDiscourse(s, source, out)
	for i := range out {
		p.inForm(q, &out[i])
	}
	switch q.form {
	case one, many, thing, whose:
		c := candidate{sort: none, speaker: selon.Speaker{Type: selon.Unknown}}
		c.evidence[nobody] = p.link.None(source)
		out = append(out, c)
	default:
		out = append(out, p.itself(source, q))
	}
	if q.told.noun.Word != "" || q.form == body || q.form == anything || q.form == group {
		p.inDescription(source, q, out)
	}
	return out
}

func (p *page) describedSort(who *selon.Speaker) sort {
	switch {
	case who.Type == selon.Person:
		return someone
	case p.isMany(who.Name):
		return some
	}
	return somebody
}

// isMany reports whether a description means several.
func (p *page) isMany(name string) bool {
	words := token.FindAllString(strings.ToLower(name), -1)
	return len(words) > 0 && slices.Contains(p.pack.Reference.Plural, words[0])
}

// network sets what the network believes.
func (p *page) network(source selon.Span, some []candidate) {
	for i := range some {
		c := &some[i]
		sum, best := math.Inf(-1), math.Inf(-1)
		for _, m := range c.places {
			logit := p.link.Same(source, m)
			sum, best = together(sum, logit), max(best, logit)
		}
		c.evidence[same], c.evidence[closest] = sum, best
	}
}

// inForm sets whether the form of the words goes with a candidate.
func (p *page) inForm(q question, c *candidate) {
	gender := selon.Gender("")
	switch {
	case c.entity != nil && c.entity.Type == selon.PersonEntity:
		gender = c.entity.Gender
	case c.sort == someone:
		gender = p.genderOf(c.speaker.Name)
	case c.entity == nil && q.trait.gender != "":
		gender = p.genderOf(c.speaker.Name)
	}
	switch {
	case q.trait.gender == "":
	case gender == "":
		if c.sort == aPerson || c.sort == someone {
			c.evidence[ungendered] = 1
		}
	case gender == q.trait.gender:
		c.evidence[agrees] = 1
	default:
		c.evidence[differs] = 1
	}
}

// alikeSpeakers reports whether two speakers are the same.
func alikeSpeakers(a, b *selon.Speaker) bool {
	if a.Entity != "" || b.Entity != "" {
		return a.Entity == b.Entity
	}
	return a.Name == b.Name
}

// together is the logit of two mentions of one: their chances add up.
func together(a, b float64) float64 {
	if math.IsInf(a, -1) {
		return b
	}
	return max(a, b) + math.Log1p(math.Exp(-math.Abs(a-b)))
}

func abs(n int) int { return max(n, -n) }
