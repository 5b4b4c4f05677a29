package fr

import "selon/internal/lang"

// quotes lists the pairs seen in the French press: guillemets, then what
// agencies and web pages put in their stead.
func quotes() []lang.Quote {
	return []lang.Quote{
		{Open: "«", Close: "»"},
		{Open: "“", Close: "”"},
		{Open: "\"", Close: "\""},
		{Open: "‹", Close: "›"},
		{Open: "‘", Close: "’"},
		{Open: "''", Close: "''"},
		{Open: "<<", Close: ">>"},
		{Open: "„", Close: "“"},
		{Open: "„", Close: "”"},
	}
}

// dashes open a turn of dialogue.
func dashes() []string { return []string{"—", "–", "-"} }
