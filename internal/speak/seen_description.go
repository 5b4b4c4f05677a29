package speak

import (
	"slices"
	"strings"

	"selon"
	"selon/internal/kb"
)

// inDescription sets what a description says of each candidate.
func (p *page) inDescription(source selon.Span, q question, some []candidate) {
	people, gendered := 0, 0
	for i := range some {
		if c := &some[i]; c.sort == aPerson {
			people++
			if c.evidence[differs] == 0 {
				gendered++
			}
		}
	}
	lastOf, before := -1, p.nearby(source)
	for i := range some {
		c := &some[i]
		if len(q.told.rest) == 0 && c.sort != itself {
			c.evidence[toldLess] = 1
		}
		switch {
		case c.sort == aPerson:
			c.told = p.says(q.told, c.entity)
			switch c.told {
			case another:
				c.evidence[roleAnother] = 1
			case unlike:
				c.evidence[roleUnlike] = 1
			case doubtful:
				c.evidence[roleDoubtful] = 1
			case alike:
				c.evidence[roleAlike] = 1
				if lastOf < 0 || p.distance(source, c.entity) < p.distance(source, some[lastOf].entity) {
					lastOf = i
				}
			}
			for _, role := range p.rolesOf(c.entity) {
				theirs := p.role(role).noun
				if theirs.Word != "" && (theirs.Word == q.told.noun.Word || theirs.Trade != "" && theirs.Trade == q.told.noun.Trade) {
					c.evidence[roleNoun] = 1
				}
			}
			if !strings.ContainsAny(c.speaker.Name, " -") && !slices.ContainsFunc(c.entity.Mentions, func(m selon.Mention) bool { return m.Kind == selon.TitleMention }) {
				c.evidence[firstName] = 1
			}
			if q.told.noun.Office != "" && c.told != alike && !p.held(c.entity, q.told) {
				c.evidence[noOffice] = 1
			}
			if people == 1 || gendered == 1 && c.evidence[differs] == 0 {
				c.evidence[onlyOne] = 1
			}
		case c.sort == someone:
			noun := p.role(c.speaker.Name).noun.Word
			switch {
			case noun == q.told.noun.Word && p.sameNoun(q.words, token.FindAllString(strings.ToLower(c.speaker.Name), -1)):
				c.evidence[nounShared] = 1
			case noun != q.told.noun.Word:
				c.evidence[nounOther] = 1
			}
		case c.entity == nil && c.sort != itself:
			if p.sameNoun(q.words, token.FindAllString(strings.ToLower(c.speaker.Name), -1)) {
				c.evidence[nounShared] = 1
			}
		}
		if c.sort == itself {
			continue
		}
		for _, b := range before {
			if b.span.To <= source.From && alikeSpeakers(b.speaker, &c.speaker) && slices.Equal(p.content(p.words(b.span)), p.content(q.words)) {
				c.evidence[sameWords] = 1
			}
		}
		if q.told.first == pointing {
			c.evidence[pointed] = c.evidence[near]
		}
		all := append(p.content(strings.Fields(q.told.noun.Word)), q.told.rest...)
		c.evidence[wordsShared] = shared(all, strings.Fields(kb.Fold(c.speaker.Name)))
		best := 0.0
		for _, m := range c.places {
			from, to := max(0, m.From-150), min(len(p.text), m.To+150)
			if m.Overlaps(source) || source.From >= from && source.From < to {
				to, from = min(to, source.From), min(from, source.From)
			}
			if from < to {
				best = max(best, shared(all, p.content(token.FindAllString(strings.ToLower(p.text[from:to]), -1))))
			}
		}
		c.evidence[context] = best
	}
	if lastOf >= 0 {
		some[lastOf].evidence[roleNearest] = 1
	}
	if id := p.holderOf(source, q); id != "" {
		for i := range some {
			if some[i].entity != nil && some[i].entity.ID == id {
				some[i].evidence[office] = 1
			}
		}
	}
}

// holderOf returns the id of the entity that the base knows to hold the office
// that words name.
func (p *page) holderOf(source selon.Span, q question) string {
	if q.told.first == indefinite {
		return ""
	}
	if e := p.holder(source, q.words); e != nil {
		return e.ID
	}
	return ""
}

// shared is the share of words that are among others.
func shared(a, b []string) float64 {
	if len(a) == 0 {
		return 0
	}
	n := 0
	for _, w := range a {
		if subset([]string{w}, b) {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
