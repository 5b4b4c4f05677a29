package eval

import (
	"os/exec"
	"strings"
	"testing"
)

func TestSameName(t *testing.T) {
	for _, test := range []struct {
		gold, system string
		want         bool
	}{
		{"Zoé Quéméner", "Mme QUÉMÉNER", true},
		{"Zoé Quéméner", "zoe\u0301 que\u0301me\u0301ner", true},
		{"Quéméner", "la maire Zoé Quéméner", true},
		{"Quéméner", "Zoé Quéméner, Paul Ba et Lin", false}, // a list is no name
		{"Zoé Quéméner", "Zoé Ba", false},
		{"Quéméner", "", false},
		{"la présidente", "le président", false},
		{"le président", "le président", false}, // nothing but titles and articles
		{"ΝΙΚΟΣ", "Νίκος", true},
	} {
		if got := SameName(test.gold, test.system); got != test.want {
			t.Errorf("%q, %q: %v", test.gold, test.system, got)
		}
	}
}

func TestIsPronoun(t *testing.T) {
	for source, want := range map[string]bool{
		"Elle": true, "CE DERNIER": true, "celle-ci": true, "They": true,
		"": false, "|": false, "elle|ils": false, "Ellen": false, "\u0130L": false, "dernier": false,
	} {
		if isPronoun(source) != want {
			t.Errorf("%q: %v", source, !want)
		}
	}
}

// TestNamesAreFoldedAsInPython folds characters inside and at the end of a word:
// the older scripts' and all that Python changes.
func TestNamesAreFoldedAsInPython(t *testing.T) {
	if testing.Short() {
		t.Skip("going through all characters takes seconds")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 on the PATH to ask")
	}
	out, err := exec.Command(python, "-c", `
import sys, re, unicodedata as u
for c in map(chr, range(0x110000)):
    if u.category(c) in ("Cn", "Cs", "Co") or c < " ": continue
    s = "b" + c + "b" + c
    n = "".join(x for x in u.normalize("NFD", s) if not u.combining(x)).lower()
    if n == s and c > "\u2fff": continue
    sys.stdout.buffer.write((s + "\t" + " ".join(re.findall(r"\w+", n)) + "\n").encode())
`).Output()
	if err != nil {
		t.Skipf("python3 does not run: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		s, want, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if got := strings.Join(nameWords(s), " "); got != want {
			t.Errorf("%q: %q, Python has %q", s, got, want)
		}
	}
}
