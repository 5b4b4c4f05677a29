package selon

// Link is one hop of a chain: somebody who reports what stands behind it.
type Link struct {
	Name      string // the speaker's name, or the source's own words, or the outlet's
	Statement string // id of the statement in which they speak, empty for the outlet and the agency
	Speaker   *Speaker
}

// Chain returns who reports a statement to whom, one link a hop: the outlet
// first, if the document names one, then the agency that signs it, then every statement that reports the next,
// and last the statement itself. It is nil if there is no such statement.
func (r *Record) Chain(id string) []Link {
	var back []Link
	for seen := map[string]bool{}; id != "" && !seen[id]; {
		seen[id] = true
		s := r.statement(id)
		if s == nil {
			break
		}
		back = append(back, Link{Name: r.nameOf(s), Statement: s.ID, Speaker: s.Speaker})
		id = s.Parent
	}
	if len(back) == 0 {
		return nil
	}
	var out []Link
	if r.Document.Outlet != "" {
		out = append(out, Link{Name: r.Document.Outlet})
	}
	if r.Document.Agency != "" && r.Document.Agency != r.Document.Outlet {
		out = append(out, Link{Name: r.Document.Agency})
	}
	for i := len(back) - 1; i >= 0; i-- {
		out = append(out, back[i])
	}
	return out
}

func (r *Record) statement(id string) *Statement {
	for i := range r.Statements {
		if r.Statements[i].ID == id {
			return &r.Statements[i]
		}
	}
	return nil
}

// nameOf is who speaks in a statement, as far as it is known.
func (r *Record) nameOf(s *Statement) string {
	if s.Speaker != nil && s.Speaker.Name != "" {
		return s.Speaker.Name
	}
	if len(s.Source) > 0 {
		return s.Source[0].Cut(r.Document.Text)
	}
	return ""
}
