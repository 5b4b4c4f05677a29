package selon

// Mode says how the content is given: in quotation marks, without, or partly.
type Mode string

// The modes of a statement.
const (
	Direct   Mode = "direct"
	Indirect Mode = "indirect"
	Mixed    Mode = "mixed"
)

// Kind says whether something was said or only thought.
type Kind string

// The kinds of a statement.
const (
	Said     Kind = "statement" // said, written, announced, decided by words
	Attitude Kind = "attitude"  // thought, wanted, felt or known, without being said
)

// Statement is one attribution: a content that a text reports as somebody's.
// All lists of spans are in text order and may be empty, except Content.
type Statement struct {
	ID         string
	Mode       Mode
	Kind       Kind
	Source     []Span // the words that name whose content it is
	Cue        []Span // the words that signal the reporting
	Content    []Span // what is attributed, in pieces
	Addressee  []Span // the words that name to whom it is said
	Speaker    *Speaker
	Parent     string  // id of the statement that reports this one, or empty
	Confidence float64 // probability that source and content are right, calibrated
	By         string  // the model or rule that decided
}

// SpeakerType says what sort of speaker a speaker is.
type SpeakerType string

// The types of speakers.
const (
	Person       SpeakerType = "person"
	Organization SpeakerType = "organization"
	Country      SpeakerType = "country"
	Group        SpeakerType = "group"
	Paper        SpeakerType = "document"
	Unknown      SpeakerType = "unknown"
)

// Speaker is who stands behind a source.
type Speaker struct {
	Name       string // the fullest that the document gives; a description where the text keeps the name back; empty if nobody can be told
	Type       SpeakerType
	Entity     string      // id of an Entity of the same record, or empty
	Role       string      // what the document says that they are, in its own words, or empty
	For        string      // id of the Entity that a spokesperson speaks for, or empty
	Unnamed    bool        // whether the text describes somebody without a name: never the same as anybody else
	Confidence float64     // probability that it is they, from 0 to 1
	Candidates []Candidate // who else it may be, likeliest first
	By         string      // what decided: a rule, the network or the base of known entities
}

// Candidate is somebody who may stand behind a source.
type Candidate struct {
	Name       string
	Entity     string // id of an Entity of the same record, or empty
	Confidence float64
}

// entities returns the ids of the entities that a speaker refers to.
func (s *Speaker) entities() []string {
	if s == nil {
		return nil
	}
	ids := []string{s.Entity, s.For}
	for _, c := range s.Candidates {
		ids = append(ids, c.Entity)
	}
	return ids
}
