package serve

import (
	"slices"
	"sort"
	"strings"

	"selon"
)

// piece is a stretch of a text in which the same statements have the same parts.
// The pieces of a text, one behind the other, are the text.
type piece struct {
	Text    string
	Content []string // ids of the statements in whose content it lies, the outermost first
	Cue     []string
	Source  []string
	To      []string
	Colour  int // of the innermost statement's speaker; -1 outside of contents
	Depth   int // how many contents lie over it, up to three
}

// colours is how many different ones there are; speakers beyond share them.
const colours = 8

// pieces cuts a text at every end of a span.
func pieces(rec *selon.Record, colour map[string]int) []piece {
	type mark struct {
		span selon.Span
		id   string
		part int
	}
	var marks []mark
	cuts := []int{0, len(rec.Document.Text)}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		for part, list := range [][]selon.Span{s.Content, s.Cue, s.Source, s.Addressee} {
			for _, span := range list {
				marks = append(marks, mark{span, s.ID, part})
				cuts = append(cuts, span.From, span.To)
			}
		}
	}
	// The outermost first: where several lie over a piece the last is the innermost.
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].span.Len() > marks[j].span.Len() })
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []piece
	for i := 1; i < len(cuts); i++ {
		p := piece{Text: rec.Document.Text[cuts[i-1]:cuts[i]], Colour: -1}
		here := selon.Span{From: cuts[i-1], To: cuts[i]}
		for _, m := range marks {
			if !m.span.Contains(here) {
				continue
			}
			list := []*[]string{&p.Content, &p.Cue, &p.Source, &p.To}[m.part]
			*list = append(*list, m.id)
			if m.part == 0 {
				p.Colour = colour[m.id]
				p.Depth = min(p.Depth+1, 3)
			}
		}
		out = append(out, p)
	}
	return out
}

// coloursOf gives every statement the colour of its speaker, in the order in
// which speakers come.
func coloursOf(rec *selon.Record) map[string]int {
	out, byName := make(map[string]int), make(map[string]int)
	for i := range rec.Statements {
		s := &rec.Statements[i]
		name := "?"
		if s.Speaker != nil && s.Speaker.Name != "" {
			name = strings.ToLower(s.Speaker.Name)
		}
		n, ok := byName[name]
		if !ok {
			n = len(byName) % colours
			byName[name] = n
		}
		out[s.ID] = n
	}
	return out
}
