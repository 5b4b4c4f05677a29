package gather

import (
	"bufio"
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
	Language  string  `json:"language"`
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
func (g *Gatherer) ninjs(path, key string, r *bufio.Reader, give emit) error {
	if mark, _ := r.Peek(3); string(mark) == "\xef\xbb\xbf" {
		r.Discard(3)
	}
	bounded := &io.LimitedReader{R: r}
	d := json.NewDecoder(bounded)
	for n := 0; ; {
		bounded.N = mostWhole // for each value
		var raw json.RawMessage
		err := d.Decode(&raw)
		if errors.Is(err, io.EOF) && bounded.N > 0 {
			return nil
		}
		if err != nil {
			err = fmt.Errorf("not valid JSON: %w", err)
			if bounded.N <= 0 {
				err = fmt.Errorf("larger than %d MB, the most for one value", mostWhole>>20)
			}
			return give(failed(path, fmt.Sprintf("item %d", n+1), err))
		}
		some := []json.RawMessage{raw}
		if raw[0] == '[' {
			if err := json.Unmarshal(raw, &some); err != nil {
				return give(failed(path, "", fmt.Errorf("is no ninjs: %w", err)))
			}
		}
		for _, one := range some {
			if err := g.item(path, key, &n, one, give); err != nil {
				return err
			}
		}
	}
}

// item gives a news item, or the items of a package.
func (g *Gatherer) item(path, key string, n *int, raw json.RawMessage, give emit) error {
	var s story
	if err := json.Unmarshal(raw, &s); err != nil {
		*n++
		return give(failed(path, fmt.Sprintf("item %d", *n), fmt.Errorf("is no ninjs: %w", err)))
	}
	some := s.Items
	if s.text() != "" || len(some) == 0 {
		some = append([]story{s}, some...)
	}
	for _, s := range some {
		*n++
		if err := g.story(path, key, *n, s, give); err != nil {
			return err
		}
	}
	return nil
}

// story gives one news item.
func (g *Gatherer) story(path, key string, n int, s story, give emit) error {
	member := fmt.Sprintf("item %d", n)
	text := s.text()
	if text == "" {
		return give(failed(path, member, errors.New("no body")))
	}
	doc := selon.Document{ID: s.URI, URL: webAddress(s.Link), Title: s.Headline, Outlet: s.Provider, Published: s.Version, Lang: s.Language}
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
