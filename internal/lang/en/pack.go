// Package en is the language pack of English: data, and how its words are stemmed.
package en

import "selon/internal/lang"

// Pack returns what Selon knows of English.
func Pack() lang.Pack {
	return lang.Pack{
		Code:       "en",
		Name:       "English",
		Proven:     true,
		Words:      words(),
		Endings:    endings(),
		Letters:    letters,
		Quotes:     quotes(),
		Dashes:     dashes(),
		Pronouns:   pronouns(),
		Months:     months(),
		Titles:     titles(),
		Honorifics: honorifics(),
		Reference:  reference(),
		Names:      nameNouns(),
		Roles:      roles(),
		According:  according(),
		Stem:       stem,
	}
}
