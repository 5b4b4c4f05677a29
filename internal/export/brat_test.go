package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"selon"
)

// bratTerm is a T line as brat reads it.
type bratTerm struct {
	label string
	spans [][2]int
}

// readTerms reads T lines by brat's own rules: the words column must hold the
// fragments joined by blanks, to the letter.
func readTerms(t *testing.T, text, ann string) map[string]bratTerm {
	t.Helper()
	points := []rune(text)
	terms := make(map[string]bratTerm)
	for line := range strings.Lines(ann) {
		line = strings.TrimSuffix(line, "\n")
		if strings.ContainsFunc(strings.ReplaceAll(line, "\t", ""), lineEnd) {
			t.Errorf("a line end inside of line %q", line)
		}
		columns := strings.Split(line, "\t")
		if columns[0][0] != 'T' {
			continue
		}
		label, places, _ := strings.Cut(columns[1], " ")
		term := bratTerm{label: label}
		var pieces []string
		for place := range strings.SplitSeq(places, ";") {
			var from, to int
			if _, err := fmt.Sscanf(place, "%d %d", &from, &to); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			term.spans = append(term.spans, [2]int{from, to})
			piece := string(points[from:to])
			if strings.Trim(strings.Map(noLineEnd, piece), " ") == "" { // of nothing but line ends that are no white space
				piece = strings.Map(noLineEnd, piece)
			}
			pieces = append(pieces, piece)
		}
		if words := strings.Join(pieces, " "); len(columns) != 3 || columns[2] != words {
			t.Errorf("the words of line %q are not those of its offsets, %q", line, words)
		}
		terms[columns[0]] = term
	}
	return terms
}

// letters are the words of spans without white space, which brat cannot keep.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestBratOffsetsCutTheSameWords(t *testing.T) {
	role := regexp.MustCompile(`(Source|Cue|Content|Addressee):(T\d+)`)
	for _, rec := range samples() {
		text := rec.Document.Text
		points := []rune(text)
		ann := printed(t, "brat", Options{}, rec)
		terms := readTerms(t, text, ann)
		event := 0
		for line := range strings.Lines(ann) {
			if line[0] != 'E' {
				continue
			}
			s := &rec.Statements[event]
			event++
			got := make(map[string]string)
			for _, part := range role.FindAllStringSubmatch(line, -1) {
				for _, span := range terms[part[2]].spans {
					got[part[1]] += string(points[span[0]:span[1]])
				}
			}
			for label, spans := range map[string][]selon.Span{"Source": s.Source, "Cue": s.Cue, "Content": s.Content, "Addressee": s.Addressee} {
				want := ""
				for _, span := range spans {
					want += span.Cut(text)
				}
				if letters(got[label]) != letters(want) {
					t.Errorf("%s of %s is %q, want %q", label, s.ID, got[label], want)
				}
			}
		}
		if event != len(rec.Statements) {
			t.Errorf("%d events for %d statements", event, len(rec.Statements))
		}
	}
}

func TestBratFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	printed(t, "brat", Options{Dir: dir}, samples()...)
	printed(t, "brat", Options{Dir: dir}, samples()...) // the same again is no conflict
	var names []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if len(names) != 2*len(samples())+1 || !slices.Contains(names, "annotation.conf") || !slices.Contains(names, "port-de-brest.ann") {
		t.Errorf("the folder holds %q", names)
	}
	text, err := os.ReadFile(filepath.Join(dir, "port-de-brest.txt"))
	if err != nil || string(text) != port().Document.Text {
		t.Errorf("the text is not the document's, or %v", err)
	}

	// What was corrected stays.
	corrected := filepath.Join(dir, "port-de-brest.ann")
	if err := os.WriteFile(corrected, []byte("T1\tSource 0 2\tLe\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	w, err := New("brat", &bytes.Buffer{}, Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(port()); err == nil || !strings.Contains(err.Error(), "port-de-brest.ann is there already") {
		t.Errorf("a corrected file was met with %v", err)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	if kept, _ := os.ReadFile(corrected); string(kept) != "T1\tSource 0 2\tLe\n" {
		t.Error("the corrected file is lost")
	}
}

func TestBratStreamHoldsOneDocument(t *testing.T) {
	w, err := New("brat", &bytes.Buffer{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(port()); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(silent()); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("a second document was met with %v", err)
	}
}

func TestFileNames(t *testing.T) {
	var names fileNames
	seen := make(map[string]bool)
	plain := regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._-]*$`)
	for _, id := range []string{
		"good-id_1.x", "Good-ID_1.X", "good-id_1.x", "good-id_1.x-2", "", "", ".", "..", "...", "a/b", "a\\b", "a:b", "../a", "/etc/passwd",
		"été", "e\u0301te\u0301", "a b", "a\x00b", "a\nb", "con", "NUL.txt", "com1", "-rf", "end.", "日本", strings.Repeat("long", 100), strings.Repeat("long", 101),
	} {
		name := names.of(id)
		if !plain.MatchString(name) || len(name) > 150 || strings.HasSuffix(name, ".") || reserved(name) {
			t.Errorf("%q is not a safe name for %q", name, id)
		}
		if low := strings.ToLower(name); seen[low] {
			t.Errorf("%q is used twice, the second time for %q", name, id)
		} else {
			seen[low] = true
		}
	}
	var fresh fileNames
	if got := fresh.of("good-id_1.x"); got != "good-id_1.x" {
		t.Errorf("an id that is a good name became %q", got)
	}
}

// The project's scorer must read what is printed here.
func TestScorerReadsBrat(t *testing.T) {
	bin, err := filepath.Abs("../../../shared/bin")
	if err != nil {
		t.Fatal(err)
	}
	python, err2 := exec.LookPath("python3")
	if _, err := os.Stat(filepath.Join(bin, "gold.py")); err != nil || err2 != nil {
		t.Skip("the scorer gold.py or python3 is not on this machine")
	}
	dir := t.TempDir()
	printed(t, "brat", Options{Dir: dir}, samples()...)
	script := `import sys, json; sys.path.insert(0, sys.argv[1]); sys.dont_write_bytecode = True
import gold; json.dump(list(gold.load_gold(sys.argv[2]).values()), sys.stdout)`
	out, err := exec.Command(python, "-c", script, bin, dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	var docs []struct {
		Text         string
		Attributions []struct{ Source, Cue, Content [][2]int }
	}
	if err := json.Unmarshal(out, &docs); err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, rec := range samples() {
		for _, doc := range docs {
			if doc.Text != rec.Document.Text {
				continue
			}
			read++
			points := []rune(doc.Text)
			for i, a := range doc.Attributions {
				got, want := "", ""
				for _, span := range a.Content {
					got += string(points[span[0]:span[1]])
				}
				for _, span := range rec.Statements[i].Content {
					want += span.Cut(doc.Text)
				}
				if letters(got) != letters(want) {
					t.Errorf("the scorer reads the content %q, want %q", got, want)
				}
			}
		}
	}
	if read != len(samples()) {
		t.Errorf("the scorer read %d documents of %d", read, len(samples()))
	}
}
