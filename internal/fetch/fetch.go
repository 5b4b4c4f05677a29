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
	"net/netip"
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
	Timeout  time.Duration // of one request with its redirects; 0 is 30 seconds
	MaxBytes int64         // of a page, unpacked; 0 is 16 MB
	Private  bool          // whether addresses of the own network are allowed
}

// Client fetches. It can be used by several goroutines at once.
type Client struct {
	o     Options
	http  *http.Client
	mu    sync.Mutex
	hosts map[string]*host
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
	c := &Client{o: o, hosts: make(map[string]*host)}
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
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > mostRedirects {
				return fmt.Errorf("more than %d redirects", mostRedirects)
			}
			return c.allowed(r.Context(), r.URL)
		},
	}
	return c
}

// errPrivate is why an address inside the own network is refused.
var errPrivate = errors.New("lies in a private network, which is refused unless it is allowed (--private)")

func publicOnly(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := at.Addr().Unmap()
	shared := netip.MustParsePrefix("100.64.0.0/10") // of carriers [RFC 6598]
	if ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() || !ip.IsValid() || shared.Contains(ip) {
		return fmt.Errorf("%s %w", ip, errPrivate)
	}
	return nil
}

// Get fetches a page. Errors are one line that names the address.
func (c *Client) Get(ctx context.Context, address string, seen Seen) (*Response, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%s: is no address of a web page", address)
	}
	fail := func(err error) (*Response, error) {
		var inner *url.Error
		if errors.As(err, &inner) {
			err = inner.Err
		}
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	if err := c.allowed(ctx, u); err != nil {
		return fail(err)
	}
	h := c.host(u)
	if err := h.take(ctx, c.o.Delay); err != nil {
		return fail(err)
	}
	defer h.give()
	return c.get(ctx, u, seen, fail)
}

// get asks once, without looking at robots.txt.
func (c *Client) get(ctx context.Context, u *url.URL, seen Seen, fail func(error) (*Response, error)) (*Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return fail(err)
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
		return fail(err)
	}
	defer answer.Body.Close()
	out := &Response{URL: answer.Request.URL.String(), Media: answer.Header.Get("Content-Type"), Fetched: time.Now().UTC(),
		Seen: Seen{answer.Header.Get("ETag"), answer.Header.Get("Last-Modified")}}
	switch {
	case answer.StatusCode == http.StatusNotModified:
		out.NotModified, out.Seen = true, seen
		return out, nil
	case answer.StatusCode != http.StatusOK:
		what := "the server answers " + answer.Status
		if after := answer.Header.Get("Retry-After"); after != "" {
			what += " (again after " + strings.ToValidUTF8(after, "?") + ")"
		}
		return fail(errors.New(what))
	}
	var body io.Reader = io.LimitReader(answer.Body, c.o.MaxBytes+1)
	if strings.EqualFold(answer.Header.Get("Content-Encoding"), "gzip") {
		if body, err = gzip.NewReader(body); err != nil {
			return fail(err)
		}
	}
	out.Body, err = io.ReadAll(io.LimitReader(body, c.o.MaxBytes+1))
	if err != nil {
		return fail(err)
	}
	if int64(len(out.Body)) > c.o.MaxBytes {
		return fail(fmt.Errorf("larger than %d MB, the most for one page", c.o.MaxBytes>>20))
	}
	return out, nil
}
