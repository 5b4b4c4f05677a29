package en

import "selon/internal/lang"

// quotes lists the pairs seen in the English press: curly, then typewriter,
// then the British single ones and the doubled marks of old wire copy.
func quotes() []lang.Quote {
	return []lang.Quote{
		{Open: "“", Close: "”"},
		{Open: "\"", Close: "\""},
		{Open: "‘", Close: "’"},
		{Open: "'", Close: "'"},
		{Open: "``", Close: "''"},
		{Open: "''", Close: "''"},
		{Open: "«", Close: "»"},
	}
}

// dashes open a turn of dialogue.
func dashes() []string { return []string{"—", "–"} }
