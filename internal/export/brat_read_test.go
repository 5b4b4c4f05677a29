package export

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"selon"
)

// asBrat is the record with what brat's files do not keep left out.
func asBrat(rec *selon.Record, name string) *selon.Record {
	same := asPrinted(rec)
	same.Document = selon.Document{ID: name, Text: rec.Document.Text}
	same.Model, same.Entities = "", nil
	for i := range same.Statements {
		s := &same.Statements[i]
		s.By = ""
		if p := s.Speaker; p != nil {
			s.Speaker = &selon.Speaker{Name: p.Name, Type: p.Type, Unnamed: p.Unnamed, Role: p.Role}
		}
		if s.Parent == s.ID {
			s.Parent = ""
		}
	}
	return same
}

func checkBratReadBack(t testing.TB, rec *selon.Record) {
	t.Helper()
	got, err := readStandoff("x", rec.Document.Text, standoff(rec))
	if err != nil {
		t.Fatal(err)
	}
	if want := asBrat(rec, "x"); !reflect.DeepEqual(got, want) {
		t.Errorf("read back\n%+v\nwant\n%+v\nfrom\n%s", got, want, standoff(rec))
	}
}

func TestBratIsReadBack(t *testing.T) {
	for _, rec := range dataSamples() {
		checkBratReadBack(t, rec)
	}
	rec := port()
	for i, name := range []string{"", " ", "a, confidence 1 (person)", `"`, `a" (b`, "x\u2028y\x00\xff", `\`, "(x) (y)"} {
		rec.Statements[i%len(rec.Statements)].Speaker = &selon.Speaker{Name: name, Type: selon.SpeakerType(name), Unnamed: true, Role: name}
		if name == "" {
			rec.Statements[i].Speaker.Type = selon.Group
		}
		rec.Statements[i%len(rec.Statements)].ID = name
		for j := range rec.Statements {
			rec.Statements[j].Parent = ""
		}
		checkBratReadBack(t, rec)
	}
}

func TestReadBratFolder(t *testing.T) {
	dir := t.TempDir()
	printed(t, "brat", Options{Dir: dir}, dataSamples()...)
	if err := os.WriteFile(filepath.Join(dir, "alone.ann"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]bool)
	var errs []string
	for rec, err := range ReadBrat(dir) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		texts[rec.Document.Text] = true
	}
	for _, rec := range dataSamples() {
		if !texts[rec.Document.Text] {
			t.Errorf("%q did not come back", rec.Document.ID)
		}
	}
	if len(errs) != 1 || !strings.Contains(errs[0], "alone.ann") {
		t.Errorf("the errors are %q", errs)
	}
	for _, err := range ReadBrat(filepath.Join(dir, "none")) {
		if err == nil {
			t.Error("a folder that is not there was read")
		}
	}
}

func TestBratCorrectionsHold(t *testing.T) {
	text := "She said yes.\nAnd no. He agreed."
	ann := "T1\tContent 9 13;14 20\tyes. And no\n" +
		"E1\tAttribution:T1 Content:T1\n#1\tAnnotatorNotes E1\ts1, confidence 0.5000, content 9-20\n" +
		"T2\tContent 25 31\tagreed\nE2\tAttribution:T2 Content:T2 Parent:E1\r\n#2\tAnnotatorNotes E2\tis this right?\nR1\tx Arg1:T1 Arg2:T2\n*\tx T1 T2\n"
	rec, err := readStandoff("x", text, ann)
	if err != nil {
		t.Fatal(err)
	}
	if s := rec.Statements[0]; s.ID != "s1" || s.Confidence != 0.5 || len(s.Content) != 1 {
		t.Errorf("the first is %+v", s)
	}
	if s := rec.Statements[1]; s.ID != "E2" || s.Confidence != 1 || s.Parent != "s1" {
		t.Errorf("what a person added is %+v", s)
	}
	moved := strings.Replace(ann, "9 13;14 20\tyes. And no", "9 13\tyes.", 1)
	if rec, err = readStandoff("x", text, moved); err != nil || len(rec.Statements[0].Content) != 1 || rec.Statements[0].Content[0].Cut(text) != "yes." {
		t.Errorf("the corrected fragment does not hold: %v", err)
	}
}

func TestReadBratSaysWhatIsWrong(t *testing.T) {
	text := "Été: she said no."
	good := "T1\tContent 14 16\tno\n"
	for _, test := range []struct{ name, ann, says string }{
		{"outside", "T1\tContent 14 99\tno", "x.ann:1: the offsets \"14 99\" lie outside"},
		{"negative", "T1\tContent -1 2\tno", "x.ann:1: the offsets"},
		{"huge", "T1\tContent 1 99999999999999999999999\tno", "x.ann:1: \"1 999"},
		{"backwards", "T1\tContent 16 14\tno", "x.ann:1: the offsets"},
		{"order", "T1\tContent 14 16;5 8\tno she", "x.ann:1: the offsets"},
		{"words", good + "T2\tCue 9 13\tsays", "x.ann:2: the words of \"T2\" are not those of the text there, \"said\""},
		{"no words", "T1\tContent 14 16", "x.ann:1: the words"},
		{"blank", "T1\tContent 4 5\t ", "x.ann:1: there are no words"},
		{"no tab", "T1 Content 1 2 no", "x.ann:1: no tab"},
		{"unknown", "X1\tContent 14 16\tno", "x.ann:1: unknown line"},
		{"twice", good + good, "x.ann:2: \"T1\" stands there twice"},
		{"no term", "E1\tAttribution:T1 Content:T9", "x.ann:1: \"T9\" is no Content"},
		{"no content", good + "E1\tAttribution:T1", "x.ann:2: \"E1\" has no content"},
		{"other role", good + "E1\tAttribution:T1 Content:T1 Cue:T1", "x.ann:2: \"T1\" is no Cue"},
		{"parent", good + "E1\tAttribution:T1 Content:T1 Parent:E7", "x.ann:2: the parent \"E7\" is no other event"},
		{"own parent", good + "E1\tAttribution:T1 Content:T1 Parent:E1", "x.ann:2: the parent"},
		{"mode", good + "E1\tAttribution:T1 Content:T1\nA1\tMode E1 loud", "x.ann:3: \"loud\" is no mode"},
		{"kind", good + "E1\tAttribution:T1 Content:T1\nA1\tKind E1", "x.ann:3: \"\" is no kind"},
		{"attribute of none", "A1\tMode E1 direct", "x.ann:1: there is no event \"E1\""},
		{"same id", good + "E1\tA:T1 Content:T1\nE2\tA:T1 Content:T1\n#1\tN E1\ta, confidence 1\n#2\tN E2\ta, confidence 1", "x.ann:3: the statement id \"a\" stands there twice"},
		{"utf-8", "T1\tContent 14 16\tn\xff", "x.ann:1: not valid UTF-8"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := readStandoff("x", text, test.ann)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("the error is %v, want one that says %s", err, test.says)
			}
		})
	}
	if _, err := readStandoff("x", "caf\xe9", ""); err == nil || !strings.Contains(err.Error(), "x.txt: ") {
		t.Errorf("a text that is no UTF-8 was met with %v", err)
	}
}

// Whatever stands in the files, there is a record that can be written and read
// again, or an error of one line.
func FuzzReadBrat(f *testing.F) {
	for _, rec := range dataSamples() {
		f.Add(rec.Document.Text, standoff(rec))
	}
	f.Add("a\n\nb", "T1\tContent 0 1;3 4\ta b\nE1\tAttribution:T1 Content:T1\n#1\tAnnotatorNotes E1\t\"\\n\", confidence 1, speaker \"\" (\"(\"), content 0-4\n")
	f.Fuzz(func(t *testing.T, text, ann string) {
		rec, err := readStandoff("x", text, ann)
		if err != nil {
			if strings.ContainsFunc(err.Error(), lineEnd) {
				t.Errorf("an error of several lines: %q", err)
			}
			return
		}
		if err := rec.Verify(); err != nil {
			t.Fatal(err)
		}
		checkBratReadBack(t, rec)
	})
}
