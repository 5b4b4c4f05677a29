package speak

import (
	"slices"
	"strings"

	"selon"
	"selon/internal/kb"
)

// Probabilities from which on a description means somebody who is named
// elsewhere. What says what somebody is goes with people.
const (
	roleSure        = 0.65
	descriptionSure = 0.6
	aloneSure       = 0.25 // of the only person that the document names, by a noun alone
	tellingSure     = 0.95 // of somebody of whom nothing like it is said, although it says much
)

// saying is what a description says for or against a person, in the units of the
// network's logits.
var saying = map[agreement]float64{
	another:  -6,
	unlike:   -3,
	doubtful: -2.5,
	alike:    2,
}

// stranger counts against a body or country that shares no word with a
// description that names one.
const stranger = -3

// byNetwork takes whom the network takes a description for, if it is sure of
// it: somebody with a name, or who was described with the same noun.
func (p *page) byNetwork(s *selon.Statement, source selon.Span, own *selon.Speaker, d description) *selon.Speaker {
	words := p.words(source)
	t := trait{gender: p.genderOf(own.Name), person: d.noun.Word != "", one: d.noun.Word != "", named: true}
	some := slices.DeleteFunc(p.candidates(s, source, t), func(c candidate) bool {
		switch {
		case c.speaker.Entity == "":
			return !p.sameNoun(words, token.FindAllString(strings.ToLower(c.speaker.Name), -1))
		case own.Type == selon.Person:
			return c.speaker.Type != selon.Person
		case own.Type == selon.Organization:
			return c.speaker.Type == selon.Person
		case own.Type == selon.Paper:
			return c.speaker.Type != selon.Paper
		case own.Type == selon.Group && c.speaker.Type == selon.Person:
			return d.many || len(p.namesIn(source)) > 0
		}
		return false
	})
	if len(some) == 0 {
		return nil
	}
	names := p.namesIn(source)
	for i := range some {
		some[i].score += p.weigh(d, &some[i].speaker, len(names) > 0 || d.many)
	}
	rank(some)
	chances := softmax(some, p.link.None(source))
	who := some[0].speaker
	sure := descriptionSure
	if own.Type == selon.Person {
		sure = roleSure
	}
	if e := p.entity(who.Entity); e != nil && e.Type == selon.PersonEntity && (len(d.rest) > 0 || d.noun.Office != "" || d.noun.Speaks) && p.says(d, e) != alike {
		sure = tellingSure
	}
	if who.Type == selon.Person && len(d.rest) == 0 && p.people() == 1 {
		sure = aloneSure
	}
	if chances[0] < sure {
		return nil
	}
	who.Confidence, who.By, who.Candidates = chances[0], "network", nil
	if who.Type == selon.Person {
		who.Role = own.Name
	}
	p.mean(source, &who, selon.RoleMention)
	return &who
}

// weigh compares a description with somebody who may be meant; particular tells
// that it names something, or means several.
func (p *page) weigh(d description, who *selon.Speaker, particular bool) float64 {
	e := p.entity(who.Entity)
	switch {
	case e == nil:
		return 0
	case e.Type == selon.PersonEntity:
		return saying[p.says(d, e)]
	case particular && !slices.ContainsFunc(strings.Fields(kb.Fold(e.Name)), func(w string) bool { return slices.Contains(d.rest, w) }):
		return stranger
	}
	return 0
}

// people counts the people whom the document names.
func (p *page) people() int {
	n := 0
	for i := range p.rec.Entities {
		if p.rec.Entities[i].Type == selon.PersonEntity {
			n++
		}
	}
	return n
}

func (p *page) entity(id string) *selon.Entity {
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
