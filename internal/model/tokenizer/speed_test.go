package tokenizer

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"selon/internal/model/safetensors"
	"selon/internal/model/weights"
)

// sharedNews returns the texts of the annotated news, which are not part of the
// repository, and skips the test where they are not to be had.
func sharedNews(t testing.TB, lang string) []string {
	t.Helper()
	const root = "../../.." // of the repository
	files, err := filepath.Glob(filepath.Join(root, "../shared/data/attribution", lang, "train", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("../shared/data/attribution is not beside the repository")
	}
	var texts []string
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct{ Text string }
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		texts = append(texts, doc.Text)
	}
	return texts
}

// News in the languages that the network was trained on must be made of known
// pieces, but for a stray foreign word.
func TestNewsIsKnown(t *testing.T) {
	tok := real(t)
	for _, lang := range []string{"fr", "en"} {
		t.Run(lang, func(t *testing.T) {
			bytes, words, all, unknown := 0, 0, 0, 0
			start := time.Now()
			for _, text := range sharedNews(t, lang) {
				w, pieces := tok.Cut(text)
				for _, p := range pieces {
					if p.ID == Unknown {
						unknown++
					}
				}
				bytes, words, all = bytes+len(text), words+len(w), all+len(pieces)
			}
			seconds := time.Since(start).Seconds()
			t.Logf("%d bytes, %d words, %d pieces, %d unknown; %.1f MB/s with reading", bytes, words, all, unknown, float64(bytes)/seconds/1e6)
			if unknown > all/20000 {
				t.Errorf("%d of %d pieces are unknown", unknown, all)
			}
		})
	}
}

// BenchmarkCut measures the cut of French and English prose.
func BenchmarkCut(b *testing.B) {
	tok := real(b)
	for _, c := range []struct{ name, text string }{
		{"own", ownProse(b)},
		{"decomposed", strings.Repeat("de\u0301ja\u0300 vu, a\u0300 l'e\u0301te\u0301 ", 2000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				tok.Cut(c.text)
			}
		})
	}
	b.Run("news", func(b *testing.B) {
		text := strings.Join(append(sharedNews(b, "fr")[:50], sharedNews(b, "en")[:50]...), "\n")
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			tok.Cut(text)
		}
	})
}

// ownProse returns the first vectors, which are sentences, some times over.
func ownProse(b *testing.B) string {
	var text strings.Builder
	for _, v := range readVectors(b)[:40] {
		text.WriteString(v.Text + "\n")
	}
	return strings.Repeat(text.String(), 20)
}

// BenchmarkNew measures what every start of the program pays.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		f, err := safetensors.Parse(weights.Words())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := New(f); err != nil {
			b.Fatal(err)
		}
	}
}
