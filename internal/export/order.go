package export

import (
	"cmp"
	"slices"

	"selon"
)

// placed is a statement with its place in the reading order of its document.
type placed struct {
	*selon.Statement
	index int // in the record
	depth int // 0 unless another statement reports it
}

// readingOrder lists the statements of a record in text order, those that a
// statement reports behind it. A chain of parents that bites its own tail is
// read from its first statement in the text.
func readingOrder(rec *selon.Record) []placed {
	inText := make([]int, len(rec.Statements))
	for i := range inText {
		inText[i] = i
	}
	slices.SortStableFunc(inText, func(a, b int) int {
		return cmp.Compare(start(&rec.Statements[a]), start(&rec.Statements[b]))
	})
	reported := make(map[string][]int)
	for _, i := range inText {
		parent := rec.Statements[i].Parent
		reported[parent] = append(reported[parent], i)
	}
	order := make([]placed, 0, len(inText))
	seen := make([]bool, len(inText))
	var visit func(i, depth int)
	visit = func(i, depth int) {
		if seen[i] {
			return
		}
		seen[i] = true
		order = append(order, placed{&rec.Statements[i], i, depth})
		if id := rec.Statements[i].ID; id != "" {
			for _, child := range reported[id] {
				visit(child, depth+1)
			}
		}
	}
	for _, i := range reported[""] {
		visit(i, 0)
	}
	for _, i := range inText {
		visit(i, 0)
	}
	return order
}

// start is the byte offset where the statement's first words stand.
func start(s *selon.Statement) int {
	at := s.Content[0].From
	for _, list := range [][]selon.Span{s.Source, s.Cue, s.Addressee} {
		if len(list) > 0 {
			at = min(at, list[0].From)
		}
	}
	return at
}
