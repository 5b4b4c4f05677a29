package serve

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"sync"
	"time"
)

// policy lets a page load what the program brings and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// tokenHeader carries the token; no form of another site can set it.
const tokenHeader = "X-Selon-Token"

// guarded sets the headers of every answer, asks for the token where reading
// needs it, and turns a defect into an answer.
func (sv *server) guarded(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		defer func() {
			if v := recover(); v != nil {
				debug.PrintStack()
				problem(w, http.StatusInternalServerError, "the program has a defect here; the request was not answered")
			}
		}()
		if sv.o.Closed && !strings.HasPrefix(r.URL.Path, "/static/") && !sv.entered(w, r) {
			problem(w, http.StatusUnauthorized, "this record needs its token: open the address that selon serve printed, with ?token=…")
			return
		}
		h.ServeHTTP(w, r)
	})
}

// entered reports whether a reader has the token: in a header, in a cookie, or in
// the address, from where it goes into the cookie.
func (sv *server) entered(w http.ResponseWriter, r *http.Request) bool {
	if sv.isToken(r.Header.Get(tokenHeader)) {
		return true
	}
	if c, err := r.Cookie("selon-token"); err == nil && sv.isToken(c.Value) {
		return true
	}
	if t := r.URL.Query().Get("token"); sv.isToken(t) {
		http.SetCookie(w, &http.Cookie{Name: "selon-token", Value: t, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
		return true
	}
	return false
}

func (sv *server) isToken(t string) bool {
	return sv.o.Token != "" && subtle.ConstantTimeCompare([]byte(t), []byte(sv.o.Token)) == 1
}

// mayWrite reports whether a request may change the record, and says why not.
func (sv *server) mayWrite(r *http.Request) (int, string) {
	switch {
	case sv.o.Token == "" || sv.o.ReadOnly:
		return http.StatusForbidden, "this record is read only here"
	case !sv.isToken(r.Header.Get(tokenHeader)):
		return http.StatusUnauthorized, "corrections need the token that selon serve printed, in the header " + tokenHeader
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		if u, err := url.Parse(origin); err != nil || u.Host != r.Host {
			return http.StatusForbidden, "the request comes from another site"
		}
	}
	return 0, ""
}

// limiter gives every address a bucket of requests that fills again.
type limiter struct {
	rate, burst float64
	now         func() time.Time
	mu          sync.Mutex
	buckets     map[string]*bucket
}

type bucket struct {
	left float64
	at   time.Time
}

// mostBuckets is how many addresses are remembered.
const mostBuckets = 10_000

func newLimiter(rate, burst float64, now func() time.Time) *limiter {
	return &limiter{rate: rate, burst: burst, now: now, buckets: make(map[string]*bucket)}
}

func (l *limiter) allows(address string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	b := l.buckets[address]
	if b == nil {
		if len(l.buckets) >= mostBuckets {
			clear(l.buckets)
		}
		b = &bucket{l.burst, now}
		l.buckets[address] = b
	}
	b.left = min(l.burst, b.left+now.Sub(b.at).Seconds()*l.rate)
	b.at = now
	if b.left < 1 {
		return false
	}
	b.left--
	return true
}

func (l *limiter) limited(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil {
			host = r.RemoteAddr
		}
		if !l.allows(host) {
			w.Header().Set("Retry-After", "2")
			problem(w, http.StatusTooManyRequests, "more requests than one address may make; wait a little")
			return
		}
		h.ServeHTTP(w, r)
	})
}
