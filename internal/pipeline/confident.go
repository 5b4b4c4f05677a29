package pipeline

import (
	"slices"

	"selon"
)

// KeepConfident leaves out the statements below a confidence, in place. What a
// statement left out had reported is then reported by the nearest statement
// around it that stays, in whose words it stands as well.
func KeepConfident(rec *selon.Record, least float64) {
	parents := make(map[string]string) // of statements left out
	rec.Statements = slices.DeleteFunc(rec.Statements, func(s selon.Statement) bool {
		if s.Confidence >= least {
			return false
		}
		parents[s.ID] = s.Parent
		return true
	})
	for i := range rec.Statements {
		s := &rec.Statements[i]
		// A record in which statements report each other in a ring is not
		// sound; it must not hold up the program all the same.
		for range len(parents) + 1 {
			above, out := parents[s.Parent]
			if !out {
				break
			}
			s.Parent = above
		}
	}
}
