package resolve

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon"
	"selon/internal/lang"
)

// role is what the words before a name say that somebody is.
type role struct {
	span   selon.Span
	gender string
}

const mostRole = 12 // words of a role

// word finds words with their hyphens and apostrophes.
var word = regexp.MustCompile(`[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*['’]?|[^\s]`)

// roleBefore finds a role that ends where a name begins: "la ministre
// slovène", "President", "le directeur de l'usine". It begins with the last
// noun of the list in the clause, or the article before it.
func (p *page) roleBefore(at int) (role, bool) {
	// "Le président de la région, Paul Verdon, a dit": a comma parts them.
	if before := strings.TrimRight(p.text[:at], " \u00a0"); strings.HasSuffix(before, ",") {
		return p.roleUpTo(len(before) - 1)
	}
	return p.roleUpTo(at)
}

// roleUpTo finds a role that ends at a place.
func (p *page) roleUpTo(at int) (role, bool) {
	clause := clauseBefore(p.text, at)
	words := word.FindAllStringIndex(p.text[clause:at], -1)
	if n := len(words); n > 0 && slices.Contains(p.pack.Reference.Prepositions, strings.ToLower(strings.TrimRight(p.text[clause+words[n-1][0]:clause+words[n-1][1]], "'’"))) {
		return role{}, false // the name says whose or of whom: "la cheffe de cabinet d'Odile Marchetti"
	}
	for i := len(words) - 1; i >= 0 && len(words)-i <= mostRole; i-- {
		w := p.text[clause+words[i][0] : clause+words[i][1]]
		r, ok := p.roleNoun(p.text[clause+words[i][0] : at])
		if !ok {
			low := strings.ToLower(strings.TrimRight(w, "'’"))
			if isMark(w) || slices.Contains(p.pack.Reference.Apart, low) || !p.pack.Reference.NounsFirst {
				break // what describes a noun stands before it: the noun is right before the name
			}
			continue
		}
		if i > 0 && p.severalWords(p.text[clause+words[i-1][0]:at]) {
			continue // its first word decides
		}
		if i > 0 {
			if _, ok := p.roleNoun(p.text[clause+words[i-1][0] : at]); ok {
				continue // "chef parlementaire"
			}
		}
		if next := i + 1; next < len(words) && !p.goesOn(p.text[clause+words[next][0]:clause+words[next][1]], p.text[clause+words[i][0]:at]) {
			break
		}
		from := clause + words[i][0]
		to := clause + len(strings.TrimRightFunc(p.text[clause:at], unicode.IsSpace))
		return role{selon.Span{From: from, To: to}, r}, true
	}
	return role{}, false
}

// goesOn reports whether the word behind a noun for what somebody is can belong
// to it: a preposition, a word for a country's people, a name, or what the noun
// itself has more than one word of.
func (p *page) goesOn(next, role string) bool {
	low := strings.ToLower(strings.TrimRight(next, "'’"))
	return slices.Contains(p.pack.Reference.Prepositions, low) || p.base.Demonym(low) != nil || startsUpper(next) || p.severalWords(role)
}

// severalWords reports whether a text begins with a role of several words.
func (p *page) severalWords(text string) bool {
	low := strings.ToLower(text)
	return slices.ContainsFunc(p.pack.Roles, func(r lang.Role) bool {
		return strings.Contains(r.Word, " ") && strings.HasPrefix(low, r.Word)
	})
}

// isMark reports whether a word is a mark that no role reaches over.
func isMark(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && w != "-"
}

// roleNoun reports whether a text begins with a noun for what somebody is, and
// the gender that it tells.
func (p *page) roleNoun(text string) (gender string, ok bool) {
	low := strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	for _, r := range p.pack.Roles {
		if rest, found := strings.CutPrefix(low, r.Word); found {
			if next, _ := utf8.DecodeRuneInString(rest); rest == "" || !unicode.IsLetter(next) && next != '-' {
				return r.Gender, true
			}
		}
	}
	return "", false
}

// clauseBefore returns where the clause begins that ends at a place.
func clauseBefore(text string, at int) int {
	from := strings.LastIndexAny(text[:at], ".,;:!?()\n\r«»“”\"–—")
	if from < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[from:])
	return from + size
}

// rolesAround finds the roles that stand right before a person's name, or
// behind it between commas: "Odile Marchetti, présidente de la région, …".
func (p *page) rolesAround(name selon.Span) []selon.Span {
	var out []selon.Span
	if r, ok := p.roleBefore(name.From); ok {
		out = append(out, r.span)
	}
	rest := p.text[name.To:]
	after, ok := strings.CutPrefix(rest, ",")
	if !ok {
		return out
	}
	start := name.To + 1
	end := strings.IndexAny(after, ",.;:!?()\n\r«»“”\"")
	if end < 0 {
		end = len(after)
	}
	words := word.FindAllStringIndex(after[:end], -1)
	for i, w := range words {
		if i > 3 {
			break
		}
		if _, ok := p.roleNoun(after[w[0]:]); ok {
			last := words[min(len(words), i+mostRole)-1]
			out = append(out, selon.Span{From: start + w[0], To: start + last[1]})
			break
		}
		if low := strings.ToLower(strings.TrimRight(after[w[0]:w[1]], "'’")); !slices.Contains(p.pack.Words, low) || slices.Contains(p.pack.Reference.Prepositions, low) {
			break
		}
	}
	return out
}
