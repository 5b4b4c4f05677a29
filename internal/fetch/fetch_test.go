package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func server(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return s
}

func client() *Client { return New(Options{Private: true, Delay: time.Millisecond, MaxBytes: 1000}) }

func TestPages(t *testing.T) {
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /secret\n")
		case "/page":
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"1"`)
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, "<p>Bonjour")
		case "/gzip", "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			n := 2
			if r.URL.Path == "/bomb" {
				n = 1 << 20
			}
			z.Write(bytes.Repeat([]byte("a"), n))
			z.Close()
		case "/large":
			w.Write(bytes.Repeat([]byte("a"), 2000))
		case "/moved":
			http.Redirect(w, r, "/page", http.StatusFound)
		case "/secretly":
			http.Redirect(w, r, "/secret", http.StatusFound)
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/busy":
			w.Header().Set("Retry-After", "60")
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			http.NotFound(w, r)
		}
	})
	c := client()
	for path, want := range map[string]string{"/page": "<p>Bonjour", "/moved": "<p>Bonjour", "/gzip": "aa"} {
		r, err := c.Get(context.Background(), s.URL+path, Seen{})
		if err != nil || string(r.Body) != want {
			t.Errorf("%s: %+v %v", path, r, err)
		}
	}
	if r, err := c.Get(context.Background(), s.URL+"/page", Seen{ETag: `"1"`}); err != nil || !r.NotModified {
		t.Errorf("%+v %v", r, err)
	}
	for path, why := range map[string]string{
		"/secret": "robots.txt", "/secretly": "robots.txt", "/large": "larger", "/bomb": "larger", "/loop": "redirects", "/busy": "again after 60", "/none": "404",
	} {
		_, err := c.Get(context.Background(), s.URL+path, Seen{})
		if err == nil || !strings.Contains(err.Error(), why) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestTheOwnNetworkIsRefused(t *testing.T) {
	asked := atomic.Bool{}
	s := server(t, func(http.ResponseWriter, *http.Request) { asked.Store(true) })
	c := New(Options{Delay: time.Millisecond, Timeout: 2 * time.Second})
	for _, address := range []string{s.URL, strings.Replace(s.URL, "127.0.0.1", "localhost", 1), "http://169.254.169.254/latest/", "http://[::1]:1/", "http://10.0.0.1/", "http://[::ffff:127.0.0.1]:1/", "http://0.0.0.0:1/"} {
		if _, err := c.Get(context.Background(), address, Seen{}); !errors.Is(err, errPrivate) {
			t.Errorf("%s: %v", address, err)
		}
	}
	if asked.Load() {
		t.Error("the server was asked")
	}
	for _, address := range []string{"file:///etc/passwd", "ftp://example.org/", "page.html", "http://", "javascript:alert(1)"} {
		if _, err := c.Get(context.Background(), address, Seen{}); err == nil {
			t.Errorf("%s was fetched", address)
		}
	}
	for _, address := range []string{"192.168.1.1:80", "172.16.3.4:80", "100.64.1.1:80", "[fe80::1]:80", "[fd00::1]:80", "224.0.0.1:80"} {
		if publicOnly(address) == nil {
			t.Errorf("%s is taken for public", address)
		}
	}
	if err := publicOnly("93.184.215.14:443"); err != nil {
		t.Error(err)
	}
}

func TestOneRequestAtATime(t *testing.T) {
	var now, most atomic.Int32
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
	})
	c := client()
	done := make(chan error)
	for i := range 5 {
		go func() {
			_, err := c.Get(context.Background(), fmt.Sprintf("%s/%d", s.URL, i), Seen{})
			done <- err
		}()
	}
	for range 5 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if most.Load() != 1 {
		t.Errorf("%d requests at a time", most.Load())
	}
}
