package speak

import (
	"regexp"
	"slices"
	"strings"

	"selon"
	"selon/internal/lang"
)

// token finds words, with the apostrophe that ends one and the hyphens inside.
var token = regexp.MustCompile(`[\p{L}\p{N}\p{M}]+(?:[-.][\p{L}\p{N}\p{M}]+)*`)

// words returns the words of a span in small letters.
func (p *page) words(span selon.Span) []string {
	found := token.FindAllString(strings.ToLower(span.Cut(p.text)), -1)
	for i, w := range found { // a-t-il: the pronoun alone
		if _, after, ok := strings.Cut(w, "-t-"); ok {
			found[i] = after
		}
	}
	return found
}

func plain(words []string) string { return strings.Join(words, " ") }

func (p *page) isRelative(words []string) bool {
	return len(words) == 1 && slices.Contains(p.pack.Reference.Relatives, words[0])
}

func (p *page) isPronoun(words []string) bool {
	all := plain(words)
	pro := p.pack.Pronouns
	return len(words) > 0 && len(words) < 3 &&
		(slices.Contains(pro.First, all) || slices.Contains(pro.Second, all) || slices.Contains(pro.Third, all))
}

// noun is a role with its words apart.
type noun struct {
	lang.Role
	parts []string // in small letters
}

// nouns are the roles of a language by their first words, those of most words first.
type nouns map[string][]noun

func nounsOf(pack lang.Pack) nouns {
	out := make(nouns)
	for _, r := range pack.Roles {
		n := noun{r, token.FindAllString(strings.ToLower(r.Word), -1)}
		out[n.parts[0]] = append(out[n.parts[0]], n)
	}
	for _, some := range out {
		slices.SortStableFunc(some, func(a, b noun) int { return len(b.parts) - len(a.parts) })
	}
	return out
}

// at returns the role that words begin with.
func (n nouns) at(words []string) (noun, bool) {
	for _, r := range n[words[0]] {
		if len(r.parts) <= len(words) && slices.Equal(words[:len(r.parts)], r.parts) {
			return r, true
		}
	}
	return noun{}, false
}

// trait is what the form of a source says of whom it means.
type trait struct {
	gender selon.Gender
	many   bool // several, or a body
	one    bool // a single one
	thing  bool // no person
}

// pronoun tells what a pronoun says.
func pronoun(pack lang.Pack, words []string) trait {
	all := plain(words)
	t := trait{gender: selon.Gender(pack.Reference.Genders[all]), many: slices.Contains(pack.Reference.Many, all)}
	t.thing = slices.Contains(pack.Reference.Things, all)
	t.one = t.gender != "" && !t.many
	return t
}

// clean returns a phrase as it is shown: one space between words.
func clean(words string) string { return strings.Join(strings.Fields(words), " ") }
