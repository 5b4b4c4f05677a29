package kb

import (
	"slices"
	"strings"
)

// Office is a kind of public office, whatever its title in a country.
type Office string

// The offices that the base knows holders of.
const (
	Monarch         Office = "monarch"
	President       Office = "president"
	PrimeMinister   Office = "prime minister" // and chancellors, who head a government too
	ForeignMinister Office = "foreign minister"
	SupremeLeader   Office = "supreme leader"
	SecretaryGen    Office = "secretary-general" // of a body, whose id stands for the country
)

// term is one holder's time in an office.
type term struct {
	country    string // ISO code, or the id of a body
	office     Office
	post       string // Wikidata id of the post, or empty
	person     int32  // number of the entity
	start, end string // ISO dates, as far as they are known; an empty end: not over when the source was written
	asOf       string // when the source was written
}

// Post is an office in a country or body at a date, and who held it.
type Post struct {
	ID      string    // Wikidata id of the post, or empty
	Holders []*Entity // who held it, latest first; more than one in the year of a change, none where the base does not know
}

// Holder tells who held an office at a date (ISO, as much as is known of it).
// Where the date lies behind what the source could know, there is no holder.
func (b *Base) Holder(office Office, country, date string) Post {
	var post Post
	for _, t := range b.terms {
		if t.office != office || t.country != country {
			continue
		}
		if post.ID == "" {
			post.ID = t.post
		}
		if date == "" || !covers(t, date) {
			continue
		}
		post.ID = t.post
		if e := &b.entities[t.person]; !slices.Contains(post.Holders, e) {
			post.Holders = append(post.Holders, e)
		}
	}
	slices.Reverse(post.Holders)
	return post
}

// Held reports whether somebody held an office at a date; ever, if the date is
// empty; in whatever country, if that is.
func (b *Base) Held(e *Entity, office Office, country, date string) bool {
	return slices.ContainsFunc(b.terms, func(t term) bool {
		return t.office == office && (country == "" || t.country == country) && &b.entities[t.person] == e && (date == "" || covers(t, date))
	})
}

// Offices returns the offices that a person held, as "office country start end".
func (b *Base) Offices(e *Entity) []string {
	var out []string
	for _, t := range b.terms {
		if &b.entities[t.person] == e {
			out = append(out, strings.TrimSpace(string(t.office)+" "+t.country+" "+t.start+" – "+t.end))
		}
	}
	return out
}

// covers reports whether a date may lie in a term: each is compared as far as
// both are known.
func covers(t term, date string) bool {
	before := func(a, b string) bool { // a certainly before b
		n := min(len(a), len(b))
		return a[:n] < b[:n]
	}
	if t.start != "" && before(date, t.start) {
		return false
	}
	end := t.end
	if end == "" {
		end = t.asOf
	}
	return end == "" || !before(end, date)
}

// Term is the time that somebody held an office.
type Term struct {
	Holder     *Entity
	Start, End string // ISO dates as far as they are known; where a term is not over, End is when the source was written
}

// Terms lists who held an office in a country, in the order of the tables.
func (b *Base) Terms(office Office, country string) []Term {
	var out []Term
	for _, t := range b.terms {
		if t.office == office && t.country == country {
			end := t.end
			if end == "" {
				end = t.asOf
			}
			out = append(out, Term{&b.entities[t.person], t.start, end})
		}
	}
	return out
}
