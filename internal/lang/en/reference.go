package en

import "selon/internal/lang"

// reference lists what tells who is meant.
func reference() lang.Reference {
	return lang.Reference{
		Prepositions: []string{"of", "for", "from", "in", "at", "to", "by", "with", "on", "against", "about", "near", "inside"},
		Of:           []string{"of"},
		Articles:     []string{"the", "a", "an"},
		Indefinite:   []string{"a", "an", "some", "several", "many", "one", "two", "three", "four", "five", "few", "no", "another", "other", "most", "any", "each", "every", "anyone", "everyone", "nobody", "people"},
		Pointing:     []string{"this", "that", "these", "those"},
		Possessive:   []string{"his", "her", "its", "their", "our", "my", "your"},
		Plural:       []string{"these", "those", "some", "several", "many", "two", "three", "four", "five", "most", "both", "few", "other", "people"},
		Relatives:    []string{"who", "which", "that", "whom"},
		Personal:     []string{"who", "whom"},
		Genders:      map[string]string{"he": "m", "she": "f", "him": "m", "her": "f"},
		Things:       []string{"it", "its"},
		Many:         []string{"they", "them", "we", "us"},
		Ours:         []string{"we", "us", "our"},
		BarePlural:   "s",
		Examples:     []string{"including", "such", "like", "ranging"},
		Agents:       []string{"by", "via", "through"},
		Clauses:      []string{"who", "whom", "whose", "which", "that", "where", "including"},
		Participles:  []string{"ing", "ed"},
		Gerund:       "ing",
		NoParticiple: []string{"meeting", "hearing", "filing", "ruling", "briefing", "red"},
		Joins:        []string{"and", "or"},
		Latter:       []string{"the latter"},
		Degrees:      []string{"little", "bit"},
		Each:         []string{"each", "both", "the two", "both men", "both women", "both candidates"},
		Same:         []string{"the same source", "the same official"},
		Papers:       []string{"report", "study", "poll", "survey", "statement", "document", "letter", "law", "memo", "lawsuit", "complaint", "article", "book", "email", "emails", "filing", "ruling", "data", "figures", "statistics", "release", "documents", "records", "bill", "indictment", "polls", "transcript", "resolution", "petition", "website", "program", "affidavit", "post", "tweet", "story", "ad", "ads", "film", "movie", "documentary", "video", "message", "brief", "submission", "analysis", "transcripts", "endorsement", "editorial", "op-ed"},
		Bodies:       []string{"government", "ministry", "police", "agency", "court", "association", "union", "party", "company", "group", "council", "commission", "department", "federation", "newspaper", "paper", "network", "magazine", "army", "military", "assembly", "parliament", "senate", "house", "committee", "organization", "institute", "university", "bank", "opposition", "campaign", "administration", "embassy", "authority", "coalition", "foundation", "board", "office", "bureau", "firm", "panel", "white house", "outlet", "team", "fbi", "media", "press", "church"},
		Apart:        []string{"is", "was", "has", "had", "have", "are", "were", "that", "who", "which", "with", "against", "and", "but", "than", "as", "after", "before", "on", "for", "by", "to", "said", "says"},
		Anonymous:    []string{"anonymity", "source", "sources", "witness", "witnesses", "unnamed"},
	}
}
