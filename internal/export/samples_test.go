package export

import (
	"fmt"
	"strings"

	"selon"
)

// said builds a statement over a text: each role is given by its words.
type said struct {
	id, parent               string
	mode                     selon.Mode
	kind                     selon.Kind
	source, cue, content, to []string
	speaker                  *selon.Speaker
	confidence               float64
	by                       string
}

// build finds the words in the text; words that stand there several times are
// taken in their order, or given as "words#2" for the second.
func build(d selon.Document, list []said, entities ...selon.Entity) *selon.Record {
	rec := &selon.Record{Document: d, Entities: entities, Model: "sample-1"}
	for _, s := range list {
		find := func(pieces []string) []selon.Span {
			var spans []selon.Span
			for _, p := range pieces {
				spans = append(spans, find(d.Text, p))
			}
			return spans
		}
		rec.Statements = append(rec.Statements, selon.Statement{
			ID: s.id, Mode: s.mode, Kind: s.kind, Parent: s.parent,
			Source: find(s.source), Cue: find(s.cue), Content: find(s.content), Addressee: find(s.to),
			Speaker: s.speaker, Confidence: s.confidence, By: s.by,
		})
	}
	return rec
}

func find(text, words string) selon.Span {
	words, number, several := strings.Cut(words, "#")
	n := 1
	if several {
		fmt.Sscan(number, &n)
	}
	at := -1
	for range n {
		next := strings.Index(text[at+1:], words)
		if next < 0 {
			panic(fmt.Sprintf("sample: %q is not in %q", words, text))
		}
		at += 1 + next
	}
	return selon.Span{From: at, To: at + len(words)}
}

// samples are the records that every format is tried on.
func samples() []*selon.Record {
	return []*selon.Record{port(), bridge(), hostile(), silent()}
}

// port: French, a nested statement, an interrupted quotation, a quotation over
// two paragraphs, an attitude, a source that is a pronoun.
func port() *selon.Record {
	text := "Le port de Brest rouvrira lundi, selon l’Agence maritime. " +
		"« Nous avons réparé la digue », a expliqué Claire Morvan aux élus du conseil, « et les bateaux peuvent revenir ».\n\n" +
		"Elle craint toutefois une nouvelle tempête. D’après elle, M. Le Goff a promis que la région paierait les travaux.\n\n" +
		"Le maire a conclu : « La mer ne nous attend pas.\n\n" +
		"Nous devons faire vite. »"
	morvan := &selon.Speaker{Name: "Claire Morvan", Type: selon.Person, Entity: "e1"}
	return build(selon.Document{
		ID: "port-de-brest", URL: "https://example.org/port", Title: "Brest : le port rouvre", Outlet: "L’Écho du Large",
		Published: "2024-08-05", Lang: "fr", Proven: true, Encoding: "utf-8", Text: text,
	}, []said{
		{id: "s1", mode: selon.Indirect, kind: selon.Said, source: []string{"l’Agence maritime"}, cue: []string{"selon"},
			content: []string{"Le port de Brest rouvrira lundi"}, confidence: 0.97, by: "sample-1",
			speaker: &selon.Speaker{Name: "Agence maritime", Type: selon.Organization}},
		{id: "s2", mode: selon.Direct, kind: selon.Said, source: []string{"Claire Morvan"}, cue: []string{"a expliqué"},
			content: []string{"« Nous avons réparé la digue »", "« et les bateaux peuvent revenir »"},
			to:      []string{"élus du conseil"}, speaker: morvan, confidence: 0.931234},
		{id: "s3", mode: selon.Indirect, kind: selon.Attitude, source: []string{"Elle"}, cue: []string{"craint"},
			content: []string{"une nouvelle tempête"}, speaker: morvan, confidence: 0.71},
		{id: "s5", parent: "s4", mode: selon.Indirect, kind: selon.Said, source: []string{"M. Le Goff"}, cue: []string{"a promis"},
			content: []string{"la région paierait les travaux"}, confidence: 0.8},
		{id: "s4", mode: selon.Indirect, kind: selon.Said, source: []string{"elle#2"}, cue: []string{"D’après"},
			content: []string{"M. Le Goff a promis que la région paierait les travaux"}, speaker: morvan, confidence: 0.88},
		{id: "s6", mode: selon.Direct, kind: selon.Said, source: []string{"Le maire"}, cue: []string{"a conclu"},
			content: []string{"« La mer ne nous attend pas.\n\nNous devons faire vite. »"}, confidence: 0.9},
	}, selon.Entity{ID: "e1", Type: "person", Name: "Claire Morvan", Wikidata: "Q999", Mentions: []selon.Mention{
		{Span: find(text, "Claire Morvan"), Kind: "name"}, {Span: find(text, "Elle"), Kind: "pronoun"},
	}}, selon.Entity{ID: "e2", Type: "place", Name: "Brest"})
}

