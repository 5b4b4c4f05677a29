// Package fr is the language pack of French: data, and how its words are stemmed.
package fr

import "selon/internal/lang"

// Pack returns what Selon knows of French.
func Pack() lang.Pack {
	return lang.Pack{
		Code:       "fr",
		Name:       "français",
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
