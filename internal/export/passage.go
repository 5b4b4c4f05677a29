package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon"
)

// How much of the text is shown, in bytes. Exact words are cut only where they
// go on for longer than anybody reads in a list.
const (
	contextReach = 180  // around the words of a statement, on each side
	fullReach    = 4000 // the same where nothing is to be cut
	nearPieces   = 90   // pieces no farther apart are shown as one
	longContent  = 1000 // a content longer than this loses its middle
	keptHead     = 600
	keptTail     = 250
)

// excerpt is a stretch of text to show, and whether it begins or ends inside a sentence.
type excerpt struct {
	selon.Span
	openStart, openEnd bool
}

// passage chooses what to show around a statement: the sentences in which its
// words stand, in text order. With full, the paragraphs, and nothing is cut.
func passage(text string, s *selon.Statement, full bool) []excerpt {
	var words []selon.Span
	for _, m := range marksOf(s, 0) {
		words = append(words, m.Span)
	}
	slices.SortFunc(words, func(a, b selon.Span) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	var list []excerpt
	for _, w := range words {
		e := around(text, w, full)
		if n := len(list); n > 0 && near(text, list[n-1].To, e.From) {
			last := &list[n-1]
			if e.To > last.To {
				last.To, last.openEnd = e.To, e.openEnd
			}
			if e.From < last.From {
				last.From, last.openStart = e.From, e.openStart
			}
			continue
		}
		list = append(list, e)
	}
	if full {
		return list
	}
	for _, c := range s.Content {
		for _, gap := range gaps(text, c, words) {
			list = without(list, gap)
		}
	}
	return list
}

func near(text string, end, next int) bool {
	return next <= end || next-end <= nearPieces && !strings.Contains(text[end:next], "\n\n") ||
		strings.TrimSpace(text[end:next]) == ""
}

// gaps are the stretches that a long content can spare: its middle, but not
// what stands around other words of the statement in it.
func gaps(text string, content selon.Span, words []selon.Span) []selon.Span {
	if content.Len() <= longContent {
		return nil
	}
	var list []selon.Span
	spare := func(from, to int) {
		gap := selon.Span{From: blankAfter(text, from), To: blankBefore(text, to)}
		if gap.Len() > 0 {
			list = append(list, gap)
		}
	}
	from, end := content.From+keptHead, content.To-keptTail
	for _, w := range words {
		if w != content && w.From < end && w.To > from {
			spare(from, w.From-keptTail)
			from = max(from, w.To+keptTail)
		}
	}
	spare(from, end)
	return list
}

func without(list []excerpt, gap selon.Span) []excerpt {
	var kept []excerpt
	for _, e := range list {
		if !e.Contains(gap) {
			kept = append(kept, e)
			continue
		}
		kept = append(kept,
			excerpt{selon.Span{From: e.From, To: gap.From}, e.openStart, true},
			excerpt{selon.Span{From: gap.To, To: e.To}, true, e.openEnd})
	}
	return kept
}

// around widens the span to its sentence, or to its paragraph with full.
func around(text string, s selon.Span, full bool) excerpt {
	reach := contextReach
	if full {
		reach = fullReach
	}
	e := excerpt{Span: paragraph(text, s, reach)}
	if e.From > 0 && e.From == s.From-reach {
		e.From, e.openStart = min(blankAfter(text, e.From), s.From), true
	}
	if e.To < len(text) && e.To == s.To+reach {
		e.To, e.openEnd = max(blankBefore(text, e.To), s.To), true
	}
	if full {
		return e
	}
	for at := e.From; at < s.From; at++ {
		if sentenceEnd(text, at) {
			e.From, e.openStart = skipSpace(text, at, s.From), false
		}
	}
	for at := s.To; at < e.To; at++ {
		if sentenceEnd(text, at) {
			e.To, e.openEnd = at, false
			break
		}
	}
	return e
}

// paragraph widens the span by reach bytes on both sides, or up to the nearest
// empty line; a single line break may only be how the lines were filled.
func paragraph(text string, s selon.Span, reach int) selon.Span {
	wide := selon.Span{From: max(0, s.From-reach), To: min(len(text), s.To+reach)}
	head, tail := text[wide.From:s.From], text[s.To:wide.To]
	for _, empty := range []string{"\n\n", "\r\n\r\n", "\r\r"} {
		if i := strings.LastIndex(head, empty); i >= 0 {
			wide.From = max(wide.From, s.From-len(head)+i+len(empty))
		}
		if i := strings.Index(tail, empty); i >= 0 {
			wide.To = min(wide.To, s.To+i)
		}
	}
	return wide
}

// sentenceEnd reports whether a sentence ends at the byte offset: there is white
// space, and before it a final mark that follows neither an initial nor a short
// form of address. A wrong answer costs a reader some context, nothing else.
func sentenceEnd(text string, at int) bool {
	next, _ := utf8.DecodeRuneInString(text[at:])
	if !utf8.RuneStart(text[at]) || !unicode.IsSpace(next) {
		return false
	}
	head := strings.TrimRightFunc(text[max(0, at-24):at], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("»”’\"')]", r)
	})
	final, size := utf8.DecodeLastRuneInString(head)
	switch final {
	case '!', '?', '…':
	case '.':
		word := head[:len(head)-size]
		word = word[strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
		initial, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(initial) && utf8.RuneCountInString(word) <= 3 {
			return false
		}
	default:
		return false
	}
	after := strings.TrimLeftFunc(text[at:min(len(text), at+24)], unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(after)
	return !unicode.IsLower(first) && !strings.ContainsRune("»”", first)
}

func skipSpace(text string, from, to int) int {
	for i, r := range text[from:to] {
		if !unicode.IsSpace(r) {
			return from + i
		}
	}
	return to
}

// blankAfter and blankBefore find the nearest white space on that side of an
// offset, so that no word is cut; they return a place between characters.
func blankAfter(text string, at int) int {
	at = min(at, len(text))
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	if i := strings.IndexFunc(text[at:], unicode.IsSpace); i >= 0 && i < contextReach {
		return at + i
	}
	return at
}

func blankBefore(text string, at int) int {
	at = max(at, 0)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	if i := strings.LastIndexFunc(text[max(0, at-contextReach):at], unicode.IsSpace); i >= 0 {
		return max(0, at-contextReach) + i
	}
	return at
}
