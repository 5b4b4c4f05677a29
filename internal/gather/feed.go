package gather

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"golang.org/x/text/encoding/charmap"

	"selon"
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
		doc := selon.Document{ID: item.GUID, URL: resolved(base, item.Link), Title: oneLine(item.Title), Outlet: oneLine(parsed.Title)}
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

// mostFeed is how many bytes a feed may have.
const mostFeed = 32 << 20

// parseFeed reads a feed; a defect of the parser is an error.
func parseFeed(raw []byte) (feed *gofeed.Feed, err error) {
	if len(raw) > mostFeed {
		return nil, fmt.Errorf("larger than %d MB, the most for a feed", mostFeed>>20)
	}
	defer func() {
		if p := recover(); p != nil {
			feed, err = nil, fmt.Errorf("it is ill-formed (%v)", p)
		}
	}()
	if err := harmless(raw); err != nil {
		return nil, err
	}
	feed, err = gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err == nil || utf8.Valid(raw) {
		return feed, err
	}
	// Not in the encoding that it says, or does not say.
	plain, wrong := charmap.Windows1252.NewDecoder().Bytes(raw)
	if wrong != nil {
		return nil, err
	}
	if err := harmless(plain); err != nil {
		return nil, err
	}
	return gofeed.NewParser().Parse(bytes.NewReader(plain))
}

// resolved returns the address of a link in a feed, which may be relative to
// the feed's own.
func resolved(base, link string) string {
	link = strings.TrimSpace(link)
	if at, err := url.Parse(base); err == nil && base != "" && link != "" {
		if to, err := at.Parse(link); err == nil {
			link = to.String()
		}
	}
	return webAddress(link)
}

// webAddress returns an address if it is one of the web.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}
