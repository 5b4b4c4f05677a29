package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"
)

// A server of the public network that redirects into the own one. The public
// network is not to be had in a test: the name is dialled at the test's server,
// and what is checked there is the check itself, by name of the first address.
func TestRedirectsIntoTheOwnNetworkAreRefused(t *testing.T) {
	inside := server(t, func(http.ResponseWriter, *http.Request) { t.Error("the server inside was asked") })
	outside := server(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			http.NotFound(w, r)
		case "/inside":
			http.Redirect(w, r, inside.URL+"/", http.StatusFound)
		case "/cloud":
			http.Redirect(w, r, "http://169.254.169.254/latest/", http.StatusFound)
		case "/private":
			http.Redirect(w, r, "http://10.1.2.3/", http.StatusTemporaryRedirect)
		case "/six":
			http.Redirect(w, r, "http://[::1]:80/", http.StatusPermanentRedirect)
		case "/file":
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		case "/nowhere":
			w.WriteHeader(http.StatusFound)
		}
	})
	c := New(Options{Delay: time.Millisecond, Timeout: 2 * time.Second})
	transport := c.http.Transport.(*http.Transport)
	checked := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if address == "outside.example:80" {
			return new(net.Dialer).DialContext(ctx, network, strings.TrimPrefix(outside.URL, "http://"))
		}
		return checked(ctx, network, address)
	}
	for _, path := range []string{"/inside", "/cloud", "/private", "/six"} {
		if _, err := c.Get(context.Background(), "http://outside.example"+path, Seen{}); !errors.Is(err, errPrivate) {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, path := range []string{"/file", "/nowhere"} {
		if _, err := c.Get(context.Background(), "http://outside.example"+path, Seen{}); err == nil || !strings.Contains(err.Error(), "no address of a web page") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestPublic(t *testing.T) {
	for _, ip := range []string{
		"127.0.0.1", "10.0.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "0.0.0.0", "0.1.2.3", "100.64.0.1", "224.0.0.1", "255.255.255.255",
		"::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:a00:1::1",
	} {
		if public(netip.MustParseAddr(ip)) {
			t.Errorf("%s is taken for public", ip)
		}
	}
	for _, ip := range []string{"93.184.215.14", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101", "2002:101:101::1"} {
		if !public(netip.MustParseAddr(ip)) {
			t.Errorf("%s is taken for private", ip)
		}
	}
}
