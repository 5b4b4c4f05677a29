package pipeline

import (
	"slices"
	"strings"

	"selon/internal/ask"
	"selon/internal/kb"
	"selon/internal/lang"
	"selon/internal/store"
)

// Known answers what is known of names and offices, for questions.
type Known struct {
	base  *kb.Base
	packs []lang.Pack
}

// NewKnown opens the base with the files of a user's own.
func NewKnown(files []string) (*Known, error) {
	base, err := OpenBase(files)
	if err != nil {
		return nil, err
	}
	return &Known{base, packs()}, nil
}

// Keys returns the keys of whoever bears a name in any language; a capital or a
// palace is its state too.
func (k *Known) Keys(name string) []string {
	var out []string
	add := func(e *kb.Entity) {
		if e != nil && e.ID != "" && !slices.Contains(out, e.ID) {
			out = append(out, e.ID)
		}
	}
	for _, e := range k.base.Find(name) {
		add(e)
	}
	if m, ok := k.base.Metonym(name); ok {
		add(k.base.Country(m.Country))
	}
	return out
}

// Office finds an office and a country in words ("président iranien", "prime
// minister of Japan") and returns who held it.
func (k *Known) Office(words string) ([]ask.Holder, bool) {
	text := strings.Join(store.Words(words), " ")
	for _, pack := range k.packs {
		role, rest, ok := officeIn(pack, text)
		if !ok {
			continue
		}
		country := k.country(pack, rest)
		if country == "" {
			continue
		}
		var out []ask.Holder
		for _, t := range k.base.Terms(kb.Office(role.Office), country) {
			h := ask.Holder{Key: t.Holder.ID, From: store.Day(t.Start), To: 9999_99_99}
			if t.End != "" {
				if h.To = store.Day(t.End); len(t.End) < len("2006-01-02") {
					h.To += 99 // the day is not known
					if len(t.End) < len("2006-01") {
						h.To += 9900
					}
				}
			}
			out = append(out, h)
		}
		return out, len(out) > 0
	}
	return nil, false
}

// officeIn finds the longest noun for an office in a text of small letters, and
// what else stands there.
func officeIn(pack lang.Pack, text string) (best lang.Role, rest string, ok bool) {
	for _, r := range pack.Roles {
		word := strings.Join(store.Words(r.Word), " ")
		if r.Office == "" || r.Trade != "" || len(word) <= len(best.Word) || !strings.Contains(" "+text+" ", " "+word+" ") {
			continue
		}
		best, ok = r, true
		rest = strings.Replace(" "+text+" ", " "+word+" ", " ", 1)
	}
	return best, rest, ok
}

// country finds the country that words name, or use a word of.
func (k *Known) country(pack lang.Pack, rest string) string {
	words := slices.DeleteFunc(strings.Fields(rest), func(w string) bool { return slices.Contains(pack.Words, w) })
	for _, w := range words {
		if e := k.base.Demonym(w); e != nil {
			return e.Country
		}
	}
	for i := range words {
		for j := len(words); j > i; j-- {
			for _, e := range k.base.Find(strings.Join(words[i:j], " ")) {
				if e.Type == "country" {
					return e.Country
				}
			}
		}
	}
	return ""
}
