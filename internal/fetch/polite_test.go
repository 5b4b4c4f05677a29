package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// What robots.txt says holds whatever else is wrong with it.
func TestRules(t *testing.T) {
	for _, c := range []struct {
		file, path string
		want       bool
	}{
		{"User-agent: *\nDisallow: /secret\n", "/secret", false},
		{"User-agent: *\nDisallow: /secret\n", "/open", true},
		{"User-agent: selon\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "/open", false},
		{"User-agent: other\nDisallow: /\n", "/open", true},
		{"\ufeffUser-agent: *\r\nDisallow: /secret\r\n", "/secret", false},
		{"User-agent: *\rDisallow: /secret\r", "/secret", false},
		{"Disallow: /x\nUser-agent: *\nDisallow: /secret\n", "/secret", false},
		{"User-agent: *\nCrawl-delay: soon\nDisallow: /secret\n", "/secret", false},
		{"User-agent: *\nDisallow: /*?session=\n", "/a?session=1", false},
		{"User-agent: *\nDisallow: /*?session=\n", "/a", true},
		{"User-agent: * # all\nDisallow: /secret # this\n", "/secret", false},
		{"<html><p>Not found</p></html>", "/open", true},
		{"", "/open", true},
		{"User-agent: *\nDisallow:\n", "/open", true},
	} {
		if got := rules([]byte(c.file), "selon/1").Test(c.path); got != c.want {
			t.Errorf("%q: %s is allowed: %t", c.file, c.path, got)
		}
	}
	for file, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 2.5\n": 2500 * time.Millisecond, "User-agent: *\nCrawl-delay: -1\n": 0, "User-agent: *\nCrawl-delay: 1e300\n": 0, "User-agent: *\nCrawl-delay: NaN\n": 0,
	} {
		if got := rules([]byte(file), "selon").CrawlDelay; got != want {
			t.Errorf("%q: %v", file, got)
		}
	}
	start := time.Now()
	for _, piece := range []string{"User-agent: *\n", "User-agent: a\nDisallow: /*a*b*c$\n", "Disallow: /*a\n", ":", "\n", "#"} {
		rules(bytes.Repeat([]byte(piece), mostRules/len(piece)), "selon").Test("/" + strings.Repeat("a", 1000))
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("hostile rules took %v", took)
	}
}

func FuzzRules(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*?s=$\nCrawl-delay: 5"), "/a")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		if g := rules(file, "selon"); g.CrawlDelay < 0 {
			t.Error(g.CrawlDelay)
		} else {
			g.Test(path)
		}
	})
}

// A server whose robots.txt fails is left alone for now; one without has no rules.
func TestRobotsThatCannotBeHad(t *testing.T) {
	for code, why := range map[int]string{500: "try again later", 503: "try again later", 404: "", 403: "", 410: ""} {
		s := server(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(code)
			}
		})
		_, err := client().Get(context.Background(), s.URL+"/a", Seen{})
		if (err == nil) != (why == "") || err != nil && !strings.Contains(err.Error(), why) {
			t.Errorf("%d: %v", code, err)
		}
	}
	if _, err := client().Get(context.Background(), "http://127.0.0.1:1/", Seen{}); err == nil {
		t.Error("a server that does not answer was asked for its page")
	}
}

// Who gives up does not spoil the site for the others.
func TestGivingUpIsNotRemembered(t *testing.T) {
	slow := atomic.Bool{}
	slow.Store(true)
	s := server(t, func(_ http.ResponseWriter, r *http.Request) {
		if slow.Load() {
			<-r.Context().Done()
		}
	})
	c := client()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if _, err := c.Get(ctx, s.URL, Seen{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	slow.Store(false)
	if _, err := c.Get(context.Background(), s.URL, Seen{}); err != nil {
		t.Error(err)
	}
}

// Between two requests to a server lies a pause, redirects included, and what
// robots.txt asks for if that is more.
func TestPauses(t *testing.T) {
	const delay = 40 * time.Millisecond
	for _, asked := range []string{"", "Crawl-delay: 0.08\n"} {
		want := delay
		if asked != "" {
			want = 80 * time.Millisecond
		}
		var mu sync.Mutex
		var at []time.Time
		s := server(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				fmt.Fprint(w, "User-agent: *\n"+asked)
				return
			}
			mu.Lock()
			at = append(at, time.Now())
			mu.Unlock()
			if r.URL.Path == "/moved" {
				http.Redirect(w, r, "/page", http.StatusMovedPermanently)
			}
		})
		c := New(Options{Private: true, Delay: delay})
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() {
				r, err := c.Get(context.Background(), s.URL+"/moved", Seen{})
				if err != nil || r.URL != s.URL+"/page" {
					t.Error(r, err)
				}
			})
		}
		all.Wait()
		if len(at) != 4 {
			t.Fatalf("%d requests", len(at))
		}
		for i := 1; i < len(at); i++ {
			if got := at[i].Sub(at[i-1]); got < want-5*time.Millisecond {
				t.Errorf("%v between two requests, want %v", got, want)
			}
		}
	}
}
