package gather

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"

	"selon"
	"selon/internal/read"
)

// enoughOfFeed is how many bytes of text an item must have to stand for its page.
const enoughOfFeed = 600

// feed finds the documents of a feed: the pages that its items name, where they
// can be fetched, else the texts that it brings along.
func (g *Gatherer) feed(ctx context.Context, path, base string, raw []byte, give emit) error {
	parsed, err := parseFeed(raw)
	if err != nil {
		return give(failed(path, "", fmt.Errorf("is no feed that can be read: %w", err)))
	}
	if len(parsed.Items) == 0 {
		return give(failed(path, "", errors.New("a feed without items")))
	}
	for i, item := range parsed.Items {
		if item == nil {
			continue
		}
		doc := selon.Document{ID: item.GUID, URL: webAddress(item.Link), Title: oneLine(item.Title), Outlet: oneLine(parsed.Title)}
		if item.PublishedParsed != nil {
			doc.Published = item.PublishedParsed.Format("2006-01-02T15:04:05Z07:00")
		} else if item.UpdatedParsed != nil {
			doc.Published = item.UpdatedParsed.Format("2006-01-02T15:04:05Z07:00")
		}
		body := item.Content
		if len(body) < len(item.Description) {
			body = item.Description
		}
		text := plainText(body)
		if g.o.Web != nil && !g.o.FeedOnly && doc.URL != "" {
			fetched := false
			err := g.fetchPage(ctx, path, doc.URL, doc, func(f Found) error {
				if f.Err != nil && len(text) >= enoughOfFeed {
					return nil // the feed's own text will do
				}
				fetched = true
				return give(f)
			})
			if err != nil {
				return err
			}
			if fetched || len(text) < enoughOfFeed {
				continue
			}
		}
		member := fmt.Sprintf("item %d", i+1)
		if strings.TrimSpace(text) == "" {
			if err := give(failed(path, member, errors.New("no text in the feed, only a link (its page was not fetched)"))); err != nil {
				return err
			}
			continue
		}
		key := doc.URL
		if key == "" {
			key = place(path) + "#" + item.GUID
		}
		if doc.ID == "" {
			doc.ID = member
		}
		if err := g.text(path, key, text, doc, give); err != nil {
			return err
		}
	}
	return nil
}

// parseFeed reads a feed; a defect of the parser is an error.
func parseFeed(raw []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			feed, err = nil, fmt.Errorf("it is ill-formed (%v)", p)
		}
	}()
	if feed, err = gofeed.NewParser().Parse(bytes.NewReader(raw)); err != nil && !utf8.Valid(raw) {
		// Not in the encoding that it says, or does not say.
		if plain, wrong := charmap.Windows1252.NewDecoder().Bytes(raw); wrong == nil {
			return gofeed.NewParser().Parse(bytes.NewReader(plain))
		}
	}
	return feed, err
}

// text gives a document that a container spells out.
func (g *Gatherer) text(path, key, text string, about selon.Document, give emit) error {
	for doc, err := range (read.Input{Path: path}).Stream(strings.NewReader(text), int64(len(text)), read.Options{Packs: g.o.Read.Packs, Format: read.Text}) {
		if err != nil {
			return give(failed(path, about.ID, errors.New("no text in it")))
		}
		if about.ID != "" {
			doc.ID = about.ID
		}
		return give(Found{Path: path, Key: key, Document: complete(doc, about)})
	}
	return nil
}

// webAddress returns an address if it is one of the web.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(plainText(s)), " ") }

// plainText takes the tags from a piece of HTML: elements that are blocks end a
// paragraph, scripts and styles are left out.
func plainText(source string) string {
	if !strings.ContainsAny(source, "<&") {
		return source
	}
	var b strings.Builder
	skip := 0
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.TrimSpace(b.String())
		case html.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch string(name) {
			case "script", "style":
				skip++
			case "br":
				b.WriteByte('\n')
			case "p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "table", "ul", "ol", "section", "article", "figure":
				if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n\n") {
					b.WriteString("\n\n")
				}
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if s := string(name); (s == "script" || s == "style") && skip > 0 {
				skip--
			}
		}
	}
}
