package model

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"selon/internal/model/kernel"
)

func read(t testing.TB, r *Reader, text string) *Reading {
	t.Helper()
	reading, err := r.Read(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

// checkReading asserts what users of a reading rely on.
func checkReading(t testing.TB, text string, reading *Reading) {
	t.Helper()
	at, paragraph := 0, 0
	for i, w := range reading.Words {
		if w.From < at || w.To <= w.From || w.To > len(text) || w.Paragraph < paragraph || w.Paragraph > paragraph+1 {
			t.Fatalf("word %d is %+v, behind byte %d and paragraph %d", i, w, at, paragraph)
		}
		at, paragraph = w.To, w.Paragraph
	}
	last := 0
	for i, c := range reading.Cues {
		if c.First < last || c.Last <= c.First || c.Last > len(reading.Words) {
			t.Fatalf("cue %d has words %d-%d, behind word %d of %d", i, c.First, c.Last, last, len(reading.Words))
		}
		last = c.Last
		if c.From > c.First || c.From+len(c.Tags) < c.Last {
			t.Fatalf("cue %d, words %d-%d, has tags for %d-%d", i, c.First, c.Last, c.From, c.From+len(c.Tags))
		}
		for _, p := range []float32{c.Likely, c.Valid, c.Attitude} {
			if !(p >= 0 && p <= 1) {
				t.Fatalf("cue %d has probabilities %v, %v, %v", i, c.Likely, c.Valid, c.Attitude)
			}
		}
		for k, tags := range c.Tags {
			for _, p := range tags {
				if !(p <= 1e-5) {
					t.Fatalf("cue %d: word %d has log-probabilities %v", i, c.From+k, tags)
				}
			}
		}
	}
}

func TestHostileTextsAreRead(t *testing.T) {
	r := open(t, kernel.Best(), false).NewReader()
	for name, text := range map[string]string{
		"nothing":            "",
		"white space":        " \n\r\n\t\u2029 ",
		"one letter":         "a",
		"no letters":         "... « » !",
		"erased":             "\u200b\u200d \ufeff",
		"controls":           "a\x00b\x1cc said \x7f",
		"not UTF-8":          "said \xff\xfe\xc3 that",
		"one very long word": strings.Repeat("antidisestablishment", 25_000),
		"unknown letters":    strings.Repeat("词", 2000),
		"unbroken paragraph": strings.Repeat("il a dit que non, ", 300),
		"a paragraph a word": strings.Repeat("said\n\n", 700),
		"quotes":             strings.Repeat("« “ ‘ \" ' ", 200),
	} {
		t.Run(name, func(t *testing.T) { checkReading(t, text, read(t, r, text)) })
	}
}

func TestReadingDoesNotDependOnWhatWasReadBefore(t *testing.T) {
	n := open(t, kernel.Best(), false)
	texts := append(examples(t), "The mayor said no.", "")
	fresh := make([]*Reading, len(texts))
	for i, text := range texts {
		fresh[i] = read(t, n.NewReader(), text)
		checkReading(t, text, fresh[i])
	}
	var readers sync.WaitGroup
	for g := range 3 {
		readers.Go(func() {
			r := n.NewReader()
			for k := range texts {
				i := (k + g) % len(texts)
				got, err := r.Read(context.Background(), texts[i])
				if err != nil || !reflect.DeepEqual(got, fresh[i]) {
					t.Errorf("text %d is read otherwise by a used reader (error %v)", i, err)
				}
			}
		})
	}
	readers.Wait()
}

func TestPathsOfOneClassAgreeBitForBit(t *testing.T) {
	const text = "“We were told nothing,” the envoy said. Selon elle, l’accord tient.\n\nIl dément."
	of := map[kernel.Class]*Reading{}
	for _, path := range kernel.All() {
		got := read(t, open(t, path, false).NewReader(), text)
		got.Links.net = nil // each path has laid it out for itself
		want, ok := of[path.Class()]
		if !ok {
			of[path.Class()] = got
		} else if !reflect.DeepEqual(got, want) {
			t.Errorf("%s differs from another path of class %s", path, path.Class())
		}
	}
}

func TestReadingStopsWhenToldTo(t *testing.T) {
	r := open(t, kernel.Best(), false).NewReader()
	why := errors.New("the user has seen enough")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(why)
	if _, err := r.Read(ctx, "She said so."); !errors.Is(err, why) {
		t.Errorf("error is %v, want %v", err, why)
	}
}

func FuzzRead(f *testing.F) {
	r := open(f, kernel.Best(), false).NewReader()
	for _, text := range []string{"", "Il a dit : « Non ! »", "a\u0301\r\n\r\n\u202e«", "said\x00\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		reading := read(t, r, text)
		checkReading(t, text, reading)
		for _, w := range reading.Words {
			if utf8.ValidString(text) && !utf8.ValidString(text[w.From:w.To]) {
				t.Fatalf("word %+v cuts a character", w)
			}
		}
	})
}
