// Package lang says what a language adds that the network does not know.
//
// A [Pack] is data, but for how words are stemmed: the words, marks and titles of one language. Each language
// has a folder with the same files in it (pack.go, words.go, quotes.go,
// pronouns.go, titles.go, roles.go, reference.go, stem.go), and nothing outside those folders names a language.
// [Recognise] takes packs and a text and says which of them the text is in.
//
// Packs are values made afresh by each folder's Pack function; a program makes
// them once and hands them to the stages that need them:
//
//	packs := append([]lang.Pack{fr.Pack(), en.Pack()}, other.Packs()...)
//	code, sure := lang.Recognise(text, packs)
//	pack, ok := lang.Find(packs, code)
package lang

// Pack is what Selon knows of one language. Only Code, Name, Words, Endings
// and Letters are always there; a language that is told apart but not studied
// leaves the rest empty. All words are in lower case with the typewriter apostrophe (')
// unless a field says otherwise.
type Pack struct {
	Code   string // ISO 639-1
	Name   string // the language's own name for itself
	Proven bool   // whether the network was measured on this language

	Words   []string // most frequent function words, most frequent first; elided ones without their apostrophe
	Endings []string // one to four letters that many of its words, and few of its neighbours', end in
	Letters string   // letters outside a-z that ordinary words of the language are written with

	Quotes     []Quote  // marks in use, the usual ones first
	Dashes     []string // marks that open a turn of dialogue at the head of a line
	Pronouns   Pronouns
	Months     []string          // the twelve names, January first
	Titles     []string          // forms of address before a name, as printed, with their dot where they have one
	Honorifics map[string]string // titles that tell a gender, to m or f
	Reference  Reference
	Roles      []Role // nouns for what somebody is: offices, ranks, trades
	Names      NameNouns
	Stem       func(word string) string // of a word in small letters, for search; nil where none is known
	According  []string                 // prepositions that name a source, such as "according to", the longest first
}

// NameNouns are nouns that tell what a name is of which they are the head:
// "University", "County". They are in small letters.
type NameNouns struct {
	Organizations, Places []string
	Shortened             []string // words that end a name with a full stop of their own: "Jr", "Inc"
}

// Quote is a pair of quotation marks.
type Quote struct {
	Open, Close string // equal for typewriter marks
}

// Reference is what tells who is meant by words that are no name.
type Reference struct {
	Prepositions []string // words behind which a name only belongs to somebody
	Of           []string // those between two nouns of one phrase
	Articles     []string
	Indefinite   []string          // first words of phrases for somebody new
	Pointing     []string          // first words of phrases for whoever was meant last
	Possessive   []string          // first words of phrases for somebody's
	Plural       []string          // first words of phrases for several
	Relatives    []string          // pronouns that stand right behind whom they mean
	Personal     []string          // those of them that mean people only
	Genders      map[string]string // pronouns that mean one person or thing, and articles that tell, to m or f
	Things       []string          // pronouns that mean no person
	Many         []string          // pronouns that mean several
	Ours         []string          // pronouns for a speaker and others
	Impersonal   []string          // ends of verbs that say that something is said without saying by whom: whoever spoke last
	BarePlural   string            // how the noun ends that means several without an article before it; empty where articles always stand
	Joins        []string          // words between the last two names of a list
	Each         []string          // words that mean every one of those named before: "each", "both"
	Latter       []string          // phrases that mean whoever was named last
	Degrees      []string          // what with an article means somewhat: "un peu", "a little"
	Same         []string          // phrases that mean whoever spoke last
	Papers       []string          // nouns for what is read: reports, polls
	Bodies       []string          // nouns for organizations
	NounsFirst   bool              // whether what describes a noun stands behind it: then a name before a noun describes nothing
	Apart        []string          // words that no phrase for what somebody is reaches over to a name
	Anonymous    []string          // words by which a text keeps a name back
	Examples     []string          // words behind which a name is an example
	Agents       []string          // words behind which a name did what is told
	Clauses      []string          // words that begin a clause that says more of whoever is described
	Participles  []string          // how words end that do the same without one, behind a noun
	Gerund       string            // how the participle ends that stands beside a verb: "déclarant", "saying"
	NoParticiple []string          // how nouns end that look like them
}

// Role is a noun for what somebody is.
type Role struct {
	Word   string // one or more words, without article
	Gender string // m or f where the word tells, else empty
	Office string // the public office that it stands for, as the base of known entities calls it, or empty
	Trade  string // what it has in common with other words, where they mean the same: judge and justice
	Speaks bool   // whether whoever it is speaks for somebody else
}

// Pronouns are the personal and possessive forms by person; a form that serves
// two persons stands in both.
type Pronouns struct {
	First, Second, Third []string
}

// Und is the code of a text whose language was not recognised.
const Und = "und"

// Find returns the pack with that code.
func Find(packs []Pack, code string) (Pack, bool) {
	for _, p := range packs {
		if p.Code == code {
			return p, true
		}
	}
	return Pack{}, false
}
