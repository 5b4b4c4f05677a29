package serve

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"selon"
	"selon/internal/ask"
	"selon/internal/store"
)

// Many read, without a pause, while somebody writes: no answer fails and no write
// is lost. SELON_LOAD is how long it goes on, such as 60s; the machine is then
// taken to be free, and the slowest of a hundred answers must be there within a
// second.
func TestManyReadWhileOneWrites(t *testing.T) {
	const readers, perSecond, perDocument = 200, 100, 5
	long, timed := 2*time.Second, false
	if d, err := time.ParseDuration(os.Getenv("SELON_LOAD")); err == nil {
		long, timed = d, true
	}
	s, document := kept(t)
	h, err := New(s, ask.New(s, nothingKnown{}), Options{PerSec: 1e6, PerBurst: 1e6})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: readers}, Timeout: 10 * time.Second}
	pages := []string{"/", "/d/" + document, "/ask?q=pont", "/ask?q=speaker:lunel+digue", "/who?name=Marchetti", "/outlets", "/api/v1/ask?q=digue&limit=50", "/api/v1/documents/" + document}

	ctx, stop := context.WithTimeout(context.Background(), long)
	defer stop()
	var mu sync.Mutex
	var times []time.Duration
	var all sync.WaitGroup
	for n := range readers {
		all.Go(func() {
			for i := n; ctx.Err() == nil; i++ {
				start := time.Now()
				err := fetch(client, server.URL+pages[i%len(pages)])
				mu.Lock()
				times = append(times, time.Since(start))
				mu.Unlock()
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	var written []string
	tick := time.NewTicker(time.Second * perDocument / perSecond)
	defer tick.Stop()
	for ctx.Err() == nil {
		out, err := s.Add(context.Background(), []store.Item{prepared(len(written), perDocument)})
		if err != nil {
			t.Fatal(err)
		}
		written = append(written, out[0].Document)
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
	}
	all.Wait()

	for n, document := range written {
		v, err := s.Version(context.Background(), document, 1)
		if err != nil || len(v.Record.Statements) != perDocument {
			t.Fatalf("document %d of %d was lost: %v", n+1, len(written), err)
		}
	}
	slices.Sort(times)
	at := func(share float64) time.Duration {
		return times[int(share*float64(len(times)-1))].Round(time.Millisecond)
	}
	t.Logf("%d readers for %s: %d answers, median %s, 99th percentile %s, slowest %s; %d statements written",
		readers, long, len(times), at(0.5), at(0.99), at(1), len(written)*perDocument)
	if timed && at(0.99) > time.Second {
		t.Errorf("99th percentile %s", at(0.99))
	}
	if floor := int(0.9 * long.Seconds() * perSecond); timed && len(written)*perDocument < floor {
		t.Errorf("%d statements written, fewer than %d", len(written)*perDocument, floor)
	}
}

// fetch reads a page to its end.
func fetch(client *http.Client, address string) error {
	answer, err := client.Get(address)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return fmt.Errorf("%s: %w", address, err)
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", address, answer.Status)
	}
	return nil
}

// prepared is a document with so many statements, as a reader of news would add it.
func prepared(n, statements int) store.Item {
	var text strings.Builder
	rec := &selon.Record{Model: "m", Document: selon.Document{ID: fmt.Sprint(n), URL: fmt.Sprintf("https://vaudreval.example/digue/%d", n), Title: fmt.Sprintf("Digue, jour %d", n), Outlet: "Le Courrier", Published: "2024-09-01", Lang: "fr"}}
	span := func(words string) []selon.Span {
		from := text.Len()
		text.WriteString(words)
		return []selon.Span{{From: from, To: text.Len()}}
	}
	entity := selon.Entity{ID: "e1", Type: selon.PersonEntity, Name: "Inès Lunel"}
	for i := range statements {
		s := selon.Statement{ID: fmt.Sprintf("s%d", i+1), Mode: selon.Indirect, Kind: selon.Said, Confidence: 0.9, Speaker: &selon.Speaker{Name: "Inès Lunel", Type: selon.Person, Entity: "e1"}}
		s.Source = span("Inès Lunel")
		entity.Mentions = append(entity.Mentions, selon.Mention{Span: s.Source[0], Kind: selon.NameMention, Confidence: 1})
		text.WriteByte(' ')
		s.Cue = span("a dit")
		text.WriteByte(' ')
		s.Content = span(fmt.Sprintf("que la digue %d tiendrait", n*statements+i))
		text.WriteString(". ")
		rec.Statements = append(rec.Statements, s)
	}
	rec.Document.Text = text.String()
	rec.Entities = []selon.Entity{entity}
	return store.Item{Key: rec.Document.URL, Record: rec, Keys: []string{"person:ines lunel"}, Fetched: "2024-09-01T10:00:00Z", Source: "test"}
}
