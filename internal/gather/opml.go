package gather

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html/charset"
)

// opml finds the documents of the feeds in a list of feeds.
func (g *Gatherer) opml(ctx context.Context, path string, raw []byte, give emit) error {
	feeds, err := parseOPML(raw)
	if err != nil {
		return give(failed(path, "", fmt.Errorf("is no list of feeds that can be read: %w", err)))
	}
	if len(feeds) == 0 {
		return give(failed(path, "", errors.New("a list without feeds")))
	}
	for _, f := range feeds {
		if err := g.address(ctx, f, give); err != nil {
			return err
		}
	}
	return nil
}

// deepest is how many elements may be nested.
const deepest = 200

// parseOPML returns the addresses of the feeds in a list, in its order [OPML 2.0].
func parseOPML(raw []byte) ([]string, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	var out []string
	seen := make(map[string]bool)
	deep := 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			deep--
		case xml.StartElement:
			if deep++; deep > deepest {
				return nil, fmt.Errorf("more than %d elements nested", deepest)
			}
			for _, a := range t.Attr {
				if t.Name.Local == "outline" && a.Name.Local == "xmlUrl" && webAddress(a.Value) != "" && !seen[a.Value] {
					seen[a.Value] = true
					out = append(out, webAddress(a.Value))
				}
			}
		}
	}
}
