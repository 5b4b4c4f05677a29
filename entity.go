package selon

// Entity is somebody or something that a document names.
type Entity struct {
	ID       string
	Type     string // person, organization, place, country, event, work or other
	Name     string
	Wikidata string // Q-number, or empty
	Mentions []Mention
}

// Mention is one place where an entity is named.
type Mention struct {
	Span
	Kind string // name, metonym, acronym, title, role or pronoun
}
