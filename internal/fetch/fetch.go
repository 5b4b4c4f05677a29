// Package fetch asks web servers for pages, politely.
//
// In: addresses. Out: the bytes of pages, within bounds of size and time. A
// server gets one request at a time, with a pause between them; its robots.txt
// is heeded; what has not changed is not sent again. Addresses inside the own
// network are refused unless that is allowed, at the moment of connecting, so
// that no name that changes its address helps.
package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Options say how to fetch. The zero value is polite.
type Options struct {
	Agent    string        // what the program calls itself
	Delay    time.Duration // between two requests to a server; 0 is a second
	Timeout  time.Duration // of one request; 0 is 30 seconds
	MaxBytes int64         // of a page, unpacked; 0 is 16 MB
	Private  bool          // whether addresses of the own network are allowed
}

// Client fetches. It can be used by several goroutines at once.
type Client struct {
	o     Options
	http  *http.Client
	mu    sync.Mutex
	hosts map[string]*host // by name
	sites map[string]*site // by protocol and address
}

// Seen is what a server said of a page when it was fetched before.
type Seen struct{ ETag, Modified string }

// Response is a page.
type Response struct {
	URL         string // where it lies, after redirects
	Media       string // media type with its parameters
	Body        []byte
	Seen        Seen
	Fetched     time.Time
	NotModified bool // since it was seen; then there is no body
}

// mostRedirects is how many redirects are followed.
const mostRedirects = 5

// New returns a client.
func New(o Options) *Client {
	if o.Agent == "" {
		o.Agent = "selon"
	}
	if o.Delay == 0 {
		o.Delay = time.Second
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 16 << 20
	}
	c := &Client{o: o, hosts: make(map[string]*host), sites: make(map[string]*site)}
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !o.Private {
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return publicOnly(address) }
	}
	c.http = &http.Client{
		Timeout: o.Timeout,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: o.Timeout,
			DisableCompression: true, MaxIdleConnsPerHost: 1, MaxResponseHeaderBytes: 1 << 20,
		},
		// Redirects are followed by hand: each has to wait for its server.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// Get fetches a page. Errors are one line that names the address.
func (c *Client) Get(ctx context.Context, address string, seen Seen) (*Response, error) {
	u, err := url.Parse(address)
	if err != nil || !ofWeb(u) {
		return nil, fmt.Errorf("%q: is no address of a web page", address)
	}
	first := u.Redacted()
	for range mostRedirects + 1 {
		r, next, err := c.visit(ctx, u, seen)
		if err != nil {
			var inner *url.Error
			if errors.As(err, &inner) {
				err = inner.Err // leaves out the address
			}
			return nil, fmt.Errorf("%s: %w", first, err)
		}
		if next == nil {
			return r, nil
		}
		u = next
	}
	return nil, fmt.Errorf("%s: more than %d redirects", first, mostRedirects)
}

func ofWeb(u *url.URL) bool {
	return u.Hostname() != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// visit asks a server when it is its turn. It returns a page, or where it lies now.
func (c *Client) visit(ctx context.Context, u *url.URL, seen Seen) (*Response, *url.URL, error) {
	pause, err := c.allowed(ctx, u)
	if err != nil {
		return nil, nil, err
	}
	h := c.host(u.Hostname())
	if err := h.take(ctx); err != nil {
		return nil, nil, err
	}
	defer func() { h.give(max(pause, c.o.Delay)) }()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, err
	}
	r.Header.Set("User-Agent", c.o.Agent)
	r.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,application/json;q=0.8,text/plain;q=0.8,*/*;q=0.1")
	r.Header.Set("Accept-Encoding", "gzip")
	if seen.ETag != "" {
		r.Header.Set("If-None-Match", seen.ETag)
	}
	if seen.Modified != "" {
		r.Header.Set("If-Modified-Since", seen.Modified)
	}
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		next, err := u.Parse(answer.Header.Get("Location"))
		if err != nil || answer.Header.Get("Location") == "" || !ofWeb(next) {
			return nil, nil, fmt.Errorf("redirects to %q, which is no address of a web page", answer.Header.Get("Location"))
		}
		return nil, next, nil
	case http.StatusOK, http.StatusNotModified:
		page, err := c.page(answer, u, seen)
		return page, nil, err
	}
	what := "the server answers " + status(answer)
	if after := answer.Header.Get("Retry-After"); after != "" {
		what += fmt.Sprintf(" (again after %s)", strings.Trim(fmt.Sprintf("%q", after), `"`))
	}
	return nil, nil, errors.New(what)
}

// status is a server's answer in words of our own: its are not to be trusted.
func status(answer *http.Response) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", answer.StatusCode, http.StatusText(answer.StatusCode)))
}

// page reads a server's answer, unpacked, within the bounds.
func (c *Client) page(answer *http.Response, u *url.URL, seen Seen) (*Response, error) {
	out := &Response{URL: u.String(), Media: answer.Header.Get("Content-Type"), Fetched: time.Now().UTC(),
		Seen: Seen{answer.Header.Get("ETag"), answer.Header.Get("Last-Modified")}}
	if answer.StatusCode == http.StatusNotModified {
		out.NotModified, out.Seen = true, seen
		return out, nil
	}
	var body io.Reader = io.LimitReader(answer.Body, c.o.MaxBytes+1)
	switch packing := strings.ToLower(answer.Header.Get("Content-Encoding")); packing {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(body)
		if err != nil {
			return nil, fmt.Errorf("says that it is packed, but is not: %w", err)
		}
		body = z
	default:
		return nil, fmt.Errorf("is packed with %q, which was not asked for", packing)
	}
	var err error
	if out.Body, err = io.ReadAll(io.LimitReader(body, c.o.MaxBytes+1)); err != nil {
		return nil, err
	}
	if int64(len(out.Body)) > c.o.MaxBytes {
		return nil, fmt.Errorf("larger than %d MB, the most for one page", c.o.MaxBytes>>20)
	}
	return out, nil
}
