package eval

import (
	"maps"
	"slices"

	"selon"
)

// byLanguage gives the figures of each language that gold names.
func byLanguage(all []Comparison) []Group {
	parts := make(map[string][]Comparison)
	for _, c := range all {
		parts[c.Document.Lang] = append(parts[c.Document.Lang], c)
	}
	var out []Group
	for _, lang := range slices.Sorted(maps.Keys(parts)) {
		name := lang
		if name == "" {
			name = "und"
		}
		out = append(out, Group{name, len(parts[lang]), Sum(parts[lang])})
	}
	return out
}

// byKind gives the figures of each kind on its own, both sides. Documents whose
// gold knows no kinds are left out: all of a system's attitudes would be wrong.
func byKind(gold, system []selon.Record) ([]Group, error) {
	var known []selon.Record
	for _, g := range gold {
		if slices.ContainsFunc(g.Statements, func(s selon.Statement) bool { return s.Kind != "" }) {
			known = append(known, g)
		}
	}
	if len(known) == 0 {
		return nil, nil
	}
	var out []Group
	for _, kind := range []selon.Kind{selon.Said, selon.Attitude} {
		all, err := Compare(known, system, kind)
		if err != nil {
			return nil, err
		}
		out = append(out, Group{string(kind), len(all), Sum(all)})
	}
	return out, nil
}

// ModeRow says how the statements of one mode fared, each side by its own mode.
type ModeRow struct {
	Mode  selon.Mode
	Found Share // of gold's statements of this mode: found with the right source
	Right Share // of the system's statements of this mode: right by attribution_soft
}

func byMode(all []Comparison) []ModeRow {
	found, right := make(map[selon.Mode]Share), make(map[selon.Mode]Share)
	for _, c := range all {
		goldHit, systemHit := make(map[int]bool), make(map[int]bool)
		for _, p := range c.Pairs {
			goldHit[p.Gold], systemHit[p.System] = p.Right(), p.Right()
		}
		for i, g := range c.Gold {
			found[g.Mode] = found[g.Mode].with(goldHit[i])
		}
		for i, s := range c.System {
			right[s.Mode] = right[s.Mode].with(systemHit[i])
		}
	}
	var rows []ModeRow
	for _, m := range []selon.Mode{selon.Direct, selon.Mixed, selon.Indirect} {
		rows = append(rows, ModeRow{m, found[m], right[m]})
	}
	return rows
}
