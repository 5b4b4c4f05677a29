package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the picture in README.md anew")

const (
	readme  = "../../README.md"
	article = "../../testdata/examples/fr/visite-tachkent.txt"
	before  = "<!-- picture: written by go test ./cmd/selon -run Readme -update -->\n```\n"
	after   = "\n…\n```\n"
	shown   = 9 // paragraphs of the output
)

// TestReadme holds the picture of the output in README.md to what the program
// prints.
func TestReadme(t *testing.T) {
	if !hasNetwork() {
		t.Skip("this program was built without its network")
	}
	var out, messages bytes.Buffer
	if status := run([]string{"read", "--width", "80", article}, &terminal{out: &out, err: &messages}); status != allDone {
		t.Fatalf("exit status %d: %s", status, messages.String())
	}
	paragraphs := strings.Split(strings.TrimSpace(out.String()), "\n\n")
	picture := strings.Join(paragraphs[:min(shown, len(paragraphs))], "\n\n")

	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, found := strings.Cut(string(text), before)
	_, tail, closed := strings.Cut(rest, "```\n")
	if !found || !closed {
		t.Fatalf("%s has no place for the picture", readme)
	}
	want := head + before + picture + after + tail
	if *update {
		if err := os.WriteFile(readme, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(text) != want {
		t.Errorf("the picture in %s is not what the program prints; it should be:\n%s", readme, picture)
	}
}
