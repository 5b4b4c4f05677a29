package attribute

import (
	"testing"

	"selon"
)

func TestVerbsInARowShareTheirSource(t *testing.T) {
	tests := []struct {
		name, text, source, cue, content, next string
		shared                                 bool
	}{
		{"participle, then verb", "Léa Morin déclarant que tout va a indiqué que rien ne change", "Léa Morin", "déclarant", "que tout va", "a indiqué", true},
		{"another sentence", "Léa Morin dit que tout va. On indique que rien ne change", "Léa Morin", "dit", "que tout va", "indique", false},
		{"another paragraph", "Léa Morin dit que tout va\nIndiqué hier que rien ne change", "Léa Morin", "dit", "que tout va", "Indiqué", false},
		{"inside what is said", "Léa Morin dit que le maire est accusé de mentir", "Léa Morin", "dit", "que le maire est accusé de mentir", "est accusé", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			span := func(words string) []selon.Span { return []selon.Span{spanOf(t, test.text, words)} }
			found := []draft{
				{cue: span(test.cue), source: span(test.source), content: span(test.content)},
				{cue: span(test.next)},
			}
			shareSources(pageOf(test.text), found)
			if got := len(found[1].source) > 0; got != test.shared {
				t.Errorf("the source is shared: %v, want %v", got, test.shared)
			}
		})
	}
}
