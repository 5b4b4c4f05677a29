package speak

import (
	"strconv"
	"strings"

	"selon"
)

// surname returns the last word of a name.
func surname(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// addOffice adds an entity for an office that nobody in the document is named
// for, and returns its id; one that is there already is taken again.
func (p *page) addOffice(source selon.Span, name, wikidata string) string {
	mention := selon.Mention{Span: source, Kind: selon.RoleMention, Confidence: 0.8}
	for i := range p.rec.Entities {
		if e := &p.rec.Entities[i]; e.Wikidata == wikidata {
			p.meant = append(p.meant, meaning{e.ID, mention})
			return e.ID
		}
	}
	id := "e" + strconv.Itoa(len(p.rec.Entities)+1)
	p.rec.Entities = append(p.rec.Entities, selon.Entity{
		ID: id, Type: selon.PersonEntity, Name: name, Wikidata: wikidata, Sure: 0.8, Mentions: []selon.Mention{mention},
	})
	return id
}

// genderOf tells the gender of somebody described, from the noun or the article.
func (p *page) genderOf(name string) selon.Gender {
	words := token.FindAllString(strings.ToLower(name), -1)
	if role, _ := p.roleOf(words); role.Gender != "" && len(words) > 0 {
		return selon.Gender(role.Gender)
	}
	if len(words) > 1 {
		return selon.Gender(p.pack.Reference.Genders[words[0]])
	}
	return ""
}
