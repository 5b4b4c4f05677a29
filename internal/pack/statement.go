package pack

import (
	"slices"

	"selon"
)

// statementModels are what is learned of statements.
type statementModels struct {
	count, mode, kind, parent, confidence, by numbers
	content, cue, source, addressee           spans
}

// speakerModels are what is learned of speakers.
type speakerModels struct {
	has, isEntitysName, isSource, isUnnamed, isLastConfidence chance
	entity, kind, by, confidence, role, forWhom               numbers
	candidates, candidate, candidateConfidence                numbers
}

// statements carries the statements: each content from the one before, and what
// belongs to a statement from its content.
func (p *packer) statements() {
	all, m := p.rec.Statements, &p.m.statement
	near := stretch{}
	for i := range all {
		s := &all[i]
		p.list(&m.content, &s.Content, near)
		if len(s.Content) == 0 {
			p.fail(errIllFormed)
			return
		}
		near = stretch{p.units.around(s.Content[0]).first, p.units.around(s.Content[len(s.Content)-1]).last}
		p.list(&m.cue, &s.Cue, near)
		cue := near
		if len(s.Cue) > 0 {
			cue = p.units.around(s.Cue[0])
		}
		p.list(&m.source, &s.Source, cue)
		p.list(&m.addressee, &s.Addressee, cue)
		code(p, &m.mode, &s.Mode, modes)
		code(p, &m.kind, &s.Kind, kinds)
		p.parent(s, i)
		p.share(&m.confidence, &s.Confidence, 1e4)
		p.listed(&m.by, &s.By, &p.deciders)
		p.speaker(s)
	}
}

// parent carries the statement that reports this one, by how many are between.
func (p *packer) parent(s *selon.Statement, place int) {
	all := p.rec.Statements
	back := 0
	if !p.reading && s.Parent != "" {
		at, ok := p.statementPlaces[s.Parent]
		if back = place - at; !ok || back == 0 {
			p.fail(errIllFormed)
		}
	}
	p.signed(&p.m.statement.parent, &back)
	if at := place - back; at < 0 || at >= len(all) {
		p.fail(errIllFormed)
	} else if back != 0 {
		set(p, &s.Parent, all[at].ID)
	}
}

// speaker carries who speaks.
func (p *packer) speaker(s *selon.Statement) {
	m := &p.m.speaker
	has := s.Speaker != nil
	p.flag(&m.has, &has)
	if !has {
		return
	}
	if p.reading {
		s.Speaker = &selon.Speaker{}
	}
	w := s.Speaker
	p.reference(&m.entity, &w.Entity)
	code(p, &m.kind, &w.Type, speakerTypes)
	p.speakerName(w, s)
	p.flag(&m.isUnnamed, &w.Unnamed)
	p.listed(&m.by, &w.By, &p.deciders)
	p.decided(w)
	p.role(w)
	p.reference(&m.forWhom, &w.For)
	size(p, &m.candidates, &w.Candidates)
	for i := range w.Candidates {
		c := &w.Candidates[i]
		p.reference(&m.candidate, &c.Entity)
		p.either(&m.isEntitysName, &p.m.phrase, &c.Name, p.nameOf(c.Entity))
		p.share(&m.candidateConfidence, &c.Confidence, 1e4)
	}
}

// speakerName carries a speaker's name: that of an entity, or else the words of
// the source.
func (p *packer) speakerName(w *selon.Speaker, s *selon.Statement) {
	switch {
	case w.Entity != "":
		p.either(&p.m.speaker.isEntitysName, &p.m.phrase, &w.Name, p.nameOf(w.Entity))
	case len(s.Source) > 0:
		p.either(&p.m.speaker.isSource, &p.m.phrase, &w.Name, s.Source[0].Cut(p.text))
	default:
		p.string(&p.m.phrase, &w.Name)
	}
}

// decided carries how sure it is who speaks: mostly as sure as what decided it
// was the last time.
func (p *packer) decided(w *selon.Speaker) {
	m, parts := &p.m.speaker, int(w.Confidence*1e4+0.5)
	last, ok := p.lastDecided[w.By]
	same := ok && parts == last
	p.flag(&m.isLastConfidence, &same)
	if same {
		set(p, &w.Confidence, float64(last)/1e4)
		return
	}
	p.share(&m.confidence, &w.Confidence, 1e4)
	p.lastDecided[w.By] = int(w.Confidence*1e4 + 0.5)
}

// role carries what a speaker is: mostly what the document says of the entity.
func (p *packer) role(w *selon.Speaker) {
	roles := p.rolesOf(w.Entity)
	n := slices.Index(roles, w.Role) + 1
	if n == 0 && w.Role != "" {
		n = len(roles) + 1
	}
	p.number(&p.m.speaker.role, &n)
	switch {
	case n == 0:
		set(p, &w.Role, "")
	case n > len(roles):
		p.string(&p.m.phrase, &w.Role)
	default:
		set(p, &w.Role, roles[n-1])
	}
}
