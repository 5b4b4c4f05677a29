package model

import "selon/internal/model/tokenizer"

// numberParagraphs gives each word the number of its paragraph. A blank line
// ends a paragraph; where a text has no blank line, a line break does.
func numberParagraphs(text string, words []tokenizer.Word) []Word {
	out := make([]Word, len(words))
	least := 1
	for i := 1; i < len(words) && least == 1; i++ {
		if lineBreaks(text[words[i-1].To:words[i].From]) >= 2 {
			least = 2
		}
	}
	paragraph := 0
	for i, w := range words {
		if i > 0 && lineBreaks(text[words[i-1].To:w.From]) >= least {
			paragraph++
		}
		out[i] = Word{From: w.From, To: w.To, Paragraph: paragraph}
	}
	return out
}

// lineBreaks counts line ends (CR LF is one); a paragraph separator counts as two.
func lineBreaks(gap string) int {
	n := 0
	for i, c := range gap {
		switch c {
		case '\n':
			if i == 0 || gap[i-1] != '\r' {
				n++
			}
		case '\r':
			n++
		case '\u2029':
			n += 2
		}
	}
	return n
}
