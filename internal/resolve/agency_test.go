package resolve

import (
	"strings"
	"testing"

	"selon"
)

func TestAgencies(t *testing.T) {
	for _, c := range []struct{ what, text, want string }{
		{"in the line of place and date", "TACHKENT, 14 mai (Agence Karavan) – Le ministre a dit non.", "Agence Karavan"},
		{"at the end", "Le ministre a dit non. (AFP)\n", "AFP"},
		{"an acronym that explains a name", "La Société des eaux (SDE) a dit non, et rien de plus.", ""},
		{"in the middle", strings.Repeat("Le ministre a dit non. ", 20) + "(AFP) " + strings.Repeat("Le ministre a dit oui. ", 20), ""},
	} {
		rec := &selon.Record{Document: selon.Document{Text: c.text}}
		(&Stage{}).Agency(rec)
		if rec.Document.Agency != c.want {
			t.Errorf("%s: %q, want %q", c.what, rec.Document.Agency, c.want)
		}
	}
}
