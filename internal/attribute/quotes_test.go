package attribute

import (
	"strings"
	"testing"
	"unicode/utf8"

	"selon"
)

// Quoted stretches of paragraphs, as a reader sees them. Paragraphs are
// separated by a blank line; an open quotation is marked with a trailing ….
func TestQuotes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"guillemets", "Il a dit : « Nous partons », puis « adieu ».", "« Nous partons » | « adieu »"},
		{"no-break spaces inside", "Il crie «\u00a0Non\u202f!\u00a0» et part.", "«\u00a0Non\u202f!\u00a0»"},
		{"curly", "“We leave,” he said, “today.”", "“We leave,” | “today.”"},
		{"straight", `He said "no" and "yes".`, `"no" | "yes"`},
		{"doubled single", "Elle répond ''jamais'' au juge.", "''jamais''"},
		{"backquotes", "She said ``never'' again.", "``never''"},
		{"German", "Er sagte „nein“ und ging.", "„nein“"},
		{"single curly", "He called it ‘a gift’ to us.", "‘a gift’"},
		{"apostrophes are no quotations", "L’accord d’août n’est pas l’affaire d'hier, it's the ministers' choice.", ""},
		{"nested", "« Il m’a dit “pars” hier », raconte-t-elle.", "« Il m’a dit “pars” hier » | “pars”"},
		{"single in double", "“They said ‘go home’ to us,” she says.", "“They said ‘go home’ to us,” | ‘go home’"},
		{"plus signs of an agency", "\"Ils crient +à bas+ partout\", dit-il, et 2+2 font 4.", "\"Ils crient +à bas+ partout\" | +à bas+"},
		{"closed by the wrong mark", "Il parle d’une “erreur“ grave.", "“erreur“"},
		{"unclosed", "Il affirme : « Nous verrons bien.", "« Nous verrons bien.…"},
		{"goes on, opened again", "“One.\n\n“Two.” He left.", "“One.… | “Two.”"},
		{"goes on, closed only", "« Un.\n\nDeux », dit-il.", "« Un.… | Deux »"},
		{"closed without being opened", "Deux », dit-il.", ""},
		{"empty", "", ""},
		{"right to left", "قال «نعم» ثم ذهب", "«نعم»"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, q := range documentQuotes(test.text, splitParagraphs(test.text)) {
				words := q.Cut(test.text)
				if q.open {
					words += "…"
				}
				got = append(got, words)
			}
			if s := strings.Join(got, " | "); s != test.want {
				t.Errorf("got %s\nwant %s", s, test.want)
			}
		})
	}
}

func FuzzQuotes(f *testing.F) {
	for _, s := range []string{"« a » \"b\" ''c'' ‘d’", "“a\n\n“b”", "«««»», +x+", "'", "e\u0301 '\u200b'", "\xff«\xfe»"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		for _, q := range documentQuotes(text, splitParagraphs(text)) {
			if q.From < 0 || q.To > len(text) || q.From >= q.To {
				t.Fatalf("quotation %d-%d in a text of %d bytes", q.From, q.To, len(text))
			}
			if !utf8.ValidString(q.Cut(text)) {
				t.Fatalf("quotation %d-%d cuts a character", q.From, q.To)
			}
		}
	})
}

func TestMode(t *testing.T) {
	tests := []struct {
		name, text, content string
		want                selon.Mode
	}{
		{"whole in marks", "« Nous partons », a-t-il dit.", "« Nous partons »", selon.Direct},
		{"in two pieces", "« Nous partons », a-t-il dit, « demain ».", "« Nous partons »|« demain »", selon.Direct},
		{"complementiser outside", "Il a dit que « nous partons demain ».", "que « nous partons demain »", selon.Mixed},
		{"complementiser inside", "Il assure « qu’ils partent demain ».", "« qu’ils partent demain »", selon.Direct},
		{"no marks", "Il dit que nous partons.", "que nous partons", selon.Indirect},
		{"deep inside another's quotation", "« Elle pense que tout ira bien », dit-il.", "que tout ira bien", selon.Indirect},
		{"marks of its own in another's", "« Elle crie “tout ira bien” », dit-il.", "“tout ira bien”", selon.Direct},
		{"a set term", "Il annonce une rencontre avec les « bonnets verts » à la préfecture. Les « bonnets verts » s’en félicitent.", "une rencontre avec les « bonnets verts » à la préfecture", selon.Indirect},
		{"one word of somebody's", "Il annonce une hausse « historique » des salaires.", "une hausse « historique » des salaires", selon.Mixed},
		{"some words quoted", "Il juge cette réforme « profondément injuste pour tous » et la rejette.", "cette réforme « profondément injuste pour tous »", selon.Mixed},
		{"turn of dialogue", "— Nous partons, dit-elle.", "Nous partons", selon.Direct},
		{"unclosed", "Il affirme : « Nous verrons bien", "« Nous verrons bien", selon.Direct},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var content []selon.Span
			for _, piece := range strings.Split(test.content, "|") {
				at := strings.Index(test.text, piece)
				content = append(content, selon.Span{From: at, To: at + len(piece)})
			}
			got := typography(test.text, nil, splitParagraphs(test.text)).modeOf(content)
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
