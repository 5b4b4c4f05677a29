package speak

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"selon"
)

// How far apart, in bytes, a source and the last mention of whom it means may be.
const farthest = 6000

// least is how likely somebody must be to be named as the speaker: below it
// they are a candidate.
const least = 0.4

// What speaks for or against a candidate besides the network, in the units of
// its logits. Found by trying on development documents.
const (
	trust    = 0.6  // what the network's own logits count: it is surer than it is right
	agree    = 1    // a gender that is known and agrees
	differ   = -5   // one that does not
	human    = 1.2  // a person, where the pronoun means one
	several  = -2   // a person, where it means several
	crowd    = -4   // several, where it means one
	ground   = -1.5 // a place
	lately   = 2.5  // whoever spoke right before
	fades    = 1500 // bytes away at which a third of that is left
	nearest  = 0.7  // whoever was named last
	ahead    = -4   // whoever is named only later
	inverted = 1    // the same, behind an inverted verb: a-t-il ajouté
)

// candidate is somebody whom a source may mean.
type candidate struct {
	speaker selon.Speaker
	gender  selon.Gender
	score   float64
}

// meantBy decides whom a source means that names nobody: the likeliest of the
// entities and the speakers around it.
func (p *page) meantBy(s *selon.Statement, source selon.Span, t trait) *selon.Speaker {
	some := p.candidates(s, source, t)
	if len(some) == 0 {
		return &selon.Speaker{Type: selon.Unknown, By: "network"}
	}
	chances := softmax(some, p.none(source))
	out := some[0].speaker
	out.Confidence, out.By, out.Candidates = chances[0], "network", nil
	for i := 1; i < len(some) && i < 4; i++ {
		if chances[i] > 0.02 {
			out.Candidates = append(out.Candidates, selon.Candidate{Name: some[i].speaker.Name, Entity: some[i].speaker.Entity, Confidence: chances[i]})
		}
	}
	if chances[0] < least {
		first := selon.Candidate{Name: out.Name, Entity: out.Entity, Confidence: chances[0]}
		return &selon.Speaker{Type: selon.Unknown, By: "network", Candidates: append([]selon.Candidate{first}, out.Candidates...)}
	}
	p.mean(source, &out, selon.PronounMention)
	return &out
}

// candidates are the entities and the speakers described before, likeliest first.
func (p *page) candidates(s *selon.Statement, source selon.Span, t trait) []candidate {
	var out []candidate
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		if e.Type == selon.EventEntity || e.Type == selon.WorkEntity {
			continue
		}
		best, ok := math.Inf(-1), false
		for _, m := range e.Mentions {
			if m.Kind == selon.TitleMention || m.Overlaps(source) || abs(m.From-source.From) > farthest {
				continue
			}
			best, ok = together(best, trust*p.link.Same(source, m.Span)), true
		}
		for _, b := range p.before {
			if b.speaker.Entity == e.ID && !b.span.Overlaps(source) && abs(b.span.From-source.From) <= farthest {
				best, ok = together(best, trust*p.link.Same(source, b.span)), true
			}
		}
		if !ok {
			continue
		}
		if !t.named && e.Mentions[0].From > source.From {
			best += ahead
		}
		who := p.of(e, 0, "network")
		out = append(out, candidate{*who, e.Gender, best + p.fit(t, e.Type, e.Gender)})
	}
	seen := make(map[string]bool)
	for _, b := range slices.Backward(p.before) {
		if b.speaker.Entity != "" || b.speaker.Name == "" || seen[b.speaker.Name] || b.span.Overlaps(source) || abs(b.span.From-source.From) > farthest {
			continue
		}
		seen[b.speaker.Name] = true
		kind := selon.OtherEntity
		if b.speaker.Type == selon.Person {
			kind = selon.PersonEntity
		}
		score := trust*p.link.Same(source, b.span) + p.fit(t, kind, p.genderOf(b.speaker.Name))
		if t.one && p.isMany(b.speaker.Name) {
			score += crowd
		}
		if t.noun != "" && b.speaker.Type == selon.Person && p.description(token.FindAllString(strings.ToLower(b.speaker.Name), -1)).noun.Word != t.noun {
			score += saying[unlike]
		}
		out = append(out, candidate{*b.speaker, "", score})
	}
	p.recent(source, out)
	rank(out)
	return out
}

// rank puts the likeliest first.
func rank(some []candidate) {
	slices.SortStableFunc(some, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
}

// fit is what the form of a pronoun says for or against a kind of candidate.
func (p *page) fit(t trait, kind selon.EntityType, gender selon.Gender) float64 {
	score := 0.0
	switch {
	case kind == selon.PlaceEntity:
		score += ground
	case t.thing && kind == selon.PersonEntity:
		score += differ
	case t.one && kind == selon.PersonEntity:
		score += human
	case t.many && kind == selon.PersonEntity:
		score += several
	}
	if t.gender != "" && gender != "" {
		if t.gender == gender {
			score += agree
		} else {
			score += differ
		}
	}
	return score
}

// isMany reports whether a description means several.
func (p *page) isMany(name string) bool {
	words := token.FindAllString(strings.ToLower(name), -1)
	return len(words) > 0 && slices.Contains(p.pack.Reference.Plural, words[0])
}

// recent favours whoever spoke last, the less the farther away that is, and
// whoever was named last.
func (p *page) recent(source selon.Span, some []candidate) {
	if last := p.lastSpoken(source); last != nil {
		away := float64(source.From - last.span.To)
		for i := range some {
			if same(&some[i].speaker, last.speaker) {
				some[i].score += lately * math.Exp(-away/fades)
				if source.From > 0 && strings.HasSuffix(p.text[:source.From], "-") {
					some[i].score += inverted
				}
			}
		}
	}
	if e := p.namedLast(source, ""); e != nil {
		for i := range some {
			if some[i].speaker.Entity == e.ID {
				some[i].score += nearest
			}
		}
	}
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

func same(a, b *selon.Speaker) bool {
	if a.Entity != "" || b.Entity != "" {
		return a.Entity == b.Entity
	}
	return a.Name == b.Name
}

// none is the logit that a pronoun means nobody that the text names.
func (p *page) none(source selon.Span) float64 { return trust * p.link.None(source) }

// softmax turns the scores of candidates, beside that of none, into probabilities.
func softmax(some []candidate, none float64) []float64 {
	top := max(none, some[0].score)
	sum := math.Exp(none - top)
	out := make([]float64, len(some))
	for i, c := range some {
		out[i] = math.Exp(c.score - top)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// together is the logit of two mentions of one: their chances add up.
func together(a, b float64) float64 {
	if math.IsInf(a, -1) {
		return b
	}
	return max(a, b) + math.Log1p(math.Exp(-math.Abs(a-b)))
}

func abs(n int) int { return max(n, -n) }
