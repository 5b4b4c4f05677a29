package model

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"selon/internal/model/kernel"
	"selon/internal/model/weights"
)

// examples returns the articles written for the project.
func examples(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/examples/*/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	var out []string
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(text))
	}
	return out
}

// BenchmarkRead reads the examples on one thread. Each window counts with its
// fastest reading, in time of the thread: what else the machine does, and
// undoes in the caches, is not counted.
func BenchmarkRead(b *testing.B) {
	for _, path := range kernel.All() {
		b.Run(path.Name(), func(b *testing.B) {
			n := open(b, path, false)
			r := n.NewReader()
			runtime.LockOSThread() // for clock
			defer runtime.UnlockOSThread()
			fastest := fastests{}
			words, cues := 0, 0
			for b.Loop() {
				words, cues = 0, 0
				for i, text := range examples(b) {
					var l *layout
					fastest.time(key{i, -1}, func() { l = newLayout(n.tokenizer, text, r.plan.size-2) })
					words += len(l.words)
					for k, w := range r.plan.windows(l) {
						fastest.time(key{i, k}, func() {
							r.see(l, w)
							cues += len(r.appendCues(nil, w))
						})
					}
				}
			}
			per1000 := 1000 / float64(words)
			b.ReportMetric(fastest.total().Seconds()*1e3*per1000, "cpu-ms/1000words")
			b.ReportMetric(float64(words)/fastest.total().Seconds(), "words/cpu-s")
			b.ReportMetric(float64(cues)*per1000, "cues/1000words")
		})
	}
}

// key is a window of a text.
type key struct{ text, window int }

// fastests are the shortest times that pieces of work took.
type fastests map[key]time.Duration

func (f fastests) time(k key, work func()) {
	start := clock()
	work()
	if took := clock() - start; f[k] == 0 || took < f[k] {
		f[k] = took
	}
}

func (f fastests) total() (sum time.Duration) {
	for _, d := range f {
		sum += d
	}
	return sum
}

// BenchmarkReadSideBySide reads the examples on all processors at once.
func BenchmarkReadSideBySide(b *testing.B) {
	n := open(b, kernel.Best(), false)
	texts := examples(b)
	b.RunParallel(func(p *testing.PB) {
		r := n.NewReader()
		for p.Next() {
			for _, text := range texts {
				if _, err := r.Read(context.Background(), text); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkLoad is what every start of the program costs.
func BenchmarkLoad(b *testing.B) {
	words, network := weights.Words(), networkBytes(b)
	for b.Loop() {
		if _, err := Load(words, network, kernel.Best()); err != nil {
			b.Fatal(err)
		}
	}
}
