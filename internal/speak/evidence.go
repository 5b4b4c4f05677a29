package speak

import "selon"

// evidence is what speaks for or against a candidate, in numbers between about
// -1 and 1 (logits of the network excepted).
type evidence [clues]float64

// clue numbers one piece of evidence.
type clue int

// What is looked at. Mentions are names, and words that were found to mean
// somebody; "before" and "behind" are in the order of the text.
const (
	same          clue = iota // the network: it means one of the candidate's mentions
	closest                   // the same, of the likeliest mention
	nobody                    // the network: nothing else in the text means the same
	agrees                    // a gender that is known and agrees
	differs                   // one that does not
	ungendered                // a person whose gender is not known, where the words tell one
	last                      // whoever spoke right before
	lastFading                // the same, the less the farther away
	lastParagraph             // the same, in this paragraph
	lastInverted              // the same, behind an inverted verb: a-t-il ajouté
	earlier                   // whoever spoke before that one
	namedLastly               // the person who was named last
	namedHere                 // the same, in this sentence
	heads                     // the first mention of this paragraph
	headed                    // the first mention of the sentence before, or of this one
	near                      // the nearest mention before, the less the farther away
	sentence                  // a mention before in this sentence
	paragraph                 // one in this paragraph
	touching                  // the last mention of all before
	crowded                   // how many others are mentioned between
	ahead                     // named only behind
	far                       // named only behind and elsewhere
	often                     // how often mentioned
	speaks                    // how often a speaker before
	early                     // mentioned in the opening of the document
	reported                  // whoever's indirect words these stand in
	quoted                    // whoever's quoted words these stand in
	inContent                 // the nearest mention stands in what is said here
	inQuote                   // the nearest mention stands in a quotation that this does not
	spokenTo                  // whom the last statement was said to
	roleAnother               // what the words say of somebody, and the document of the candidate
	roleUnlike
	roleDoubtful
	roleAlike
	roleNearest // the nearest of those of whom it is said
	office      // holds the office that the words name
	wordsShared // words that the name and the description have in common
	context     // words of the description that stand around a mention
	onlyOne     // the only person of the document, or the only one whose gender goes with the words
	pointed     // a mention close before, where the words point
	nounShared  // described before with the same noun
	nounOther   // described before with another noun
	toldLess    // the description says no more than a noun
	ownDefinite // the words themselves: how they begin, and what they are
	ownIndefinite
	ownPointing
	ownPossessive
	ownNames    // the words themselves: they name something
	ownLong     // how much they say
	ownNounless // no noun for what somebody is
	ownOffice
	ownSpeaks
	ownOpening // in the opening of the document
	ownAgain   // they stood there before
	bodyOf     // the body that a role of the one who speaks names
	speaksFor  // whom the one who speaks speaks for
	beside     // mentioned right beside the one who speaks
	sameWords  // the same words meant it before
	roleNoun   // the document says the same noun of it
	mentioned  // a phrase of the text that never was a source
	firstName  // a person of whom the document gives one name alone, without a form of address
	noOffice   // the words name an office that nothing says they hold
	clues
)

var clueNames = [clues]string{
	"same", "closest", "nobody", "agrees", "differs", "ungendered", "last", "lastFading", "lastParagraph", "lastInverted", "earlier",
	"namedLastly", "namedHere", "heads", "headed", "near", "sentence", "paragraph", "touching", "crowded", "ahead", "far", "often",
	"speaks", "early", "reported", "quoted", "inContent", "inQuote", "spokenTo", "roleAnother", "roleUnlike", "roleDoubtful",
	"roleAlike", "roleNearest", "office", "wordsShared", "context", "onlyOne", "pointed", "nounShared", "nounOther", "toldLess",
	"ownDefinite", "ownIndefinite", "ownPointing", "ownPossessive", "ownNames", "ownLong", "ownNounless", "ownOffice", "ownSpeaks",
	"ownOpening", "ownAgain", "bodyOf", "speaksFor",
	"beside", "sameWords", "roleNoun", "mentioned", "firstName", "noOffice",
}

// form is what the words are whose meaning is asked for.
type form int

const (
	one      form = iota // he, she
	many                 // they
	thing                // it
	whose                // other pronouns: his, their
	person               // a description of a person
	group                // of several
	body                 // of an organization
	paper                // of something that is read
	anything             // of something else
	ours                 // we
	forms
)

var formNames = [forms]string{"one", "many", "thing", "whose", "person", "group", "body", "paper", "anything", "ours"}

// sort is what a candidate is.
type sort int

const (
	aPerson sort = iota
	aBody
	aCountry
	aPlace
	aGroup   // a named one
	someone  // a person described before
	some     // several described before
	somebody // a body described before
	itself   // the words themselves
	none     // nobody that the text names
	sorts
)

var sortNames = [sorts]string{"person", "body", "country", "place", "group", "someone", "some", "somebody", "itself", "none"}

func sortOf(t selon.EntityType) sort {
	switch t {
	case selon.PersonEntity:
		return aPerson
	case selon.CountryEntity:
		return aCountry
	case selon.PlaceEntity:
		return aPlace
	case selon.OtherEntity:
		return aGroup
	}
	return aBody
}

// question is a source whose meaning is asked for.
type question struct {
	form  form
	trait trait
	told  description // of a description
	own   *selon.Speaker
	words []string
}

// chapter says which weights count.
func (q question) chapter() int {
	switch {
	case q.form == ours:
		return 2
	case q.form >= person:
		return 1
	}
	return 0
}
