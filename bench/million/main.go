// Command million fills a record with statements that are made up and asks it.
//
//	go run ./bench/million dev.jsonl out.db 1000000
//	go run ./bench/million dev.jsonl out.db 0          asks the record that is there
//
// In: what "selon read -f json" prints of the development documents. Their
// distributions are those of what is made: how many statements a document has,
// how long contents are, how often which word and which speaker comes, how many
// names stand in a content. Out: the rates, and how long questions and pages take,
// on standard output, beside the distributions.
package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"selon"
	"selon/internal/ask"
	"selon/internal/export"
	"selon/internal/pipeline"
	"selon/internal/store"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "million:", err)
		os.Exit(1)
	}
}

// people is how many different names are made up.
const people = 20_000

// shape is what was measured on the development documents.
type shape struct {
	statements []int               // of each document
	lengths    []int               // words of each content
	names      []int               // named entities in each content
	words      map[string][]string // of all contents by language, as often as they stand there
}

// languages are those that documents are made up in.
func languages() []string { return []string{"fr", "en"} }

func measure(path string) (*shape, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	s := &shape{words: make(map[string][]string)}
	for rec, err := range export.ReadJSON(file) {
		if err != nil {
			return nil, err
		}
		s.statements = append(s.statements, len(rec.Statements))
		for _, st := range rec.Statements {
			n := 0
			for _, c := range st.Content {
				w := strings.Fields(c.Cut(rec.Document.Text))
				n += len(w)
				s.words[rec.Document.Lang] = append(s.words[rec.Document.Lang], w...)
			}
			s.lengths = append(s.lengths, n)
			named := 0
			for _, e := range rec.Entities {
				if slices.ContainsFunc(e.Mentions, func(m selon.Mention) bool {
					return m.Kind == selon.NameMention && slices.ContainsFunc(st.Content, func(c selon.Span) bool { return c.Contains(m.Span) })
				}) {
					named++
				}
			}
			s.names = append(s.names, named)
		}
	}
	for _, l := range languages() {
		if len(s.words[l]) == 0 {
			return nil, fmt.Errorf("%s: no statements in %s", path, l)
		}
	}
	return s, nil
}

// maker makes documents up.
type maker struct {
	*shape
	random *rand.Rand
	zipf   *rand.Zipf
}

func pick[T any](m *maker, some []T) T { return some[m.random.IntN(len(some))] }

