package pack

import (
	"slices"

	"selon"
)

// set gives a field what was read; when writing it has it already, and may be
// looked at by others.
func set[T any](p *packer, field *T, v T) {
	if p.reading {
		*field = v
	}
}

// size carries the length of a list, and makes the list when reading. No list of
// ours is longer than its text by much.
func size[T any](p *packer, m *numbers, list *[]T) {
	n := len(*list)
	p.number(m, &n)
	if !p.reading {
		return
	}
	*list = nil
	if n > len(p.text)+1<<12 {
		p.fail(errIllFormed)
	}
	if n > 0 && p.err == nil {
		*list = make([]T, n)
	}
}

// code carries one of a few values.
func code[T comparable](p *packer, m *numbers, v *T, all []T) {
	n := max(0, slices.Index(all, *v))
	p.number(m, &n)
	if n >= len(all) {
		p.fail(errIllFormed)
		n = 0
	}
	set(p, v, all[n])
}

// The numbers of values; new ones go at the end.
var (
	modes        = []selon.Mode{selon.Direct, selon.Indirect, selon.Mixed}
	kinds        = []selon.Kind{selon.Said, selon.Attitude}
	speakerTypes = []selon.SpeakerType{selon.Unknown, selon.Person, selon.Organization, selon.Country, selon.Group, selon.Paper}
	entityTypes  = []selon.EntityType{selon.OtherEntity, selon.PersonEntity, selon.OrganizationEntity, selon.PlaceEntity, selon.CountryEntity, selon.EventEntity, selon.WorkEntity}
	genders      = []selon.Gender{"", selon.Male, selon.Female}
	mentionKinds = []selon.MentionKind{selon.NameMention, selon.AcronymMention, selon.MetonymMention, selon.TitleMention, selon.RoleMention, selon.PronounMention}
)

// share carries a probability in so many parts, from 1 down: most are sure.
func (p *packer) share(m *numbers, v *float64, parts float64) {
	n := int(parts) - int(*v*parts+0.5)
	p.signed(m, &n)
	if p.reading {
		*v = (parts - float64(n)) / parts
	}
}

// string carries words; m learns how many there are.
func (p *packer) string(m *numbers, s *string) { p.stream.words(p.learner, m, s) }

// either carries a string that mostly is another one.
func (p *packer) either(c *chance, m *numbers, s *string, usual string) {
	same := *s == usual
	p.flag(c, &same)
	if same {
		set(p, s, usual)
	} else {
		p.string(m, s)
	}
}

// listed carries one of some strings, and puts a new one behind them.
func (p *packer) listed(m *numbers, s *string, all *[]string) {
	n := slices.Index(*all, *s) + 1
	p.number(m, &n)
	switch {
	case n == 0:
		p.string(&p.m.newInList, s)
		*all = append(*all, *s)
	case n > len(*all):
		p.fail(errIllFormed)
	default:
		set(p, s, (*all)[n-1])
	}
}

// reference carries the id of an entity by its place.
func (p *packer) reference(m *numbers, id *string) {
	n := 0
	if !p.reading && *id != "" {
		n = p.entityAt(*id) + 1
	}
	p.number(m, &n)
	if !p.reading {
		return
	}
	*id = ""
	if n > len(p.rec.Entities) {
		p.fail(errIllFormed)
	} else if n > 0 {
		*id = p.rec.Entities[n-1].ID
	}
}

// entityAt returns the place of an entity.
func (p *packer) entityAt(id string) int {
	at, ok := p.entityPlaces[id]
	if !ok {
		p.fail(errIllFormed)
	}
	return at
}

// nameOf returns the name of an entity; empty if there is none.
func (p *packer) nameOf(id string) string {
	if id == "" || p.err != nil {
		return ""
	}
	return p.rec.Entities[p.entityAt(id)].Name
}

// rolesOf returns the roles of an entity; nil if there is none.
func (p *packer) rolesOf(id string) []string {
	if id == "" || p.err != nil {
		return nil
	}
	return p.rec.Entities[p.entityAt(id)].Roles
}
