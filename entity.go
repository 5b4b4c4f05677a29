package selon

// Entity is somebody or something that a document names.
type Entity struct {
	ID       string
	Type     EntityType
	Name     string   // the fullest that the document gives, in its own spelling
	Gender   Gender   // of a person, as far as the text or the base of known entities tells
	Roles    []string // what the document says that they are, in its own words
	Wikidata string   // Q-number, or empty
	Sure     float64  // probability that Wikidata is right, from 0 to 1
	Mentions []Mention
}

// EntityType says what sort of thing an entity is.
type EntityType string

// The types of entities.
const (
	PersonEntity       EntityType = "person"
	OrganizationEntity EntityType = "organization"
	PlaceEntity        EntityType = "place"
	CountryEntity      EntityType = "country"
	EventEntity        EntityType = "event"
	WorkEntity         EntityType = "work"
	OtherEntity        EntityType = "other"
)

// Gender is the grammatical gender by which a text speaks of a person.
type Gender string

// The genders; empty where none is known.
const (
	Male   Gender = "m"
	Female Gender = "f"
)

// Mention is one place where an entity is named or meant.
type Mention struct {
	Span
	Kind       MentionKind
	Confidence float64 // probability that the entity is meant here, from 0 to 1
}

// MentionKind says by what sort of words an entity is meant.
type MentionKind string

// The kinds of mentions.
const (
	NameMention    MentionKind = "name"    // Massoud Pezeshkian, Pezeshkian
	AcronymMention MentionKind = "acronym" // ONU
	MetonymMention MentionKind = "metonym" // Téhéran, for the state
	TitleMention   MentionKind = "title"   // the words that stand before a name: le président
	RoleMention    MentionKind = "role"    // an office without a name: le chef de l'État
	PronounMention MentionKind = "pronoun"
)
