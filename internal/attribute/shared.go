package attribute

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon"
	"selon/internal/lang"
)

// shareSources gives a statement without a source that of the nearest one
// before it in its sentence: verbs and participles in a row have one subject
// ("X, déclarant que …, a indiqué que …"). A statement inside another's content
// is left as it is: its subject is not that of the sentence.
func shareSources(p *page, found []draft) {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return found[a].cue[0].From - found[b].cue[0].From })
	for n, i := range order {
		d := &found[i]
		if len(d.source) > 0 {
			continue
		}
		for _, j := range slices.Backward(order[:n]) {
			before := found[j]
			if endsSentence(p.text, selon.Span{From: before.cue[0].To, To: d.cue[0].From}) || covered(before.content, d.cue[0]) {
				break
			}
			if len(before.source) > 0 {
				d.source = before.source
				d.by += ", rule: source of the verb before"
				break
			}
		}
	}
}

// endParticiples ends what a participle says before the verb that it stands
// beside: "X déclarant que … a indiqué que …", where the network, without a
// comma to go by, took the verb for a part of it. The verb is one whose subject
// stands before the participle, or was not found; one with a subject inside
// stays a statement in a statement.
func endParticiples(p *page, found []draft, pack lang.Pack) {
	for i := range found {
		d := &found[i]
		last := len(d.content) - 1
		if len(d.source) == 0 || d.content[0].From < d.cue[0].To || !isParticiple(d.cue[0].Cut(p.text), pack) {
			continue
		}
		for _, verb := range found {
			at := verb.cue[0]
			inside := len(verb.source) > 0 && verb.source[0].To > d.cue[0].From
			if inside || verb.content[0].From < at.To || at.From <= d.content[last].From || !d.content[last].Contains(at) {
				continue
			}
			word := strings.ToLower(p.wordText(p.wordFrom(at.From) - 1))
			if slices.Contains(pack.Reference.Joins, word) || slices.Contains(pack.Reference.Clauses, word) || slices.Contains(pack.Pronouns.Third, word) {
				continue
			}
			d.content[last] = trimContent(p.text, selon.Span{From: d.content[last].From, To: at.From}, p.quotes)
		}
	}
}

func isParticiple(cue string, pack lang.Pack) bool {
	return pack.Reference.Gerund != "" && !strings.Contains(cue, " ") && strings.HasSuffix(strings.ToLower(cue), pack.Reference.Gerund)
}

// endsSentence reports whether a sentence or a paragraph ends in the span.
func endsSentence(text string, s selon.Span) bool {
	if s.Len() <= 0 {
		return false
	}
	for i, r := range s.Cut(text) {
		switch r {
		case '\n':
			return true
		case '.', '!', '?', '…':
			if next, _ := utf8.DecodeRuneInString(text[s.From+i+utf8.RuneLen(r) : s.To]); unicode.IsSpace(next) {
				return true
			}
		}
	}
	return false
}
