package export

import (
	"cmp"
	"slices"

	"selon"
)

// role is what a piece of text does in a statement; where a piece has several,
// the greater one is the one to show.
type role int

const (
	noRole role = iota
	contentRole
	addresseeRole
	cueRole
	sourceRole
)

func (r role) String() string {
	return [...]string{"", "content", "addressee", "cue", "source"}[r]
}

// mark is one span of one statement.
type mark struct {
	selon.Span
	role      role
	statement int // its place in the list that the marks were made from
}

func marksOf(s *selon.Statement, statement int) []mark {
	var marks []mark
	for _, list := range []struct {
		role  role
		spans []selon.Span
	}{{sourceRole, s.Source}, {cueRole, s.Cue}, {addresseeRole, s.Addressee}, {contentRole, s.Content}} {
		for _, span := range list.spans {
			marks = append(marks, mark{span, list.role, statement})
		}
	}
	return marks
}

// segment is a stretch of text over which the same marks lie.
type segment struct {
	selon.Span
	marks []mark // those that came first in the list first
}

// show is the role in which the segment is to be shown.
func (s segment) show() role {
	shown := noRole
	for _, m := range s.marks {
		shown = max(shown, m.role)
	}
	return shown
}

// cut divides the span at every border of a mark. However the marks overlap,
// the segments follow each other without gap or overlap and make up the span.
func cut(whole selon.Span, marks []mark) []segment {
	borders := []int{whole.From, whole.To}
	for _, m := range marks {
		for _, at := range []int{m.From, m.To} {
			if whole.From < at && at < whole.To {
				borders = append(borders, at)
			}
		}
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)

	// Marks enter by their start, so that each step looks only at those that lie there.
	starts := make([]int, len(marks))
	for i := range starts {
		starts[i] = i
	}
	slices.SortStableFunc(starts, func(a, b int) int { return cmp.Compare(marks[a].From, marks[b].From) })

	var segments []segment
	var active []int
	for i := range len(borders) - 1 {
		span := selon.Span{From: borders[i], To: borders[i+1]}
		for len(starts) > 0 && marks[starts[0]].From <= span.From {
			active = append(active, starts[0])
			starts = starts[1:]
		}
		active = slices.DeleteFunc(active, func(m int) bool { return marks[m].To <= span.From })
		slices.Sort(active)
		var here []mark
		for _, m := range active {
			here = append(here, marks[m])
		}
		segments = append(segments, segment{span, here})
	}
	return segments
}
