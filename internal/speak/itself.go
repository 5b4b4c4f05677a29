package speak

import "selon"

// itself makes a candidate of the words themselves.
func (p *page) itself(source selon.Span, q question) candidate {
	c := candidate{sort: itself, speaker: *q.own}
	e := &c.evidence
	e[nobody] = p.link.None(source)
	if q.form == ours {
		return c
	}
	e[[...]clue{definite: ownDefinite, indefinite: ownIndefinite, pointing: ownPointing, possessive: ownPossessive}[q.told.first]] = 1
	if len(p.namesIn(source)) > 0 {
		e[ownNames] = 1
	}
	e[ownLong] = min(1, float64(len(q.told.rest))/5)
	if q.told.noun.Word == "" {
		e[ownNounless] = 1
	}
	if q.told.noun.Office != "" {
		e[ownOffice] = 1
	}
	if q.told.noun.Speaks {
		e[ownSpeaks] = 1
	}
	if source.From < opens {
		e[ownOpening] = 1
	}
	for _, b := range p.nearby(source) {
		if b.speaker.Entity == "" && b.span.To <= source.From && b.speaker.Name == q.own.Name {
			e[ownAgain] = 1
		}
	}
	return c
}
