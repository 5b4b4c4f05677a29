package resolve

import "strings"

// expansion returns the words that a text gives an acronym for in brackets, as
// in "la Direction générale des ports (DGP)": those before the bracket whose
// first letters it is made of, with or without little words; else nothing.
func (p *page) expansion(acronym string) string {
	letters := strings.ToLower(strings.ReplaceAll(acronym, ".", ""))
	for at := 0; ; {
		i := strings.Index(p.text[at:], "("+acronym+")")
		if i < 0 {
			return ""
		}
		at += i
		from := clauseBefore(p.text, at)
		words := word.FindAllStringIndex(p.text[from:at], -1)
		for k := len(words) - 1; k >= 0 && len(words)-k <= 2*len(letters)+1; k-- {
			var some []string
			for _, w := range words[k:] {
				some = append(some, strings.ToLower(strings.TrimRight(p.text[from+w[0]:from+w[1]], "'’")))
			}
			first := some[0]
			if strings.HasPrefix(letters, string([]rune(first)[:1])) && (letters == p.initials(some, false) || letters == p.initials(some, true)) {
				return strings.Join(strings.Fields(p.text[from+words[k][0]:at]), " ")
			}
		}
		at++
	}
}
