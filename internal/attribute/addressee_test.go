package attribute

import (
	"testing"

	"selon"
	"selon/internal/lang"
)

func somePack() lang.Pack {
	return lang.Pack{Words: []string{"le", "un", "lui", "à"}, Pronouns: lang.Pronouns{Third: []string{"il", "lui"}}}
}

func TestAddresseeIsNoLoneArticle(t *testing.T) {
	tests := []struct {
		text, addressee string
		kept            bool
	}{
		{"Il a dit le 10 mars que oui", "le", false},
		{"Il a dit à tous que oui", "tous", true},
		{"Il a dit de lui que oui", "lui", true},
		{"Il le a dit que oui", "le", true}, // a pronoun before its verb
	}
	for _, test := range tests {
		d := draft{cue: []selon.Span{spanOf(t, test.text, "a dit")}, addressee: []selon.Span{spanOf(t, test.text, test.addressee)}}
		if got := len(addresseeOf(test.text, d, somePack())) > 0; got != test.kept {
			t.Errorf("%q in %q is kept: %v, want %v", test.addressee, test.text, got, test.kept)
		}
	}
}
