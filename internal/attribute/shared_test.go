package attribute

import (
	"testing"

	"selon"
	"selon/internal/lang"
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

func TestParticiplesEndBeforeTheirVerb(t *testing.T) {
	pack := lang.Pack{Reference: lang.Reference{Gerund: "ant", Joins: []string{"et"}, Clauses: []string{"qui"}}}
	for _, test := range []struct{ name, text, source, want string }{
		{"a verb without a subject", "Léa Morin déclarant que tout va bien a indiqué que rien ne change", "", "que tout va bien"},
		{"one with a subject", "Léa Morin déclarant que le maire a indiqué que rien ne change", "le maire", "que le maire a indiqué que rien ne change"},
		{"one in a row", "Léa Morin déclarant que tout va et a indiqué que rien ne change", "", "que tout va et a indiqué que rien ne change"},
	} {
		t.Run(test.name, func(t *testing.T) {
			span := func(words string) []selon.Span { return []selon.Span{spanOf(t, test.text, words)} }
			said := span("que")
			said[0].To = len(test.text)
			found := []draft{
				{cue: span("déclarant"), source: span("Léa Morin"), content: said},
				{cue: span("a indiqué"), content: span("que rien ne change")},
			}
			if test.source != "" {
				found[1].source = span(test.source)
			}
			endParticiples(pageOf(test.text), found, pack)
			if got := found[0].content[0].Cut(test.text); got != test.want {
				t.Errorf("content %q, want %q", got, test.want)
			}
		})
	}
}

func TestNoSourceEndsWithARelativePronoun(t *testing.T) {
	pack := lang.Pack{Reference: lang.Reference{Relatives: []string{"qui"}}}
	text := "selon la même source qui a relevé ; Léa , qui dit"
	for given, want := range map[string]string{"la même source qui": "la même source", "qui": "qui", "Léa , qui": "Léa", "source": "source"} {
		p := pageOf(text)
		if got := p.withoutRelative(spanOf(t, text, given), pack).Cut(text); got != want {
			t.Errorf("%q becomes %q, want %q", given, got, want)
		}
	}
}
