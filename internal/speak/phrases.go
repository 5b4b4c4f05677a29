package speak

import (
	"slices"
	"strings"

	"selon"
)

// phrase is words of the text that mean somebody whom nothing names: a body, a
// group, something that is read.
type phrase struct {
	selon.Span
	noun string // in small letters
	sort sort
}

// findPhrases finds them in the whole text: an article or the like, and one of
// the first two words behind it is a noun that the language lists.
func (p *page) findPhrases() []phrase {
	var out []phrase
	words := token.FindAllStringIndex(p.text, -1)
	low := func(i int) string { return strings.ToLower(p.text[words[i][0]:words[i][1]]) }
	r := p.pack.Reference
	for i := range words {
		first := low(i)
		if !p.opensPhrase(first) || slices.Contains(r.Possessive, first) {
			continue
		}
		plural := slices.Contains(r.Plural, first)
		for k := i + 1; k < len(words) && k <= i+2; k++ {
			if strings.ContainsAny(p.text[words[k-1][1]:words[k][0]], ".,;:!?()\n«»“”\"") {
				break
			}
			w := low(k)
			if p.text[words[k][0]:words[k][1]] != w {
				break
			}
			single := strings.TrimSuffix(w, "s")
			found := phrase{Span: selon.Span{From: words[i][0], To: words[k][1]}, noun: single}
			is := func(list []string) bool { return slices.Contains(list, w) || slices.Contains(list, single) }
			many := plural || r.BarePlural != "" && w != single && !slices.Contains(r.Bodies, w)
			switch {
			case is(r.Papers), is(r.Bodies):
				found.sort = somebody
				if many {
					found.sort = some
				}
			case many && (p.isRole(single) || p.isRole(w)):
				found.sort = some
			case slices.Contains(r.Indefinite, first) && p.isRole(w):
				found.sort = someone
			default:
				continue
			}
			out = append(out, found)
			break
		}
	}
	return out
}

// addPhrases adds those before a source to the candidates, or to the places of
// one that was described by the same noun.
func (p *page) addPhrases(source selon.Span, list []candidate) []candidate {
	if p.phrases == nil {
		p.phrases = p.findPhrases()
	}
	at := make(map[string]int)
	for _, f := range p.phrases {
		if f.To > source.From {
			break
		}
		if source.From-f.From > farthest {
			continue
		}
		if slices.ContainsFunc(list, func(c candidate) bool {
			return slices.ContainsFunc(c.places, func(m selon.Span) bool { return m.Overlaps(f.Span) })
		}) {
			continue
		}
		key := f.noun + string(rune('0'+f.sort))
		i, ok := at[key]
		if !ok {
			i = slices.IndexFunc(list, func(c candidate) bool {
				return c.entity == nil && c.sort == f.sort && slices.Contains(token.FindAllString(strings.ToLower(c.speaker.Name), 4), f.noun)
			})
			if i < 0 {
				i = len(list)
				who := selon.Speaker{Name: clean(f.Cut(p.text)), Type: selon.Group, By: "words"}
				switch {
				case f.sort == someone:
					who.Type = selon.Person
				case f.sort == some:
				case slices.Contains(p.pack.Reference.Papers, f.noun):
					who.Type = selon.Paper
				default:
					who.Type = selon.Organization
				}
				c := candidate{speaker: who, sort: f.sort}
				c.evidence[mentioned] = 1
				list = append(list, c)
			}
			at[key] = i
		}
		list[i].places = append(list[i].places, f.Span)
	}
	return list
}