// name is the nth of the names that are made up: two words of syllables.
func name(n uint64) string {
	word := func(n uint64) string {
		syllables := []string{"ba", "ré", "mi", "lo", "ten", "va", "dur", "ko", "sel", "ni"}
		s := syllables[n%10] + syllables[n/10%10] + syllables[n/100%10]
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return word(n*7+n/1000) + " " + word(n+n/1000*13)
}

// document makes one document.
func (m *maker) document(number int) store.Item {
	var text strings.Builder
	rec := &selon.Record{Model: "made up"}
	ids := make(map[uint64]int)
	mention := func(n uint64) {
		i, ok := ids[n]
		if !ok {
			i = len(rec.Entities)
			ids[n] = i
			rec.Entities = append(rec.Entities, selon.Entity{ID: "e" + strconv.Itoa(i+1), Type: selon.PersonEntity, Name: name(n)})
		}
		rec.Entities[i].Mentions = append(rec.Entities[i].Mentions, selon.Mention{Span: selon.Span{From: text.Len(), To: text.Len() + len(name(n))}, Kind: selon.NameMention, Confidence: 0.9})
		text.WriteString(name(n))
	}
	language := pick(m, languages())
	voices := []uint64{m.zipf.Uint64(), m.zipf.Uint64(), m.zipf.Uint64()}
	for i := range max(1, pick(m, m.statements)) {
		who := pick(m, voices)
		from := text.Len()
		mention(who)
		s := selon.Statement{ID: "s" + strconv.Itoa(i+1), Mode: selon.Indirect, Kind: selon.Said, Confidence: 0.4 + 0.6*m.random.Float64(), By: "network"}
		s.Source = []selon.Span{{From: from, To: text.Len()}}
		s.Speaker = &selon.Speaker{Name: name(who), Type: selon.Person, Entity: rec.Entities[ids[who]].ID, Confidence: 0.95, By: "name"}
		text.WriteString(" a dit que ")
		s.Cue = []selon.Span{{From: text.Len() - len("a dit que "), To: text.Len() - len(" que ")}}
		from = text.Len()
		for range max(1, pick(m, m.lengths)) {
			text.WriteString(pick(m, m.words[language]))
			text.WriteByte(' ')
		}
		for range pick(m, m.names) {
			mention(m.zipf.Uint64())
			text.WriteByte(' ')
		}
		s.Content = []selon.Span{{From: from, To: text.Len() - 1}}
		text.WriteString(".\n")
		rec.Statements = append(rec.Statements, s)
	}
	day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, m.random.IntN(730))
	key := "https://made-up.example/" + strconv.Itoa(number)
	rec.Document = selon.Document{ID: strconv.Itoa(number), URL: key, Outlet: "Outlet " + strconv.Itoa(m.random.IntN(40)), Published: day.Format(time.DateOnly), Lang: language, Text: text.String()}
	return store.Item{Key: key, Record: rec, Keys: pipeline.Keys(key, rec), Fetched: "2026-01-01T00:00:00Z", Source: key}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: million DEV.jsonl OUT.db STATEMENTS")
	}
	want, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	s, err := measure(args[0])
	if err != nil {
		return err
	}
	quantiles := func(some []int) string {
		some = slices.Sorted(slices.Values(some))
		at := func(q float64) int { return some[int(q*float64(len(some)-1))] }
		return fmt.Sprintf("%d, %d, %d, %d, %d", at(0.05), at(0.25), at(0.5), at(0.75), at(0.95))
	}
	fmt.Printf("distributions (5, 25, 50, 75, 95 %%): statements a document %s; words a content %s; names a content %s; %d words; names by Zipf's law (1.1) over %d\n",
		quantiles(s.statements), quantiles(s.lengths), quantiles(s.names), len(s.words["fr"])+len(s.words["en"]), people)
	random := rand.New(rand.NewPCG(1, 2))
	m := &maker{s, random, rand.NewZipf(random, 1.1, 8, people-1)}
	if want > 0 {
		os.Remove(args[1])
	}
	kept, err := store.Open(args[1], pipeline.Packs())
	if err != nil {
		return err
	}
	defer kept.Close()
	ctx := context.Background()

	made, number := 0, 0
	rate := func(until, together int, what string) error {
		var spent time.Duration
		before := made
		for made < until {
			var items []store.Item
			for len(items) < aRound && made < until {
				items = append(items, m.document(number))
				made += len(items[len(items)-1].Record.Statements)
				number++
			}
			start := time.Now()
			if err := add(ctx, kept, items, together); err != nil {
				return err
			}
			spent += time.Since(start)
		}
		fmt.Printf("%s: %.0f statements/s (%d statements)\n", what, float64(made-before)/spent.Seconds(), made-before)
		return nil
	}
	if want == 0 { // ask what is there
		return pages(ctx, m, kept)
	}
	if err := rate(min(want, 20_000), 1, "kept, indexed, durable at each document"); err != nil {
		return err
	}
	if err := rate(want, 64, "the same, 64 documents at a time"); err != nil {
		return err
	}
	if err := questions(ctx, m, kept, made); err != nil {
		return err
	}
	return pages(ctx, m, kept)
}

// aRound is how many documents are made up before they are kept.
const aRound = 1024

// add keeps documents as "selon add" does: so many in a transaction, and the next
// are made ready while some are written.
func add(ctx context.Context, kept *store.Store, items []store.Item, together int) error {
	ready := make(chan store.Prepared, 2*together)
	go func() {
		defer close(ready)
		for i := range items {
			ready <- kept.Prepare(&items[i])
		}
	}()
	var some []store.Prepared
	for r := range ready {
		if some = append(some, r); len(some) == together {
			if _, err := kept.Keep(ctx, some); err != nil {
				return err
			}
			some = some[:0]
		}
	}
	_, err := kept.Keep(ctx, some)
	return err
}

// questions asks for a speaker, a word and a month, a thousand times.
func questions(ctx context.Context, m *maker, kept *store.Store, made int) error {
	known, err := pipeline.NewKnown(nil)
	if err != nil {
		return err
	}
	asker := ask.New(kept, known)
	var times []time.Duration
	found := 0
	for i := range 1050 {
		word := ""
		for len(store.Words(word)) != 1 {
			word = pick(m, m.words[pick(m, languages())])
		}
		day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, m.random.IntN(24), 0)
		question := fmt.Sprintf(`speaker:"%s" %s in:%s`, name(m.zipf.Uint64()), store.Words(word)[0], day.Format("2006-01"))
		start := time.Now()
		a, err := asker.Ask(ctx, question, ask.Options{Order: store.ByDate, Limit: 20})
		if err != nil {
			return fmt.Errorf("%s: %w", question, err)
		}
		if i >= 50 { // warm
			times = append(times, time.Since(start))
			found += a.Total
		}
	}
	slices.Sort(times)
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	fmt.Printf("speaker, word and month over %d statements: median %s, 99th percentile %s (%d answers to %d questions); memory %d MB from the system\n",
		made, times[len(times)/2].Round(10*time.Microsecond), times[len(times)*99/100].Round(10*time.Microsecond), found, len(times), memory.Sys>>20)
	return nil
}
