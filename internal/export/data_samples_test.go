package export

import "selon"

// dataSamples are the records that the forms for other programs are tried on:
// those of all formats, and one in which contents cross and people are spoken of.
func dataSamples() []*selon.Record { return append(samples(), crossing()) }

// crossing: contents that cross, lie in each other and go over paragraphs;
// speakers with and without a name, who speak of each other and to each other.
func crossing() *selon.Record {
	text := "=1+1 Anne Roux told Lu Wei that the dam, said a \"source\", was weak and that Lu Wei knew.\r\n\r\n" +
		"-- \U0001F30A e\u0301te\u0301:\u00A0Anne Roux «\u00A0le barrage\rtient\u00A0», dit Lu Wei\u0001.\n   \n@Anne Roux answered the ministry."
	mention := func(words string) selon.Mention {
		return selon.Mention{Span: find(text, words), Kind: selon.NameMention, Confidence: 0.9}
	}
	anne := &selon.Speaker{Name: "Anne Roux", Type: selon.Person, Entity: "e1", Role: "engineer, \"chief\""}
	source := &selon.Speaker{Name: "a \"source\"", Type: selon.Person, Unnamed: true}
	rec := build(selon.Document{
		ID: "crossing, 100%", URL: "https://example.org/dam?a=1&b=2", Title: "-Dam, \"weak\"", Outlet: "The <Dam> & Co",
		Published: "2024-08-06T10:00:00Z", Lang: "en", Text: text,
	}, []said{
		{id: "outer", mode: selon.Mixed, kind: selon.Said, source: []string{"Anne Roux"}, cue: []string{"told"}, to: []string{"Lu Wei"},
			content: []string{"that the dam, said a \"source\", was weak and that Lu Wei knew.\r\n\r\n-- \U0001F30A e\u0301te\u0301:"}, speaker: anne, confidence: 0.91234567},
		{id: "in ner", parent: "outer", mode: selon.Indirect, kind: selon.Said, source: []string{"a \"source\""}, cue: []string{"said"},
			content: []string{"the dam", "was weak and that Lu Wei knew"}, speaker: source, confidence: 0.5},
		{id: "cross", mode: selon.Direct, kind: selon.Attitude, source: []string{"Lu Wei#3"}, cue: []string{"dit"},
			content: []string{"knew.\r\n\r\n-- \U0001F30A e\u0301te\u0301:\u00A0Anne Roux «\u00A0le barrage\rtient\u00A0»"},
			speaker: &selon.Speaker{Name: "Lu Wei", Type: selon.Person, Entity: "e2"}, confidence: 0.25},
		{id: "same", mode: selon.Direct, kind: selon.Said, content: []string{"le barrage\rtient"}, confidence: 1},
		{id: "group", mode: selon.Indirect, kind: selon.Said, content: []string{"@"}, speaker: &selon.Speaker{Name: "=residents", Type: selon.Group}},
		{id: "paper", mode: selon.Indirect, kind: selon.Said, content: []string{"answered"}, speaker: &selon.Speaker{Name: "a report", Type: selon.Paper, Unnamed: true}},
		{id: "anybody", mode: selon.Indirect, kind: selon.Said, content: []string{"=1+1"}, speaker: &selon.Speaker{Name: "Nobody", Type: selon.Unknown}},
		{id: "last", mode: selon.Indirect, kind: selon.Said, source: []string{"Anne Roux#3"}, cue: []string{"answered"}, to: []string{"the ministry"},
			content: []string{"answered"}, speaker: anne, confidence: 1},
	},
		selon.Entity{ID: "e1", Type: selon.PersonEntity, Name: "Anne Roux", Gender: selon.Female, Roles: []string{"engineer"}, Wikidata: "Q312",
			Mentions: []selon.Mention{mention("Anne Roux"), mention("Anne Roux#2"), mention("Anne Roux#3")}},
		selon.Entity{ID: "e2", Type: selon.PersonEntity, Name: "Lu Wei", Wikidata: "Q0<bad>",
			Mentions: []selon.Mention{mention("Lu Wei"), mention("Lu Wei#2"), mention("Lu Wei#3")}},
		selon.Entity{ID: "<e3>", Type: selon.OrganizationEntity, Name: "ministry & <sons>", Mentions: []selon.Mention{mention("the ministry")}},
		selon.Entity{ID: "e4", Type: selon.PlaceEntity, Name: "Dam", Wikidata: "Q42"},
		selon.Entity{ID: "e5", Type: selon.EventEntity, Name: "the flood"}, selon.Entity{ID: "e6", Type: selon.CountryEntity, Name: "Testland", Wikidata: "Q5"})
	return rec
}
