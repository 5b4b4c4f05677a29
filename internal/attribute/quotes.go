package attribute

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"selon"
)

// quoted is a stretch of text in quotation marks, the marks included.
type quoted struct {
	selon.Span
	open bool // the closing mark is missing: it goes on to the paragraph's end
}

// A mark that has been opened and not yet closed.
type pending struct {
	from  int
	mark  rune
	twice bool // two straight single marks that stand for one double
}

// paragraphQuotes finds the quoted stretches of one paragraph, text[span],
// outer before inner. Marks of all usual kinds are known: «», “”, „“, ‹›, ""
// and its doubled single form, and, where they cannot be apostrophes, ‘’, ”
// and the + that agencies put around quotations inside quotations.
//
// carried says that the paragraph before was left with an open quotation: a
// closing mark that nothing opened then closes it.
func paragraphQuotes(text string, span selon.Span, carried bool) []quoted {
	var out []quoted
	var stack []pending
	closeAt := func(i, to int) {
		out = append(out, quoted{Span: selon.Span{From: stack[i].from, To: to}})
		stack = stack[:i]
	}
	for at := span.From; at < span.To; {
		r, size := utf8.DecodeRuneInString(text[at:span.To])
		next := at + size
		twice := false
		if (r == '\'' || r == '`' || r == '’') && next < span.To && rune(text[next]) == r && r != '’' {
			twice = true
			next++
		}
		before, _ := utf8.DecodeLastRuneInString(text[span.From:at])
		after, _ := utf8.DecodeRuneInString(text[next:span.To])
		open, closes := role(r, twice, before, after, at == span.From, next >= span.To)
		matching := -1
		if closes {
			matching = lastIndex(stack, func(p pending) bool { return pairs(p, r, twice) })
		}
		switch {
		case matching >= 0:
			closeAt(matching, next)
		case open:
			stack = append(stack, pending{at, r, twice})
		case closes && carried && len(stack) == 0 && isDouble(r):
			out = append(out, quoted{Span: selon.Span{From: span.From, To: next}})
			carried = false
		}
		at = next
	}
	for _, p := range stack {
		if isDouble(p.mark) || p.twice {
			end := trimRight(text, selon.Span{From: p.from, To: span.To})
			out = append(out, quoted{end, true})
			break
		}
	}
	slices.SortFunc(out, func(a, b quoted) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return b.To - a.To
	})
	return out
}

// role says whether a character may open and whether it may close a quotation,
// from what stands beside it.
func role(r rune, twice bool, before, after rune, first, last bool) (open, closes bool) {
	wordBefore := !first && (unicode.IsLetter(before) || unicode.IsDigit(before))
	wordAfter := !last && (unicode.IsLetter(after) || unicode.IsDigit(after))
	spaceBefore := first || unicode.IsSpace(before) || unicode.In(before, unicode.Ps, unicode.Pi) || before == '"' || before == '—' || before == '–'
	spaceAfter := last || unicode.IsSpace(after)
	switch {
	case twice:
		return true, true
	case r == '«' || r == '‹' || r == '„' || r == '‟':
		return true, false
	case r == '»' || r == '›':
		return false, true
	case r == '“':
		return true, wordBefore || !spaceBefore && spaceAfter // closes a German quotation, or one closed by the wrong mark
	case r == '”':
		return spaceBefore && !spaceAfter, true
	case r == '"' || r == '＂':
		return true, true
	case r == '‘' || r == '\'':
		return spaceBefore && !spaceAfter, !first && !unicode.IsSpace(before) && !wordAfter
	case r == '’':
		return false, !first && !unicode.IsSpace(before) && !wordAfter
	case r == '+':
		return spaceBefore && wordAfter, !spaceBefore && !wordAfter
	}
	return false, false
}

// pairs reports whether a closing mark ends what p opened.
func pairs(p pending, r rune, twice bool) bool {
	if p.twice || twice {
		return p.twice && twice || p.mark == '"' && twice || p.twice && r == '"'
	}
	switch p.mark {
	case '«':
		return r == '»'
	case '‹':
		return r == '›'
	case '„', '‟':
		return r == '“' || r == '”'
	case '“', '”':
		return r == '”' || r == '“' || r == '"'
	case '"', '＂':
		return r == p.mark || r == '”'
	case '‘':
		return r == '’' || r == '\''
	case '\'':
		return r == '\'' || r == '’'
	case '+':
		return r == '+'
	}
	return false
}

// isDouble reports whether the mark is of the kind that quotations of whole
// sentences are put in, and cannot be an apostrophe.
func isDouble(r rune) bool {
	switch r {
	case '«', '»', '“', '”', '„', '‟', '"', '＂':
		return true
	}
	return false
}

func lastIndex(stack []pending, match func(pending) bool) int {
	for i := len(stack) - 1; i >= 0; i-- {
		if match(stack[i]) {
			return i
		}
	}
	return -1
}

// documentQuotes finds the quoted stretches of all paragraphs, in text order.
// A quotation that a paragraph leaves open goes on in the next one when that
// closes it, or opens with a mark of its own.
func documentQuotes(text string, paragraphs []selon.Span) []quoted {
	var out []quoted
	carried := false
	for _, p := range paragraphs {
		some := paragraphQuotes(text, p, carried)
		carried = slices.ContainsFunc(some, func(q quoted) bool { return q.open })
		out = append(out, some...)
	}
	return out
}

// dashed reports whether a paragraph is a turn of dialogue: a dash, then words.
func dashed(text string, paragraph selon.Span) bool {
	r, size := utf8.DecodeRuneInString(paragraph.Cut(text))
	if r != '—' && r != '–' && r != '―' && r != '-' {
		return false
	}
	rest := trimLeft(text, selon.Span{From: paragraph.From + size, To: paragraph.To})
	first, _ := utf8.DecodeRuneInString(text[rest.From:rest.To])
	return rest.From > paragraph.From+size && (unicode.IsUpper(first) || unicode.In(first, unicode.Pi, unicode.Ps) || first == '"')
}
