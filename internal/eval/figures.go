package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
)

// Figures say how good a system's statements are. "Of matched" figures look at
// soft pairs only: statements that share half of the words of their content.
// Marshalled, they are what the reference scorer prints.
type Figures struct {
	Gold                   int   `json:"gold"`                     // statements in gold
	System                 int   `json:"system"`                   // statements the system gave
	ContentTokens          F1    `json:"content_tokens"`           // words inside any content
	ContentExact           F1    `json:"content_exact"`            // contents with the same words
	ContentExactCharacters F1    `json:"content_exact_characters"` // contents with the same characters
	ContentSoft            F1    `json:"content_soft"`             // contents that share half of their words
	AttributionSoft        F1    `json:"attribution_soft"`         // and have the same source: the main figure
	RecallByMode           Modes `json:"recall_by_mode"`           // attribution_soft's recall by gold's mode
	Source                 Share `json:"source_accuracy_of_matched"`
	SourceExact            Share `json:"source_exact_of_matched"`
	Cue                    Share `json:"cue_accuracy_of_matched"`
	Mode                   Share `json:"mode_accuracy_of_matched"`
	Kind                   Share `json:"kind_accuracy_of_matched"`
	Addressee              *F1   `json:"addressee"`         // nil if gold has none
	Parent                 *F1   `json:"parent_of_matched"` // nil if gold has none
	Speaker                Share `json:"speaker_accuracy_of_matched"`
	SpeakerUnknown         Share `json:"speaker_unknown_of_matched"` // gold names one, the system none
	SpeakerWrong           Share `json:"-"`                          // both name one, not the same; no figure of the reference
	SpeakerType            Share `json:"speaker_type_accuracy_of_matched"`
	PronounSpeaker         Share `json:"pronoun_speaker_accuracy"` // of sources that are pronouns
	PronounSources         int   `json:"pronoun_sources"`
	SpeakerSoft            *F1   `json:"speaker_soft"` // nil if gold names no speakers
	MissingDocuments       int   `json:"missing_documents"`

	Interval *Range `json:"attribution_soft_interval,omitempty"` // of AttributionSoft's F1; nil if not asked for
}

// Modes is a share for each mode.
type Modes struct {
	Direct   Share `json:"direct"`
	Mixed    Share `json:"mixed"`
	Indirect Share `json:"indirect"`
}

// Sum gives the figures of all the comparisons together.
func Sum(all []Comparison) Figures {
	var t tally
	for i := range all {
		t.add(all[i].tally())
	}
	return t.figures()
}

func (t *tally) figures() Figures {
	n := (*t)[:]
	share := func(right, of int) Share { return Share{n[right], n[of]} }
	statements := func(right int) F1 { return F1{n[right], n[systemAll], n[goldAll]} }
	ifGold := func(f F1) *F1 {
		if f.Gold == 0 {
			return nil
		}
		return &f
	}
	return Figures{
		Gold:                   n[goldAll],
		System:                 n[systemAll],
		ContentTokens:          F1{n[wordsBoth], n[wordsSystem], n[wordsGold]},
		ContentExact:           statements(wordsSame),
		ContentExactCharacters: statements(charactersSame),
		ContentSoft:            statements(softPairs),
		AttributionSoft:        statements(sourceRight),
		RecallByMode: Modes{
			Direct:   share(directRight, directGold),
			Mixed:    share(mixedRight, mixedGold),
			Indirect: share(indirectRight, indirectGold),
		},
		Source:         share(sourceRight, softPairs),
		SourceExact:    share(sourceSame, softPairs),
		Cue:            share(cueRight, softPairs),
		Mode:           share(modeRight, modeKnown),
		Kind:           share(kindRight, kindKnown),
		Addressee:      ifGold(F1{n[addresseeRight], n[addresseeSystem], n[addresseeGold]}),
		Parent:         ifGold(F1{n[parentRight], n[parentSystem], n[parentGold]}),
		Speaker:        share(speakerRight, speakerKnown),
		SpeakerUnknown: share(speakerUnknown, speakerKnown),
		SpeakerWrong:   share(speakerWrong, speakerKnown),
		SpeakerType:    share(typeRight, speakerKnown),
		PronounSpeaker: share(pronounRight, pronounKnown),
		PronounSources: n[pronounKnown],
		// A statement whose speaker gold does not know is nobody's mistake.
		SpeakerSoft:      ifGold(F1{n[speakerRight], n[systemAll] - n[speakerMissing], n[speakerGold]}),
		MissingDocuments: n[documentsMissing],
	}
}

// WriteJSON prints the figures as the reference scorer does, byte for byte.
func WriteJSON(w io.Writer, f Figures) error {
	b, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		return fmt.Errorf("eval: figures: %w", err)
	}
	if _, err := w.Write(append(b, '\n')); err != nil {
		return fmt.Errorf("eval: figures: %w", err)
	}
	return nil
}

// percent prints a percentage with one decimal, as Python's round does: the
// binary value decides, and only a true half goes to the even digit.
func percent(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
