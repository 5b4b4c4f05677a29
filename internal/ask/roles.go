package ask

import (
	"slices"
	"strings"

	"selon/internal/store"
)

// Role is what documents say that somebody is, with the days of the first and the
// last document looked at that says so; empty where none has a date.
type Role struct{ Name, First, Last string }

// The statements that are looked at for roles, and the roles that are named, at
// most.
const (
	rolesLooked = 40
	mostRoles   = 12
)

// rolesOf gathers the roles in which statements are made, those that are said of
// late first.
func rolesOf(hits []store.Hit) []Role {
	var out []Role
	for _, h := range hits {
		speaker := h.Statement.Speaker
		if speaker == nil || speaker.Role == "" {
			continue
		}
		day, _, _ := strings.Cut(h.Version.Record.Document.Published, "T")
		at := slices.IndexFunc(out, func(r Role) bool { return strings.EqualFold(r.Name, speaker.Role) })
		if at < 0 {
			at = len(out)
			out = append(out, Role{Name: speaker.Role})
		}
		r := &out[at]
		if day != "" && (r.First == "" || day < r.First) {
			r.First = day
		}
		r.Last = max(r.Last, day)
	}
	slices.SortStableFunc(out, func(a, b Role) int { return strings.Compare(b.Last, a.Last) })
	return out[:min(len(out), mostRoles)]
}