// bridge: English, three statements deep, a long content, no source, no title.
func bridge() *selon.Record {
	long := "that the old bridge would stay closed, that " + strings.Repeat("every beam had to be looked at once more, that ", 24) + "nobody could name a date"
	text := "The council wrote " + long + ". " +
		"The clerk recalled that Dr. Osei had told her the engineer denied any delay. It was rumoured that the money is gone."
	return build(selon.Document{ID: "bridge & co", Lang: "en", Proven: true, Text: text}, []said{
		{id: "a", mode: selon.Indirect, kind: selon.Said, source: []string{"The council"}, cue: []string{"wrote"}, content: []string{long}, confidence: 0.5},
		{id: "b", mode: selon.Indirect, kind: selon.Said, source: []string{"The clerk"}, cue: []string{"recalled"},
			content: []string{"that Dr. Osei had told her the engineer denied any delay"}, confidence: 0.9},
		{id: "c", parent: "b", mode: selon.Indirect, kind: selon.Said, source: []string{"Dr. Osei"}, cue: []string{"had told"}, to: []string{"her"},
			content: []string{"the engineer denied any delay"}, confidence: 0.8},
		{id: "d", parent: "c", mode: selon.Indirect, kind: selon.Said, source: []string{"the engineer"}, cue: []string{"denied"},
			content: []string{"any delay"}, confidence: 0.7},
		{id: "e", mode: selon.Indirect, kind: selon.Said, cue: []string{"It was rumoured"}, content: []string{"that the money is gone"}, confidence: 0.3},
	})
}

// hostile: everything that breaks offsets, terminals and pages.
func hostile() *selon.Record {
	text := "Cafe\u0301 \U0001F468\u200D\U0001F469\u200D\U0001F467 <b>\"gras\"</b> & \x1b[31mrouge\x1b[0m\r\n" +
		"\u202Eabc\u202C dit\u00A0: «\u00A0日本語の橋 \U00020BB7\t野家\u2028fin\u00A0».\r\n\r\n" +
		"قال الوزير\u200F: \u2066الجسر مغلق\u2069 \u200Bxyz\uFEFF soft\u00ADhyphen \U0001F1EB\U0001F1F7 e\u0301\u0302\u0303te\u0301\u0085bell\a{{.}}<script>alert(1)</script>"
	return build(selon.Document{
		ID: "../etc/passwd\n", URL: "javascript:alert(1)", Title: "<i>\x1b]0;title\a</i>\ttab\nline", Outlet: "A\u202EB", Lang: "und",
		Encoding: "windows-1252", Assumed: true, Text: text,
	}, []said{
		{id: "s1", mode: selon.Direct, kind: selon.Said, source: []string{"\u202Eabc\u202C"}, cue: []string{"dit"},
			content: []string{"«\u00A0日本語の橋 \U00020BB7\t野家\u2028fin\u00A0»"}, confidence: 0.5},
		{id: "<s2>", mode: selon.Mixed, kind: selon.Said, source: []string{"الوزير"}, cue: []string{"قال"},
			content: []string{"<b>\"gras\"</b> & \x1b[31mrouge\x1b[0m\r\n\u202Eabc", "الجسر مغلق"}, confidence: 1,
			speaker: &selon.Speaker{Name: "وزير\nx\ty", Type: selon.Person}},
		{id: "s3", parent: "<s2>", mode: selon.Indirect, kind: selon.Attitude, source: []string{"\U0001F468\u200D\U0001F469\u200D\U0001F467"},
			cue: []string{"e\u0301\u0302\u0303te\u0301"}, content: []string{"bell\a{{.}}<script>alert(1)</script>"}, confidence: 0},
	})
}

// silent: a document in which nobody says anything.
func silent() *selon.Record {
	return build(selon.Document{ID: "silent", Title: "Weather", Lang: "en", Proven: true, Text: "It rained."}, nil)
}
