package export

import "strings"

// The types of the printed JSON, field by field in the order of the contract.
// What the contract does not name stands after what it names.

type jsonDocument struct {
	ID         string          `json:"id"`
	Lang       string          `json:"lang"`
	Title      string          `json:"title"`
	Outlet     string          `json:"outlet"`
	Published  *string         `json:"published"` // the date; null where unknown
	URL        string          `json:"url"`
	Text       string          `json:"text"`
	Statements []jsonStatement `json:"statements"`
	Entities   []jsonEntity    `json:"entities"`

	Agency      string `json:"agency,omitempty"`
	PublishedAt string `json:"published_at,omitempty"` // where the time is known too
	Proven      bool   `json:"proven"`
	Encoding    string `json:"encoding,omitempty"`
	Assumed     bool   `json:"encoding_assumed,omitempty"`
	Model       string `json:"model,omitempty"`
}

type jsonStatement struct {
	ID         string       `json:"id"`
	Mode       string       `json:"mode"`
	Kind       string       `json:"kind"`
	Source     []jsonSpan   `json:"source"`
	Cue        []jsonSpan   `json:"cue"`
	Content    []jsonSpan   `json:"content"`
	Addressee  []jsonSpan   `json:"addressee"`
	Speaker    *jsonSpeaker `json:"speaker"`
	Parent     *string      `json:"parent"`
	Confidence float64      `json:"confidence"`

	By string `json:"by,omitempty"`
}

// jsonSpan counts code points, half open.
type jsonSpan struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type jsonSpeaker struct {
	Name       *string         `json:"name"` // null where nobody can be told
	Type       string          `json:"type"`
	Entity     *string         `json:"entity"`
	Role       *string         `json:"role,omitempty"`
	For        *string         `json:"for,omitempty"`
	Unnamed    bool            `json:"unnamed,omitempty"`
	Confidence float64         `json:"confidence"`
	Candidates []jsonCandidate `json:"candidates,omitempty"`
	By         string          `json:"by,omitempty"`
}

type jsonCandidate struct {
	Name       string  `json:"name"`
	Entity     *string `json:"entity"`
	Confidence float64 `json:"confidence"`
}

type jsonEntity struct {
	ID       string        `json:"id"`
	Type     string        `json:"type"`
	Name     string        `json:"name"`
	Gender   *string       `json:"gender"`
	Roles    []string      `json:"roles,omitempty"`
	Wikidata *string       `json:"wikidata"`
	Sure     float64       `json:"wikidata_confidence,omitempty"`
	Mentions []jsonMention `json:"mentions"`
}

type jsonMention struct {
	jsonSpan
	Kind       string  `json:"kind"`
	Confidence float64 `json:"confidence"`
}

// orNull and orEmpty carry an empty string to null and back.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// printPublished parts what is known of the publication into its date and,
// where there is more than that, the whole.
func printPublished(published string) (date *string, at string) {
	if day, clock, ok := strings.Cut(published, "T"); ok && clock != "" {
		return orNull(day), published
	}
	return orNull(published), ""
}
