package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"time"

	"selon/internal/ask"
	"selon/internal/pipeline"
	"selon/internal/serve"
	"selon/internal/store"
)

// first measures how long the first byte of an answer takes.
type first struct {
	*httptest.ResponseRecorder
	start time.Time
	took  time.Duration
}

func (f *first) Write(b []byte) (int, error) {
	if f.took == 0 {
		f.took = time.Since(f.start)
	}
	return f.ResponseRecorder.Write(b)
}

// asked is a kind of page, with how its addresses are made up and what the first
// byte may take at the 95th percentile; 0 where no goal was set.
type asked struct {
	name    string
	goal    time.Duration
	address func() string
}

// pages asks a server for each kind of page, a few hundred times.
func pages(ctx context.Context, m *maker, kept *store.Store) error {
	known, err := pipeline.NewKnown(nil)
	if err != nil {
		return err
	}
	h, err := serve.New(kept, ask.New(kept, known), serve.Options{PerSec: 1e9, PerBurst: 1e9})
	if err != nil {
		return err
	}
	latest, err := kept.Latest(ctx, 200, 0)
	if err != nil {
		return err
	}
	question := func(parts ...string) string { return "/ask?" + url.Values{"q": {strings.Join(parts, " ")}}.Encode() }
	speaker := func() string { return `speaker:"` + name(m.zipf.Uint64()) + `"` }
	month := func() string {
		return "in:" + time.Date(2024, time.Month(1+m.random.IntN(24)), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	}
	for _, a := range []asked{
		{"reader", 50 * time.Millisecond, func() string { return "/d/" + pick(m, latest).Document }},
		{"ask, a word", 150 * time.Millisecond, func() string { return question(m.word()) }},
		{"ask, two words", 150 * time.Millisecond, func() string { return question(m.word(), m.word()) }},
		{"ask, a speaker", 150 * time.Millisecond, func() string { return question(speaker()) }},
		{"ask, a speaker and a word", 150 * time.Millisecond, func() string { return question(speaker(), m.word()) }},
		{"ask, a word and a month", 150 * time.Millisecond, func() string { return question(m.word(), month()) }},
		{"ask, a month", 150 * time.Millisecond, func() string { return question(month()) }},
		{"ask, everything", 150 * time.Millisecond, func() string { return question() }},
		{"dossier", 250 * time.Millisecond, func() string { return "/who?" + url.Values{"name": {name(m.zipf.Uint64())}}.Encode() }},
		{"network", 0, func() string { return "/network?" + url.Values{"q": {m.word()}}.Encode() }},
		{"outlets", 0, func() string { return "/outlets?" + url.Values{"q": {m.word()}}.Encode() }},
		{"completion", 0, func() string { return "/api/v1/complete?" + url.Values{"q": {speaker()[:len(`speaker:"`)+3]}}.Encode() }},
		{"home", 0, func() string { return "/" }},
	} {
		var times []time.Duration
		for i := range 220 {
			r := httptest.NewRequest(http.MethodGet, a.address(), nil)
			w := &first{ResponseRecorder: httptest.NewRecorder(), start: time.Now()}
			h.ServeHTTP(w, r)
			if w.Code != http.StatusOK && w.Code != http.StatusNotFound { // not everybody speaks
				return fmt.Errorf("%s: %d", r.URL, w.Code)
			}
			if i >= 20 { // warm
				times = append(times, w.took)
			}
		}
		slices.Sort(times)
		goal := ""
		if a.goal > 0 {
			goal = fmt.Sprintf(" (goal %s)", a.goal)
		}
		fmt.Printf("page %-26s median %7.1f ms, 95th percentile %7.1f ms%s\n", a.name, milliseconds(times[len(times)/2]), milliseconds(times[len(times)*95/100]), goal)
	}
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// word is a word to ask for: one of the contents', as often as it stands there,
// but for those so short that nobody asks for them.
func (m *maker) word() string {
	for {
		w := store.Words(pick(m, m.words[pick(m, languages())]))
		if len(w) == 1 && len([]rune(w[0])) > 3 {
			return w[0]
		}
	}
}
