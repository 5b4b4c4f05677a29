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

// BenchmarkRead reads the examples on one thread. The speed is that of the
// fastest round, in time of the thread: what else the machine does is not counted.
func BenchmarkRead(b *testing.B) {
	for _, path := range kernel.All() {
		b.Run(path.Name(), func(b *testing.B) {
			r := open(b, path, false).NewReader()
			texts := examples(b)
			runtime.LockOSThread() // for clock
			defer runtime.UnlockOSThread()
			words, cues := 0, 0
			fastest := time.Duration(1 << 62)
			for b.Loop() {
				words, cues = 0, 0
				start := clock()
				for _, text := range texts {
					reading, err := r.Read(context.Background(), text)
					if err != nil {
						b.Fatal(err)
					}
					words += len(reading.Words)
					cues += len(reading.Cues)
				}
				fastest = min(fastest, clock()-start)
			}
			b.ReportMetric(float64(words)/fastest.Seconds(), "words/s")
			b.ReportMetric(fastest.Seconds()/float64(words)*1e6, "ms/1000words")
			b.ReportMetric(float64(cues)/float64(words)*1000, "cues/1000words")
		})
	}
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
