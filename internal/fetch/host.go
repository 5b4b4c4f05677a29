package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// longestDelay is how long a server may ask for between two requests.
const longestDelay = 30 * time.Second

// host is a server: who may be asked what, and when.
type host struct {
	turn chan struct{} // one request at a time
	next time.Time     // when the next one may begin; held by whoever has the turn
	wait time.Duration // what robots.txt asks for

	once  sync.Once
	rules *robotstxt.RobotsData
	err   error
}

func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + u.Host
	h := c.hosts[key]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1)}
		c.hosts[key] = h
	}
	return h
}

// take waits for the server's turn; give ends it.
func (h *host) take(ctx context.Context, delay time.Duration) error {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case <-time.After(time.Until(h.next)):
	case <-ctx.Done():
		<-h.turn
		return ctx.Err()
	}
	h.next = time.Now().Add(max(delay, h.wait))
	return nil
}

func (h *host) give() { <-h.turn }

// allowed reports whether robots.txt lets the program see a page [RFC 9309].
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("%s is neither http nor https", u.Scheme)
	}
	h := c.host(u)
	h.once.Do(func() { h.rules, h.err = c.robots(ctx, u) })
	if h.err != nil {
		return h.err
	}
	group := h.rules.FindGroup(c.o.Agent)
	if group.CrawlDelay > 0 {
		h.wait = min(group.CrawlDelay, longestDelay)
	}
	if !group.Test(u.EscapedPath()) {
		return errors.New("the site's robots.txt asks programs to leave this page alone")
	}
	return nil
}

// robots fetches the rules of a server. One that has none allows everything;
// one that fails allows nothing for now.
func (c *Client) robots(ctx context.Context, u *url.URL) (*robotstxt.RobotsData, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", c.o.Agent)
	plain := &http.Client{Transport: c.http.Transport, Timeout: c.o.Timeout}
	answer, err := plain.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body := make([]byte, 0, 4<<10)
	buf := make([]byte, 4<<10)
	for len(body) < 512<<10 { // as much as RFC 9309 asks for
		n, err := answer.Body.Read(buf)
		body = append(body, buf[:n]...)
		if err != nil {
			break
		}
	}
	rules, err := robotstxt.FromStatusAndBytes(answer.StatusCode, body)
	if err != nil {
		return robotstxt.FromString("") // what cannot be read forbids nothing
	}
	return rules, nil
}
