package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"selon"
)

// Whatever a text holds, the printed offsets cut the same words in code points
// as the spans do in bytes.
func TestJSONOffsetsCutTheSameWords(t *testing.T) {
	for _, rec := range samples() {
		var form jsonDocument
		if err := json.Unmarshal([]byte(printed(t, "json", Options{}, rec)), &form); err != nil {
			t.Fatal(err)
		}
		points := []rune(form.Text)
		for i, s := range form.Statements {
			want := &rec.Statements[i]
			for _, list := range []struct {
				printed []jsonSpan
				spans   []selon.Span
			}{{s.Source, want.Source}, {s.Cue, want.Cue}, {s.Content, want.Content}, {s.Addressee, want.Addressee}} {
				for j, span := range list.spans {
					got := string(points[list.printed[j].Start:list.printed[j].End])
					if got != span.Cut(rec.Document.Text) {
						t.Errorf("%s %s: printed offsets cut %q, the span %q", form.ID, s.ID, got, span.Cut(rec.Document.Text))
					}
				}
			}
		}
	}
}

func TestJSONIsReadBack(t *testing.T) {
	records := samples()
	i := 0
	for got, err := range ReadJSON(strings.NewReader(printed(t, "json", Options{}, records...))) {
		if err != nil {
			t.Fatal(err)
		}
		if want := asPrinted(records[i]); !reflect.DeepEqual(got, want) {
			t.Errorf("read back\n%+v\nwant\n%+v", got, want)
		}
		i++
	}
	if i != len(records) {
		t.Errorf("%d records of %d came back", i, len(records))
	}
}

// asPrinted is the record with what printing changes: the digits of the
// confidence, and that an empty list is no list.
func asPrinted(rec *selon.Record) *selon.Record {
	same := *rec
	same.Statements = nil
	for _, s := range rec.Statements {
		s.Confidence = math.Round(s.Confidence*1e4) / 1e4
		for _, list := range []*[]selon.Span{&s.Source, &s.Cue, &s.Content, &s.Addressee} {
			if len(*list) == 0 {
				*list = nil
			}
		}
		same.Statements = append(same.Statements, s)
	}
	if len(same.Entities) == 0 {
		same.Entities = nil
	}
	return &same
}

// The first fields are the contract's, in its order; no letter is escaped.
func TestJSONKeepsTheContract(t *testing.T) {
	out := printed(t, "json", Options{}, port(), silent(), hostile())
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines for 3 documents", len(lines))
	}
	checkOrder(t, lines[0], `{"id":`, `,"lang":`, `,"title":`, `,"outlet":`, `,"published":"2024-08-05"`, `,"url":`, `,"text":`,
		`,"statements":[{"id":"s1","mode":"indirect","kind":"statement","source":[{"start":`, `,"cue":[`, `,"content":[`, `,"addressee":[]`,
		`,"speaker":{"name":`, `,"type":`, `,"entity":null`, `,"parent":null`, `,"confidence":0.97`, `,"confidence":0.9312`,
		`,"speaker":null`, `,"parent":"s4"`, `,"entities":[{"id":"e1","type":"person","name":`, `,"wikidata":"Q999","mentions":[{"start":`, `"kind":"name"`,
		`,"proven":true`)
	checkOrder(t, lines[1], `"published":null`, `"statements":[]`, `"entities":[]`)
	checkOrder(t, lines[2], `<b>\"gras\"</b> &`, `"proven":false`, `"encoding":"windows-1252","encoding_assumed":true`)
}

func checkOrder(t *testing.T, line string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		at := strings.Index(line, part)
		if at < 0 {
			t.Fatalf("%s does not come next in %s", part, line)
		}
		line = line[at+len(part):]
	}
}

