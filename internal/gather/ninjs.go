package gather

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"selon"
)

// story is what is read of a news item in ninjs, versions 1 to 3 [IPTC].
type story struct {
	URI       string  `json:"uri"`
	Headline  string  `json:"headline"`
	Title     string  `json:"title"`
	Version   string  `json:"versioncreated"`
	Created   string  `json:"versionCreated"`
	Holder    string  `json:"copyrightholder"`
	Provider  string  `json:"provider"`
	Text      string  `json:"body_text"`
	HTML      string  `json:"body_html"`
	XHTML     string  `json:"body_xhtml"`
	Bodies    []body  `json:"bodies"`
	Headlines []entry `json:"headlines"`
	Link      string  `json:"link"`
	Items     []story `json:"items"`
}

type body struct {
	Type  string `json:"contentType"`
	Value string `json:"value"`
}

type entry struct {
	Value string `json:"value"`
}

// ninjs finds the documents of news items: one object, many behind each other,
// or an array of them.
func (g *Gatherer) ninjs(path, key string, r io.Reader, give emit) error {
	d := json.NewDecoder(io.LimitReader(r, mostWhole))
	for n := 0; ; {
		var raw json.RawMessage
		err := d.Decode(&raw)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return give(failed(path, fmt.Sprintf("item %d", n+1), fmt.Errorf("not valid JSON: %w", err)))
		}
		var some []story
		if json.Unmarshal(raw, &some) != nil {
			var one story
			if err := json.Unmarshal(raw, &one); err != nil {
				n++
				if err := give(failed(path, fmt.Sprintf("item %d", n), fmt.Errorf("is no ninjs: %w", err))); err != nil {
					return err
				}
				continue
			}
			some = append([]story{one}, one.Items...)
			if one.text() == "" && len(one.Items) > 0 {
				some = one.Items
			}
		}
		for _, s := range some {
			n++
			if err := g.story(path, key, n, s, give); err != nil {
				return err
			}
		}
	}
}

// story gives one news item.
func (g *Gatherer) story(path, key string, n int, s story, give emit) error {
	member := fmt.Sprintf("item %d", n)
	text := s.text()
	if text == "" {
		return give(failed(path, member, errors.New("no body")))
	}
	doc := selon.Document{ID: s.URI, URL: webAddress(s.Link), Title: s.Headline, Outlet: s.Provider, Published: s.Version}
	for _, f := range []struct{ of, from *string }{{&doc.URL, &s.URI}, {&doc.Title, &s.Title}, {&doc.Outlet, &s.Holder}, {&doc.Published, &s.Created}} {
		if *f.of == "" {
			*f.of = *f.from
		}
	}
	doc.URL = webAddress(doc.URL)
	if doc.Title == "" && len(s.Headlines) > 0 {
		doc.Title = s.Headlines[0].Value
	}
	if doc.ID == "" {
		doc.ID = member
	}
	at := doc.URL
	if at == "" {
		at = key + "#" + doc.ID
	}
	return g.text(path, at, text, doc, give)
}

// text is the body, as text.
func (s story) text() string {
	if s.Text != "" {
		return s.Text
	}
	for _, h := range []string{s.XHTML, s.HTML} {
		if h != "" {
			return plainText(h)
		}
	}
	for _, b := range s.Bodies {
		if b.Type == "text/plain" && b.Value != "" {
			return b.Value
		}
	}
	for _, b := range s.Bodies {
		if b.Value != "" {
			return plainText(b.Value)
		}
	}
	return ""
}
