package speak

import (
	"cmp"
	"math"
	"slices"

	"selon"
)

// least is how likely somebody must be to be named as the speaker: below it
// they are a candidate.
const least = 0.4

// Choice is a source with those whom it may mean, for whoever learns weights.
type Choice struct {
	Source  selon.Span
	Chapter string
	Options []Option
}

// Option is one of those whom a source may mean, with what was seen of it.
type Option struct {
	Name   string
	Weighs map[string]float64 // by the names of the weights
	Score  float64
}

// choose decides whom a source means: the likeliest of the candidates.
func (p *page) choose(s *selon.Statement, source selon.Span, q question) (candidate, []candidate) {
	list := p.candidates(s, source, q)
	for i := range list {
		list[i].score = p.learned.score(q, &list[i])
	}
	if p.watch != nil {
		p.watch(p.rec, p.choice(source, q, list))
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	chances := softmax(list)
	for i := range list {
		list[i].speaker.Confidence = chances[i]
	}
	return list[0], list[1:]
}

// meantBy decides whom a pronoun means; unknown, with candidates, where nobody
// is likely enough.
func (p *page) meantBy(s *selon.Statement, source selon.Span, t trait) *selon.Speaker {
	q := question{form: whose, trait: t}
	switch {
	case t.thing:
		q.form = thing
	case t.one:
		q.form = one
	case t.many:
		q.form = many
	}
	first, others := p.choose(s, source, q)
	return p.answer(source, first, others, selon.PronounMention)
}

// answer makes a speaker of the likeliest candidate.
func (p *page) answer(source selon.Span, first candidate, others []candidate, kind selon.MentionKind) *selon.Speaker {
	out := first.speaker
	out.By, out.Candidates = first.by(), nil
	for _, c := range others {
		if c.sort != none && c.speaker.Confidence > 0.02 && len(out.Candidates) < 3 {
			out.Candidates = append(out.Candidates, selon.Candidate{Name: c.speaker.Name, Entity: c.speaker.Entity, Confidence: c.speaker.Confidence})
		}
	}
	switch {
	case first.sort == none:
		return &selon.Speaker{Type: selon.Unknown, By: "network", Candidates: out.Candidates}
	case out.Confidence < least && first.sort != itself:
		self := selon.Candidate{Name: out.Name, Entity: out.Entity, Confidence: out.Confidence}
		return &selon.Speaker{Type: selon.Unknown, By: "network", Candidates: append([]selon.Candidate{self}, out.Candidates...)}
	}
	if first.sort != itself {
		p.mean(source, &out, kind)
	}
	return &out
}

// by says what decided for a candidate.
func (c *candidate) by() string {
	switch {
	case c.sort == itself:
		return "words"
	case c.evidence[office] > 0:
		return "base"
	case c.evidence[roleAlike] > 0:
		return "role"
	}
	return "network"
}

// softmax turns scores, the highest first, into probabilities.
func softmax(list []candidate) []float64 {
	out := make([]float64, len(list))
	sum := 0.0
	for i, c := range list {
		out[i] = math.Exp(c.score - list[0].score)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

func (p *page) choice(source selon.Span, q question, list []candidate) Choice {
	out := Choice{Source: source, Chapter: chapterNames[q.chapter()]}
	for i := range list {
		c := &list[i]
		o := Option{Name: c.speaker.Name, Score: c.score, Weighs: map[string]float64{formNames[q.form] + "." + sortNames[c.sort]: 1}}
		for k, v := range c.evidence {
			if v != 0 {
				o.Weighs[out.Chapter+"."+clueNames[k]] = v
			}
		}
		out.Options = append(out.Options, o)
	}
	return out
}

func (p *page) entity(id string) *selon.Entity {
	if id == "" {
		return nil
	}
	for i := range p.rec.Entities {
		if p.rec.Entities[i].ID == id {
			return &p.rec.Entities[i]
		}
	}
	return nil
}

// sameNoun reports whether two descriptions have their first noun in common,
// and neither says what the other does not.
func (p *page) sameNoun(a, b []string) bool {
	x, y := p.content(a), p.content(b)
	return len(x) > 0 && len(y) > 0 && subset(x[:1], y[:1]) && (subset(x, y) || subset(y, x))
}