func TestReadJSONSaysWhatIsWrong(t *testing.T) {
	good := `{"id":"good","text":"He said no.","statements":[]}`
	for _, test := range []struct{ name, bad, says string }{
		{"outside", `{"id":"x","text":"été","statements":[{"id":"s1","content":[{"start":0,"end":4}]}]}`, "document x: statement s1: content: code points 0-4 lie outside"},
		{"negative", `{"id":"x","text":"été","statements":[{"id":"s1","source":[{"start":-1,"end":1}]}]}`, "document x: statement s1: source: code points -1-1"},
		{"backwards", `{"id":"x","text":"été","statements":[{"id":"s1","content":[{"start":2,"end":1}]}]}`, "document x: statement s1: content"},
		{"orphan", `{"id":"x","text":"été","statements":[{"id":"s1","parent":"s9","content":[{"start":0,"end":1}]}]}`, "parent s9"},
		{"type", `{"id":"x","text":7}`, "document x"},
		{"mention", `{"id":"x","text":"a","entities":[{"id":"e1","mentions":[{"start":3,"end":4}]}]}`, "document x: entity e1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var ids, errs []string
			for rec, err := range ReadJSON(strings.NewReader(test.bad + "\n" + good)) {
				if err != nil {
					errs = append(errs, err.Error())
					continue
				}
				ids = append(ids, rec.Document.ID)
			}
			if len(errs) != 1 || !strings.Contains(errs[0], test.says) {
				t.Errorf("errors %q, want one that says %q", errs, test.says)
			}
			if len(ids) != 1 || ids[0] != "good" {
				t.Errorf("read %q: a bad document must not take the next one with it", ids)
			}
		})
	}
	for rec, err := range ReadJSON(strings.NewReader(`{"id":"a"}` + "\nnot json")) {
		if rec == nil && !strings.Contains(err.Error(), "document 2, byte") {
			t.Errorf("error %v does not name the place", err)
		}
	}
}

func TestOffsetsBothWays(t *testing.T) {
	text := strings.Repeat("aé日\U00020BB7e\u0301", 400)
	count := newOffsets(text)
	point := 0
	for at := range text {
		if got := count.points(at); got != point {
			t.Fatalf("byte %d is code point %d, got %d", at, point, got)
		}
		if got, ok := count.bytes(point); got != at || !ok {
			t.Fatalf("code point %d is byte %d, got %d, %v", point, at, got, ok)
		}
		point++
	}
	if got, ok := count.bytes(point); got != len(text) || !ok {
		t.Errorf("the end: got %d, %v", got, ok)
	}
	for _, none := range []int{-1, point + 1, math.MaxInt} {
		if _, ok := count.bytes(none); ok {
			t.Errorf("code point %d is not in the text", none)
		}
	}
	if count.points(len(text)) != utf8.RuneCountInString(text) {
		t.Error("the length in code points is wrong")
	}
}

// What can be read can be printed, and is the same when read again.
func FuzzReadJSON(f *testing.F) {
	for _, rec := range samples() {
		f.Add([]byte(printed(f, "json", Options{}, rec)))
	}
	f.Add([]byte(`{"text":"a","statements":[{"content":[{"start":0,"end":1}]}]}` + "\n{"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for rec, err := range ReadJSON(bytes.NewReader(data)) {
			if err != nil {
				continue
			}
			for again, err := range ReadJSON(strings.NewReader(printed(t, "json", Options{}, rec))) {
				if err != nil {
					t.Fatal(err)
				}
				if want := asPrinted(rec); !reflect.DeepEqual(again, want) {
					t.Errorf("%+v became %+v", want, again)
				}
			}
		}
	})
}

// The contract's "published" is a date; a time that is known is kept beside it.
func TestPublishedDateAndTime(t *testing.T) {
	for _, published := range []string{"", "2024", "2024-08-05", "2024-08-05T18:30:00+02:00"} {
		date, at := printPublished(published)
		if day, _, _ := strings.Cut(published, "T"); orEmpty(date) != day {
			t.Errorf("%q is printed as the date %q, want %q", published, orEmpty(date), day)
		}
		if back := cmp.Or(at, orEmpty(date)); back != published {
			t.Errorf("%q comes back as %q", published, back)
		}
	}
}
