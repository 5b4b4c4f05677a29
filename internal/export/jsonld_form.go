package export

// The nodes of the printed JSON-LD, field by field.

type jsonldRef struct {
	ID string `json:"@id"`
}

type jsonldDocument struct {
	ID         string      `json:"@id"`
	Type       string      `json:"@type"`
	Identifier string      `json:"identifier"`
	Name       string      `json:"name,omitempty"`
	URL        string      `json:"url,omitempty"`
	Language   string      `json:"inLanguage,omitempty"`
	Published  string      `json:"datePublished,omitempty"`
	Publisher  *jsonldWho  `json:"publisher,omitempty"`
	Body       string      `json:"articleBody"` // what the positions of all selectors count in
	By         *jsonldProp `json:"additionalProperty,omitempty"`
}

// jsonldWho is somebody, by reference or in whole.
type jsonldWho struct {
	ID        string `json:"@id,omitempty"`
	Type      string `json:"@type,omitempty"`
	Kind      string `json:"additionalType,omitempty"` // where schema.org has no type for it
	Name      string `json:"name,omitempty"`
	SameAs    string `json:"sameAs,omitempty"`
	Role      string `json:"jobTitle,omitempty"`
	Ambiguous string `json:"disambiguatingDescription,omitempty"`
}

type jsonldStatement struct {
	ID         string       `json:"@id"`
	Type       string       `json:"@type"`
	Identifier string       `json:"identifier"`
	Text       string       `json:"text"`
	Language   string       `json:"inLanguage,omitempty"`
	PartOf     jsonldRef    `json:"isPartOf"`
	Spoken     *jsonldWho   `json:"spokenByCharacter,omitempty"`
	Author     *jsonldWho   `json:"author,omitempty"`
	About      []jsonldRef  `json:"about,omitempty"`
	Audience   *jsonldWho   `json:"audience,omitempty"`
	Attributed *jsonldRef   `json:"prov:wasAttributedTo,omitempty"`
	From       jsonldRef    `json:"prov:wasQuotedFrom"`
	Properties []jsonldProp `json:"additionalProperty"`
}

type jsonldProp struct {
	Type  string `json:"@type"`
	Name  string `json:"name"`
	Value any    `json:"value"`
}

type jsonldAnnotation struct {
	ID         string         `json:"@id"`
	Type       string         `json:"@type"`
	Motivation jsonldRef      `json:"oa:motivatedBy"`
	Body       jsonldRef      `json:"oa:hasBody"`
	Target     []jsonldTarget `json:"oa:hasTarget"`
}

type jsonldTarget struct {
	Type     string    `json:"@type"`
	Source   jsonldRef `json:"oa:hasSource"`
	Selector [2]any    `json:"oa:hasSelector"`
}

type jsonldPosition struct {
	Type  string `json:"@type"`
	Start int    `json:"oa:start"`
	End   int    `json:"oa:end"`
}

type jsonldQuote struct {
	Type   string `json:"@type"`
	Exact  string `json:"oa:exact"`
	Prefix string `json:"oa:prefix"`
	Suffix string `json:"oa:suffix"`
}
