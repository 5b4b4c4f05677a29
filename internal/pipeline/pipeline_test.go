package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"selon"
)

// with makes a pipeline of one stage.
func with(o Options, do func(context.Context, *selon.Record) error) *Pipeline {
	if o.Jobs == 0 {
		o.Jobs = 4
	}
	return &Pipeline{options: o, packs: packs(), steps: []Step{{Name: "try", Adds: []Field{Statements}, Stage: func(ctx context.Context, s *Sheet) error { return do(ctx, s.Record) }}}}
}

// sayAll makes one statement of the whole text.
func sayAll(_ context.Context, rec *selon.Record) error {
	rec.Statements = []selon.Statement{{
		ID: "s1", Confidence: 0.9, Content: []selon.Span{{From: 0, To: len(rec.Document.Text)}},
	}}
	return nil
}

func numbered(n int) func(func(selon.Document) bool) {
	return func(yield func(selon.Document) bool) {
		for i := range n {
			if !yield(selon.Document{ID: fmt.Sprint(i), Text: fmt.Sprintf("Text number %d.", i)}) {
				return
			}
		}
	}
}

func TestResultsComeInTheOrderOfTheInputs(t *testing.T) {
	const n = 100
	p := with(Options{Jobs: 8}, func(ctx context.Context, rec *selon.Record) error {
		if strings.HasSuffix(rec.Document.ID, "0") {
			time.Sleep(5 * time.Millisecond) // the next ones overtake it
		}
		return sayAll(ctx, rec)
	})
	i := 0
	for r := range p.Documents(t.Context(), numbered(n)) {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		if want := fmt.Sprint(i); r.Record.Document.ID != want {
			t.Fatalf("result %d is document %s", i, r.Record.Document.ID)
		}
		i++
	}
	if i != n {
		t.Errorf("%d results of %d", i, n)
	}
}

func TestOneBadDocumentFailsAlone(t *testing.T) {
	unsound := errors.New("unsound")
	for _, c := range []struct {
		name string
		do   func(context.Context, *selon.Record) error
		want string
	}{
		{"error", func(context.Context, *selon.Record) error { return unsound }, "document 3: unsound"},
		{"panic", func(context.Context, *selon.Record) error { panic("no way on") }, "document 3: try: internal error: no way on"},
		{"record that cuts words", func(_ context.Context, rec *selon.Record) error {
			rec.Statements = []selon.Statement{{ID: "s1", Content: []selon.Span{{From: 0, To: 1000}}}}
			return nil
		}, "document 3: statement s1: content: span 0-1000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := with(Options{}, func(ctx context.Context, rec *selon.Record) error {
				if rec.Document.ID == "3" {
					return c.do(ctx, rec)
				}
				return sayAll(ctx, rec)
			})
			good, bad := 0, 0
			for r := range p.Documents(t.Context(), numbered(6)) {
				if r.Err == nil {
					good++
					continue
				}
				bad++
				if !strings.HasPrefix(r.Err.Error(), c.want) {
					t.Errorf("error %q, want %q", r.Err, c.want)
				}
			}
			if good != 5 || bad != 1 {
				t.Errorf("%d good and %d bad, want 5 and 1", good, bad)
			}
		})
	}
}

func TestDefectShowsWhere(t *testing.T) {
	p := with(Options{}, func(context.Context, *selon.Record) error { panic("no way on") })
	for r := range p.Documents(t.Context(), numbered(1)) {
		var defect *Defect
		if !errors.As(r.Err, &defect) {
			t.Fatalf("error %v is no defect", r.Err)
		}
		if !strings.Contains(string(defect.Stack), "TestDefectShowsWhere") {
			t.Errorf("the stack does not name the function that panicked:\n%s", defect.Stack)
		}
	}
}

func TestOnlySoMuchIsInMemory(t *testing.T) {
	const jobs = 2
	var drawn, taken atomic.Int64
	p := with(Options{Jobs: jobs}, sayAll)
	docs := func(yield func(selon.Document) bool) {
		for i := range 200 {
			// Those that wait to be taken, one a worker, one in each hand.
			if ahead := drawn.Add(1) - taken.Load(); ahead > 2*jobs+jobs+3 {
				t.Errorf("%d documents are in memory", ahead)
			}
			if !yield(selon.Document{ID: fmt.Sprint(i), Text: "Text."}) {
				return
			}
		}
	}
	for range p.Documents(t.Context(), docs) {
		taken.Add(1)
		time.Sleep(100 * time.Microsecond)
	}

	large := strings.Repeat("A long report. ", window/3/15)
	drawn.Store(0)
	taken.Store(0)
	p = with(Options{Jobs: 8}, sayAll)
	docs = func(yield func(selon.Document) bool) {
		for i := range 12 {
			if ahead := drawn.Add(1) - taken.Load(); ahead > 3+2 {
				t.Errorf("%d large documents are in memory", ahead)
			}
			if !yield(selon.Document{ID: fmt.Sprint(i), Lang: "en", Text: large}) {
				return
			}
		}
	}
	for range p.Documents(t.Context(), docs) {
		taken.Add(1)
	}
}

