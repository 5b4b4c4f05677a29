package attribute

import "selon"

// nest gives every statement the one that reports it: of those whose content
// holds its cue, the one with the shortest content.
func nest(all []selon.Statement) {
	parent := make([]int, len(all))
	for i := range all {
		parent[i] = -1
		for j := range all {
			if i != j && covered(all[j].Content, all[i].Cue[0]) &&
				(parent[i] < 0 || size(all[j].Content) < size(all[parent[i]].Content)) {
				parent[i] = j
			}
		}
	}
	for i := range all {
		if parent[i] >= 0 && !leadsTo(parent, parent[i], i) {
			all[i].Parent = all[parent[i]].ID
		} else {
			parent[i] = -1
		}
	}
}

// leadsTo reports whether the chain of parents from i comes to target: two
// statements cannot each report the other.
func leadsTo(parent []int, i, target int) bool {
	for range parent {
		if i < 0 {
			return false
		}
		if i == target {
			return true
		}
		i = parent[i]
	}
	return true
}

func size(spans []selon.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}
