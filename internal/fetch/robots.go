package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	longestDelay = 30 * time.Second // that a server may ask for between two requests
	mostRules    = 512 << 10        // bytes of robots.txt that are read, as RFC 9309 asks for
	askAgain     = 5 * time.Minute  // after robots.txt could not be had
)

// site is a server under one protocol and port, with its own robots.txt.
type site struct {
	lock  chan struct{} // held by whoever looks at the rest
	group *robotstxt.Group
	err   error // why there is no group
	since time.Time
}

func (c *Client) site(u *url.URL) *site {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := strings.ToLower(u.Scheme + "://" + u.Host)
	s := c.sites[key]
	if s == nil {
		s = &site{lock: make(chan struct{}, 1)}
		c.sites[key] = s
	}
	return s
}

// allowed reports whether robots.txt lets the program see a page [RFC 9309],
// and how long it asks to wait between two.
func (c *Client) allowed(ctx context.Context, u *url.URL) (time.Duration, error) {
	s := c.site(u)
	select {
	case s.lock <- struct{}{}:
		defer func() { <-s.lock }()
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	if s.group == nil && (s.err == nil || time.Since(s.since) > askAgain) {
		s.group, s.err = c.robots(ctx, u)
		s.since = time.Now()
	}
	if err := s.err; err != nil {
		if ctx.Err() != nil {
			s.err = nil // the caller gave up, which says nothing about the site
		}
		return 0, err
	}
	if !s.group.Test(u.RequestURI()) {
		return 0, errors.New("the site's robots.txt asks programs to leave this page alone")
	}
	return min(s.group.CrawlDelay, longestDelay), nil
}

// robots fetches the rules of a server. One that has none allows everything;
// one that fails allows nothing for now.
func (c *Client) robots(ctx context.Context, u *url.URL) (*robotstxt.Group, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", c.o.Agent)
	h := c.host(u.Hostname())
	if err := h.take(ctx); err != nil {
		return nil, err
	}
	defer h.give(0) // the page itself need not wait for it
	plain := &http.Client{Transport: c.http.Transport, Timeout: c.o.Timeout, CheckRedirect: func(_ *http.Request, via []*http.Request) error {
		if len(via) > mostRedirects {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	answer, err := plain.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode >= 500 {
		return nil, fmt.Errorf("the site's robots.txt cannot be had now (%s): try again later", status(answer))
	}
	if answer.StatusCode != http.StatusOK {
		return new(robotstxt.Group), nil
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, mostRules))
	if err != nil {
		return nil, fmt.Errorf("the site's robots.txt cannot be read: %w", err)
	}
	return rules(body, c.o.Agent), nil
}

// rules picks what robots.txt says to an agent. The parser refuses a file for
// one line, and a file that is refused would forbid nothing; so the lines that
// it stumbles over are left out before.
func rules(body []byte, agent string) *robotstxt.Group {
	var kept []byte
	begun := false
	line := regexp.MustCompile(`(?i)^\s*(user-agent|allow|disallow|crawl-delay)\s*:\s*(.*?)\s*$`)
	number := regexp.MustCompile(`^[0-9]{1,6}(\.[0-9]*)?$`)
	for l := range bytes.Lines(bytes.ReplaceAll(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), []byte("\r"), []byte("\n"))) {
		l, _, _ = bytes.Cut(l, []byte("#"))
		m := line.FindSubmatch(l)
		if m == nil {
			continue
		}
		name := strings.ToLower(string(m[1]))
		begun = begun || name == "user-agent"
		if !begun || name == "crawl-delay" && !number.Match(m[2]) || name == "user-agent" && len(m[2]) == 0 {
			continue
		}
		kept = fmt.Appendf(kept, "%s: %s\n", name, m[2])
	}
	all, err := robotstxt.FromBytes(kept)
	if err != nil {
		return new(robotstxt.Group) // what cannot be read forbids nothing
	}
	return all.FindGroup(agent)
}
