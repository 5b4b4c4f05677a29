package kb

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns what is compared of a name: small letters and digits without
// accents, words one space apart.
func Fold(name string) string {
	var out strings.Builder
	space := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\u00ad':
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			switch r {
			case 'œ', 'Œ':
				out.WriteString("oe")
			case 'æ', 'Æ':
				out.WriteString("ae")
			case 'ß':
				out.WriteString("ss")
			case 'ı':
				out.WriteByte('i')
			case 'ł', 'Ł':
				out.WriteByte('l')
			case 'ø', 'Ø':
				out.WriteByte('o')
			case 'đ', 'Đ':
				out.WriteByte('d')
			default:
				out.WriteRune(unicode.ToLower(r))
			}
		default:
			space = true
		}
	}
	return out.String()
}

// sounds are the ways in which one sound of another script is spelled, by
// language: the first form is taken for all.
var sounds = strings.NewReplacer(
	"tch", "c", "tsch", "c", "sch", "s", "sh", "s", "ch", "s", "kh", "k", "zh", "j", "dj", "j",
	"ou", "u", "oo", "u", "ee", "i", "ph", "f", "th", "t", "gh", "g", "dh", "d",
	"ck", "k", "q", "k", "c", "k", "w", "v", "y", "i", "ij", "i", "tz", "ts", "ev", "ef", "ov", "of",
	"e", "e", "j", "j",
)

// Sound returns what is compared of names that are spelled from another script
// in several ways: Masoud and Massoud, Choïgou and Shoigu.
func Sound(name string) string {
	var out strings.Builder
	last := rune(0)
	for _, r := range sounds.Replace(Fold(name)) {
		if r != last || r == ' ' {
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}