func TestLoopCanBeLeft(t *testing.T) {
	p := with(Options{}, sayAll)
	for range p.Documents(t.Context(), numbered(100)) {
		break
	}
}

func TestEndOfContextEndsTheLoop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p := with(Options{}, func(ctx context.Context, rec *selon.Record) error {
		if rec.Document.ID == "5" {
			cancel()
			<-ctx.Done()
			return ctx.Err()
		}
		return sayAll(ctx, rec)
	})
	for r := range p.Documents(ctx, numbered(1000)) {
		if r.Err != nil {
			t.Errorf("the end of the context is reported as an error: %v", r.Err)
		}
	}
}

func TestEndOfContextDoesNotWaitForInput(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	time.AfterFunc(20*time.Millisecond, cancel)
	for range with(Options{Stdin: r}, sayAll).Files(ctx, []string{"-"}) {
		t.Error("a result, of nothing")
	}
}

func TestLanguage(t *testing.T) {
	french := "La ministre a déclaré mardi que le budget de la défense serait voté avant la fin de l'année."
	for _, c := range []struct {
		name, option, stated, want string
		proven                     bool
	}{
		{"recognised", "", "", "fr", true},
		{"stated", "", "en", "en", true},
		{"stated, unproven", "", "de", "de", false},
		{"asked for", "en", "fr", "en", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := with(Options{Lang: c.option}, sayAll)
			docs := slices.Values([]selon.Document{{ID: "x", Lang: c.stated, Text: french}})
			for r := range p.Documents(t.Context(), docs) {
				if d := r.Record.Document; d.Lang != c.want || d.Proven != c.proven {
					t.Errorf("language %s, proven %v", d.Lang, d.Proven)
				}
			}
		})
	}
}

func TestDocumentOverTheSizeIsRefused(t *testing.T) {
	p := with(Options{MaxSize: 10}, sayAll)
	docs := slices.Values([]selon.Document{{ID: "short", Text: "It rains."}, {ID: "long", Text: "It has rained."}})
	var got []string
	for r := range p.Documents(t.Context(), docs) {
		if r.Err != nil {
			got = append(got, r.Err.Error())
		}
	}
	if len(got) != 1 || !strings.HasPrefix(got[0], "document long: 14 bytes of text, more than the 10") {
		t.Errorf("refused: %q", got)
	}
}

func TestFilesNameTheirPlace(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "It rains.", "b.txt": "", "c.txt": "It snows.\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	paths := []string{filepath.Join(dir, "none.txt"), dir}
	if n := Count(paths); n != 4 {
		t.Errorf("%d inputs are counted, there are 4", n)
	}
	p := with(Options{}, func(ctx context.Context, rec *selon.Record) error {
		if rec.Document.ID == "c" {
			return errors.New("unsound")
		}
		return sayAll(ctx, rec)
	})
	var got []string
	for r := range p.Files(t.Context(), paths) {
		line := fmt.Sprintf("%d ", r.Input)
		if r.Err != nil {
			line += strings.ReplaceAll(r.Err.Error(), dir+"/", "")
		} else {
			line += r.Record.Document.ID
		}
		got = append(got, line)
	}
	for i, want := range []string{"1 none.txt: no such file", "2 a", "3 b.txt: empty", "4 c.txt: document c: unsound"} {
		if i >= len(got) || !strings.HasPrefix(got[i], want) {
			t.Fatalf("results %q, number %d should begin %q", got, i, want)
		}
	}
}

func TestDefectInReadingEndsOneInput(t *testing.T) {
	defer func() {
		if v := recover(); v != "outside" {
			t.Errorf("a panic of the loop's own body is swallowed: recovered %v", v)
		}
	}()
	for range with(Options{}, sayAll).inputs([]string{os.Args[0]}) {
		panic("outside")
	}
}
