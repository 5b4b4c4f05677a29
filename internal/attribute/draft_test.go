package attribute

import (
	"slices"
	"strings"
	"testing"

	"selon"
	"selon/internal/model"
)

// pageOf makes a page whose words are those between spaces, a paragraph a blank line.
func pageOf(text string) *page {
	var words []model.Word
	at := 0
	for n, p := range strings.SplitAfter(text, "\n\n") {
		for _, w := range strings.Fields(p) {
			from := at + strings.Index(text[at:], w)
			words = append(words, model.Word{From: from, To: from + len(w), Paragraph: n})
			at = from + len(w)
		}
	}
	return newPage(text, words)
}

func spanOf(t *testing.T, text, words string) selon.Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return selon.Span{From: at, To: at + len(words)}
}

func TestPieces(t *testing.T) {
	tests := []struct{ name, text, words, want string }{
		{"full stop outside", "Il dit que tout va bien.", "que tout va bien.", "que tout va bien"},
		{"full stop inside the marks", "Il dit : « Tout va bien. »", "« Tout va bien. »", "« Tout va bien. »"},
		{"marks that were left out", "Il dit : « Tout va bien. »", "Tout va bien.", "« Tout va bien. »"},
		{"comma before the cue", "Tout va bien, dit-il.", "Tout va bien,", "Tout va bien"},
		{"American comma in the marks", "“We go,” he said.", "“We go,”", "“We go,”"},
		{"abbreviation", "He left the U.S. yesterday.", "the U.S.", "the U.S."},
		{"dots that break off", "Il dit que peut-être...", "que peut-être...", "que peut-être..."},
		{"over two paragraphs", "Il dit : « Un.\n\nDeux. » Fin.", "« Un.\n\nDeux. »", "« Un.|Deux. »"},
		{"only marks", "Il dit « ».", "« ».", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := pageOf(test.text)
			s := spanOf(t, test.text, test.words)
			first, end := -1, 0
			for i, w := range p.words {
				if w.From < s.To && s.From < w.To {
					if first < 0 {
						first = i
					}
					end = i + 1
				}
			}
			var got []string
			for _, piece := range p.pieces(stretch{first, end}) {
				got = append(got, piece.Cut(test.text))
			}
			if g := strings.Join(got, "|"); g != test.want {
				t.Errorf("got %q, want %q", g, test.want)
			}
		})
	}
}

func TestContinuedQuotation(t *testing.T) {
	text := "« Nous partons dès demain matin », a dit Léa Morin. « Rien ne nous fera changer d’avis ce soir. » Elle sort.\n\nLe film « La nuit qui vient de loin » est gai."
	p := pageOf(text)
	first := draft{
		cue:     []selon.Span{spanOf(t, text, "a dit")},
		source:  []selon.Span{spanOf(t, text, "Léa Morin")},
		content: []selon.Span{spanOf(t, text, "« Nous partons dès demain matin »")},
	}
	got := continued(p, []draft{first})
	want := "« Nous partons dès demain matin » | « Rien ne nous fera changer d’avis ce soir. »"
	if s := cutAll(text, got[0].content); s != want {
		t.Errorf("content is %s\nwant %s", s, want)
	}
}

func TestNest(t *testing.T) {
	text := "Selon l’agence, Ana a dit que Bo avait promis de venir."
	outer := spanOf(t, text, "Ana a dit que Bo avait promis de venir")
	middle := spanOf(t, text, "que Bo avait promis de venir")
	all := []selon.Statement{
		{ID: "s1", Cue: []selon.Span{spanOf(t, text, "Selon")}, Content: []selon.Span{outer}},
		{ID: "s2", Cue: []selon.Span{spanOf(t, text, "a dit")}, Content: []selon.Span{middle}},
		{ID: "s3", Cue: []selon.Span{spanOf(t, text, "avait promis")}, Content: []selon.Span{spanOf(t, text, "de venir")}},
	}
	nest(all)
	if all[0].Parent != "" || all[1].Parent != "s1" || all[2].Parent != "s2" {
		t.Errorf("parents are %q, %q, %q; want none, s1, s2", all[0].Parent, all[1].Parent, all[2].Parent)
	}
}

func TestNestNeverGoesInCircles(t *testing.T) {
	a, b := selon.Span{From: 0, To: 5}, selon.Span{From: 10, To: 15}
	all := []selon.Statement{
		{ID: "s1", Cue: []selon.Span{a}, Content: []selon.Span{b}},
		{ID: "s2", Cue: []selon.Span{b}, Content: []selon.Span{a}},
	}
	nest(all)
	if all[0].Parent != "" && all[1].Parent != "" {
		t.Error("two statements report each other")
	}
}

func TestBestTagsAreLegal(t *testing.T) {
	scores := make([]model.Tags, 4)
	for w := range scores {
		scores[w] = model.Tags{-5, -9, -9, -3, -1, -9, -9} // inner content is likeliest everywhere
	}
	got := bestTags(scores)
	want := []model.Tag{model.ContentB, model.ContentI, model.ContentI, model.ContentI}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if bestTags(nil) != nil {
		t.Error("no words must give no tags")
	}
}

func TestWholeWord(t *testing.T) {
	text := "D’après Ana, l'avis tombe"
	words := []model.Word{{From: 0, To: 1}, {From: 1, To: 4}, {From: 4, To: 10}, {From: 11, To: 14}}
	p := newPage(text, words)
	for _, s := range []stretch{{0, 1}, {0, 2}, {0, 3}} {
		if got := p.span(p.wholeWord(s)).Cut(text); got != "D’après" {
			t.Errorf("%v is lengthened to %q", s, got)
		}
	}
	if got := p.span(p.wholeWord(stretch{3, 4})).Cut(text); got != "Ana" {
		t.Errorf("a whole word is lengthened to %q", got)
	}
}

func TestTrimCue(t *testing.T) {
	for cue, want := range map[string]string{"added:": "added", "a dit :": "a dit", ":": ":", "a répondu\u00a0:": "a répondu"} {
		if got := trimCue(cue, selon.Span{To: len(cue)}).Cut(cue); got != want {
			t.Errorf("%q is trimmed to %q, want %q", cue, got, want)
		}
	}
}

func TestStrayMarks(t *testing.T) {
	text := "« Nous pensons que la digue tiendra », dit-elle, « et le pont aussi »."
	p := pageOf(text)
	tests := []struct{ content, want string }{
		{"que la digue tiendra »", "que la digue tiendra"},
		{"« Nous pensons que la digue tiendra »", "« Nous pensons que la digue tiendra »"},
		{"« Nous pensons|que la digue tiendra »", "« Nous pensons|que la digue tiendra »"},
	}
	for _, test := range tests {
		var content []selon.Span
		for _, piece := range strings.Split(test.content, "|") {
			content = append(content, spanOf(t, text, piece))
		}
		if got := strings.ReplaceAll(cutAll(text, p.withoutStrayMarks(content)), " | ", "|"); got != test.want {
			t.Errorf("%s becomes %s, want %s", test.content, got, test.want)
		}
	}
}
