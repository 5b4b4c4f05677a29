package speak

import (
	"slices"

	"selon"
)

// around returns the statements in whose words a source stands, the one that
// reports it first.
func (p *page) around(s *selon.Statement, source selon.Span) []*selon.Statement {
	var out []*selon.Statement
	add := func(o *selon.Statement) {
		if o == nil || o == s || len(o.Source) > 0 && o.Source[0] == source || slices.Contains(out, o) {
			return
		}
		if o.Speaker == nil && !p.busy[o] {
			p.busy[o] = true
			p.speaker(o)
			delete(p.busy, o)
		}
		out = append(out, o)
	}
	for id := s.Parent; id != "" && p.byID[id] != nil && len(out) < 20; id = p.byID[id].Parent {
		add(p.byID[id])
	}
	for i := range p.rec.Statements {
		if slices.ContainsFunc(p.rec.Statements[i].Content, func(c selon.Span) bool { return c.Contains(source) }) {
			add(&p.rec.Statements[i])
		}
	}
	return out
}

// bodyOf returns the organization that a role of somebody names.
func (p *page) bodyOf(who *selon.Speaker) *selon.Entity {
	e := p.entity(who.Entity)
	if e == nil || e.Type != selon.PersonEntity {
		return nil
	}
	for _, m := range e.Mentions {
		if m.Kind != selon.RoleMention {
			continue
		}
		for _, n := range p.namesIn(m.Span) {
			if n.entity.Type == selon.OrganizationEntity {
				return n.entity
			}
		}
	}
	return nil
}
