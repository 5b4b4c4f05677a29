package en

import "selon/internal/lang"

// nameNouns lists nouns that tell what a name is.
func nameNouns() lang.NameNouns {
	return lang.NameNouns{
		Organizations: []string{
			"academy", "agency", "airlines", "airways", "alliance", "army", "assembly", "association", "authority", "bank", "battalion", "brigade",
			"broadcasting", "bureau", "cabinet", "campaign", "club", "coalition", "college", "command", "commission", "committee", "company", "confederation",
			"conference", "congress", "consortium", "corporation", "corps", "council", "court", "department", "enterprises", "faculty", "fc", "federation",
			"foundation", "group", "guild", "holdings", "hospital", "inc", "industries", "institute", "institution", "laboratories", "league", "ltd",
			"ministry", "movement", "museum", "navy", "network", "orchestra", "organisation", "organization", "parliament", "partners", "party", "police",
			"press", "productions", "publishers", "records", "regiment", "school", "senate", "services", "society", "squadron", "studios", "systems",
			"team", "technologies", "tribunal", "trust", "union", "university", "wing",
		},
		Places: []string{
			"avenue", "bay", "beach", "boulevard", "bridge", "canal", "cape", "county", "creek", "desert", "district", "forest", "glacier", "gulf",
			"harbor", "harbour", "heights", "highway", "hill", "hills", "island", "islands", "lake", "mountain", "mountains", "ocean", "park",
			"peninsula", "plateau", "province", "region", "river", "road", "sea", "square", "stadium", "station", "strait", "street", "township", "valley", "village",
		},
		Shortened: []string{"bros", "co", "corp", "inc", "jr", "ltd", "sr"},
	}
}
