package export

import (
	"net/url"
	"strings"

	"selon"
)

// fullID is the id of a statement among all documents.
func fullID(rec *selon.Record, statement string) string {
	return rec.Document.ID + "." + statement
}

// qnumber returns the id if it is one of Wikidata's items. Anything else would
// lead a reader nowhere, or out of the form in which it is printed.
func qnumber(id string) string {
	digits, ok := strings.CutPrefix(id, "Q")
	if !ok || digits == "" || digits[0] == '0' || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return id
}

// wikidataItem is the address by which Wikidata names an item as a thing, not
// the page about it.
const wikidataItem = "http://www.wikidata.org/entity/"

// webAddress returns the address if it is one of a page that may stand as an
// identifier in linked data, else nothing: addresses come from the documents.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	if strings.ContainsFunc(address, func(r rune) bool {
		return r <= ' ' || r >= 0x7F && r < 0xA0 || strings.ContainsRune("<>\"{}|\\^`\uFFFD", r)
	}) {
		return ""
	}
	return address
}

// day returns the date of what is known of the publication, as far as it is
// given in the form that ISO 8601 has for years, months and days.
func day(published string) string {
	date, _, _ := strings.Cut(published, "T")
	const form = "0000-00-00"
	if len(date) != len("0000") && len(date) != len("0000-00") && len(date) != len(form) {
		return ""
	}
	for i := range len(date) {
		if digit := date[i] >= '0' && date[i] <= '9'; digit != (form[i] == '0') || !digit && date[i] != '-' {
			return ""
		}
	}
	return date
}

// entity returns the entity of that id, or nil.
func entity(rec *selon.Record, id string) *selon.Entity {
	if id == "" {
		return nil
	}
	for i := range rec.Entities {
		if rec.Entities[i].ID == id {
			return &rec.Entities[i]
		}
	}
	return nil
}

// meant lists the entities of a record that are meant inside of the spans, in
// the record's order.
func meant(rec *selon.Record, spans []selon.Span) []*selon.Entity {
	var list []*selon.Entity
	for i := range rec.Entities {
		if inside(rec.Entities[i].Mentions, spans) {
			list = append(list, &rec.Entities[i])
		}
	}
	return list
}

func inside(mentions []selon.Mention, spans []selon.Span) bool {
	for _, m := range mentions {
		for _, s := range spans {
			if s.Contains(m.Span) {
				return true
			}
		}
	}
	return false
}
