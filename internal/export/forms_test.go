package export

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"selon"
)

func TestNewNamesTheFormats(t *testing.T) {
	_, err := New("xml", &bytes.Buffer{}, Options{})
	if err == nil || !strings.Contains(err.Error(), strings.Join(Names(), ", ")) {
		t.Errorf("the error %v does not list the formats", err)
	}
}

// Nothing unsound is printed, in any format.
func TestUnsoundRecordsAreRefused(t *testing.T) {
	cut := port()
	cut.Statements[1].Content[0].To-- // inside of a character
	broken := silent()
	broken.Document.Text = "caf\xe9"
	for _, name := range Names() {
		for _, rec := range []*selon.Record{cut, broken} {
			var out bytes.Buffer
			w, err := New(name, &out, Options{Dir: t.TempDir()})
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Write(rec); err == nil || !strings.Contains(err.Error(), rec.Document.ID) {
				t.Errorf("%s: unsound record met with %v", name, err)
			}
			if out.Len() > 0 {
				t.Errorf("%s printed %q of an unsound record", name, out.String())
			}
		}
	}
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrorsAreReported(t *testing.T) {
	for _, name := range Names() {
		if name == "gold" {
			continue // writes files only
		}
		w, err := New(name, full{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		// Forms that gather first can meet it only at the end.
		if err := errors.Join(w.Write(port()), w.Close()); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// checkTerminal says what a reader of a terminal relies on: no command but
// colours gets through, and no line is wider than it.
func checkTerminal(t *testing.T, out string, o Options) {
	t.Helper()
	sgr := regexp.MustCompile("\x1b\\[[0-9;]*m")
	if o.Colour {
		out = sgr.ReplaceAllString(out, "")
	}
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		for _, r := range line {
			if _, is := visible(r); is {
				t.Fatalf("%U reaches the terminal in %q", r, line)
			}
		}
		if width := uniseg.StringWidth(line); width > max(o.Width, narrowestLine) {
			t.Errorf("%d cells in a terminal of %d: %q", width, o.Width, line)
		}
	}
}

func TestTerminalIsSafe(t *testing.T) {
	for _, width := range []int{30, 40, 80, 200} {
		for _, o := range []Options{{Width: width}, {Width: width, Colour: true}, {Width: width, Full: true}} {
			checkTerminal(t, printed(t, "pretty", o, samples()...), o)
			if width >= 40 {
				checkTerminal(t, printed(t, "table", o, samples()...), o)
			}
		}
	}
}

// Every word of every statement is there to read, in colour and without; only
// the middle of a very long content may be left out, and with Full nothing is.
func TestPrettyShowsEveryWord(t *testing.T) {
	for _, rec := range samples() {
		for _, s := range rec.Statements {
			for _, o := range []Options{{Width: 100, Colour: true}, {Width: 100, Full: true, Colour: true}} {
				if !o.Full && s.Content[0].Len() > longContent {
					continue
				}
				shown := ""
				for _, g := range excerptGlyphs(rec.Document.Text, &s, o.Full) {
					if !g.faint {
						shown += g.text
					}
				}
				for _, span := range append(append(append(s.Source, s.Cue...), s.Content...), s.Addressee...) {
					if want := plain(glyphs(span.Cut(rec.Document.Text))); !strings.Contains(letters(shown), letters(want)) {
						t.Errorf("%s %s: %q is not in %q", rec.Document.ID, s.ID, want, shown)
					}
				}
			}
		}
	}
}

// The marks under a line stand under the words that they mark.
func TestMarksStandUnderTheirWords(t *testing.T) {
	text := "日本語の橋 e\u0301te\u0301, dit \U0001F1EB\U0001F1F7 le maire"
	marks := []mark{{find(text, "le maire"), sourceRole, 0}, {find(text, "dit"), cueRole, 0}, {find(text, "日本語の橋 e\u0301te\u0301"), contentRole, 0}}
	lines := brush{}.line(painted(text, selon.Span{From: 0, To: len(text)}, marks))
	want := []string{text, "──────────────  ~~~    ════════"}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestWrapKeepsGuillemetsWithTheirWords(t *testing.T) {
	list := glyphs("Il dit : « oui » puis : « non » !")
	for width := 9; width < 40; width++ {
		for _, line := range wrap(list, width) {
			words := plain(line)
			if strings.HasSuffix(words, "«") || strings.HasPrefix(words, "»") || strings.HasPrefix(words, ":") || strings.HasPrefix(words, "!") {
				t.Errorf("width %d: line %q", width, words)
			}
		}
	}
}

func TestSentencesAroundAStatement(t *testing.T) {
	before := "Il pleut. "
	for _, test := range []struct{ text, words, want string }{
		{before + "M. Roux part, dit-elle. Fin.", "M. Roux part", "M. Roux part, dit-elle."},
		{before + "« Je pars. » Elle dit vrai. Fin.", "Elle", "Elle dit vrai."},
		{before + "« Est-ce vrai ? » a-t-il dit. Fin.", "« Est-ce vrai ? »", "« Est-ce vrai ? » a-t-il dit."},
		{"Title\n\nShe left. He stayed.\n\nEnd", "He stayed", "He stayed."},
		{"a\r\n\r\nShe left", "She", "She left"},
	} {
		e := around(test.text, find(test.text, test.words), false)
		if got := e.Cut(test.text); got != test.want {
			t.Errorf("around %q in %q: %q, want %q", test.words, test.text, got, test.want)
		}
	}
}

// However long a content is, its passage stays short, and the words that stand
// in the midst of it stay in sight.
func TestLongContentsAreShortened(t *testing.T) {
	text := strings.Repeat("mot après mot ", 3000) + "a dit Anne " + strings.Repeat("et puis encore ", 3000)
	s := selon.Statement{Content: []selon.Span{{From: 0, To: len(text) - 1}}, Source: []selon.Span{find(text, "Anne")}, Cue: []selon.Span{find(text, "a dit")}}
	shown := strings.TrimSpace(plain(excerptGlyphs(text, &s, false)))
	if len(shown) > 3*longContent || strings.Count(shown, leftOut) != 2 {
		t.Errorf("%d bytes are shown: %s", len(shown), shown)
	}
	if !strings.HasPrefix(shown, "mot après mot") || !strings.Contains(shown, "mot a dit Anne et") || !strings.HasSuffix(shown, "puis encore") {
		t.Errorf("what matters is not in sight: %s", shown)
	}
	if got := plain(excerptGlyphs(text, &s, true)); len(got) < len(text)-1 {
		t.Errorf("%d bytes of %d are shown in full", len(got), len(text))
	}
	if got := shorten(text, 20); got != "mot après mot mot a…" {
		t.Errorf("shortened to %q", got)
	}
}

func TestTableCellsStayInTheirColumns(t *testing.T) {
	out := printed(t, "table", Options{}, samples()...)
	for line := range strings.Lines(out) {
		if n := strings.Count(line, "\t"); n != len(columns())-1 {
			t.Errorf("%d tabs in %q", n, line)
		}
		if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return r != '\t' && unicode.IsControl(r) }) {
			t.Errorf("a control character in %q", line)
		}
	}
}

var (
	textSection = regexp.MustCompile(`(?s)<section class="text"[^>]*>\n(.*?)\n</section>`)
	tags        = regexp.MustCompile(`<[^>]*>`)
)

// The page holds the text, letter by letter, however the marks overlap; and
// nothing of a document becomes part of the page's own markup.
func checkPage(t *testing.T, rec *selon.Record) {
	t.Helper()
	page := printed(t, "html", Options{}, rec)
	section := textSection.FindStringSubmatch(page)
	if section == nil {
		t.Fatal("no text on the page")
	}
	got := html.UnescapeString(tags.ReplaceAllString(section[1], ""))
	if want := strings.ReplaceAll(rec.Document.Text, "\x00", "\uFFFD"); got != want {
		t.Errorf("the page holds %q, the document %q", got, want)
	}
	for i := range rec.Statements {
		anchor := fmt.Sprintf("d1s%d", i+1)
		for _, part := range []string{`id="` + anchor + `"`, `href="#` + anchor + `"`, `id="` + anchor + `-card"`, `href="#` + anchor + `-card"`} {
			if !strings.Contains(page, part) {
				t.Errorf("%s is not on the page", part)
			}
		}
	}
}

func TestPageHoldsTheText(t *testing.T) {
	for _, rec := range samples() {
		checkPage(t, rec)
	}
	page := printed(t, "html", Options{}, hostile())
	for _, bad := range []string{"<script", "<b>", "<i>", "javascript:"} {
		if strings.Contains(page, bad) {
			t.Errorf("%s of the document is on the page", bad)
		}
	}
}

func TestSegmentsMakeUpTheText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		whole := selon.Span{From: random.IntN(20), To: 20 + random.IntN(30)}
		var marks []mark
		for range random.IntN(8) {
			from := random.IntN(50)
			marks = append(marks, mark{selon.Span{From: from, To: from + 1 + random.IntN(20)}, role(1 + random.IntN(4)), len(marks)})
		}
		at := whole.From
		for _, s := range cut(whole, marks) {
			if s.From != at || s.Len() <= 0 {
				t.Fatalf("segment %v begins at %d", s.Span, at)
			}
			at = s.To
			for _, m := range marks {
				here := false
				for _, on := range s.marks {
					here = here || on == m
				}
				if here != m.Overlaps(s.Span) || here && !m.Contains(s.Span) {
					t.Fatalf("mark %v on segment %v: %v", m, s.Span, here)
				}
			}
		}
		if at != whole.To {
			t.Fatalf("the segments end at %d of %v", at, whole)
		}
	}
}

func TestReadingOrder(t *testing.T) {
	text := "a b c d e"
	span := func(i int) []selon.Span { return []selon.Span{{From: 2 * i, To: 2*i + 1}} }
	rec := &selon.Record{Document: selon.Document{Text: text}, Statements: []selon.Statement{
		{ID: "late", Content: span(4)},
		{ID: "child", Parent: "first", Content: span(3)},
		{ID: "first", Content: span(0)},
		{ID: "round", Parent: "trip", Content: span(1)}, // each other's parent
		{ID: "trip", Parent: "round", Content: span(2)},
	}}
	var got []string
	for _, p := range readingOrder(rec) {
		got = append(got, fmt.Sprint(p.ID, p.depth))
	}
	if want := "first0 child1 late0 round0 trip1"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Any text with any sound spans can be printed in every format, safely.
func FuzzForms(f *testing.F) {
	for i, rec := range samples() {
		f.Add(rec.Document.Text, rec.Document.ID, uint64(i))
	}
	f.Add("a\n\n\n\nb\r\r\rc", "x", uint64(7))
	f.Fuzz(func(t *testing.T, text, id string, seed uint64) {
		if !utf8.ValidString(text) || strings.TrimSpace(text) == "" || !utf8.ValidString(id) {
			t.Skip()
		}
		rec := randomRecord(text, id, rand.New(rand.NewPCG(seed, 0)))
		for _, o := range []Options{{Width: 33}, {Width: 90, Colour: true}, {Width: 90, Full: true}} {
			checkTerminal(t, printed(t, "pretty", o, rec), o)
		}
		wide := Options{Width: 120}
		checkTerminal(t, printed(t, "table", wide, rec), wide)
		readTerms(t, text, printed(t, "brat", Options{}, rec))
		checkPage(t, rec)
		checkTEI(t, rec)
		for _, name := range []string{"graphml", "gexf"} {
			checkXML(t, printed(t, name, Options{}, rec))
		}
		for _, name := range []string{"csv", "parquet", "jsonld", "ftm"} {
			printed(t, name, Options{}, rec)
		}
		checkBratReadBack(t, rec)
	})
}

// randomRecord puts statements with sound spans anywhere on the text.
func randomRecord(text, id string, random *rand.Rand) *selon.Record {
	var borders []int
	for at := range text {
		borders = append(borders, at)
	}
	borders = append(borders, len(text))
	spans := func(pieces int) []selon.Span {
		var list []selon.Span
		at := 0
		for range pieces {
			from := at + random.IntN(len(borders)-at)
			if from == len(borders)-1 {
				break
			}
			at = from + 1 + random.IntN(len(borders)-1-from)
			span := selon.Span{From: borders[from], To: borders[at]}
			if strings.TrimSpace(span.Cut(text)) != "" {
				list = append(list, span)
			}
		}
		return list
	}
	rec := &selon.Record{Document: selon.Document{ID: id, Title: id, Lang: id, Text: text}}
	for i := range random.IntN(6) {
		s := selon.Statement{
			ID: fmt.Sprint(id, i), Mode: selon.Direct, Kind: selon.Said, Confidence: random.Float64(),
			Source: spans(random.IntN(2)), Cue: spans(random.IntN(2)), Content: spans(1 + random.IntN(3)), Addressee: spans(random.IntN(2)),
		}
		if len(s.Content) == 0 {
			s.Content = []selon.Span{{From: 0, To: len(text)}}
		}
		if i > 0 && random.IntN(2) == 0 {
			s.Parent = fmt.Sprint(id, random.IntN(i))
		}
		rec.Statements = append(rec.Statements, s)
	}
	return rec
}
