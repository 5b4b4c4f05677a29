package selon

import (
	"strings"
	"testing"
)

// sound returns a record that holds to the promise: every span cuts whole words.
func sound() *Record {
	text := "e\u0301lue, Ana a dit : « Oui 👩\u200d💻 »\r\net Bo l'a cru."
	span := func(words string) []Span {
		at := strings.Index(text, words)
		return []Span{{at, at + len(words)}}
	}
	return &Record{
		Document: Document{ID: "d", Text: text},
		Statements: []Statement{
			{ID: "s1", Source: span("Ana"), Cue: span("a dit"), Content: span("« Oui 👩\u200d💻 »")},
			{ID: "s2", Parent: "s1", Cue: span("a cru"), Content: span("Oui")},
		},
		Entities: []Entity{{ID: "e1", Mentions: []Mention{{Span: span("Bo")[0]}}}},
	}
}

func TestVerify(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Record)
		want   string // part of the message; empty where the record is sound
	}{
		{"sound", func(*Record) {}, ""},
		{"no statements", func(r *Record) { r.Statements = nil }, ""},
		{"content missing", func(r *Record) { r.Statements[1].Content = nil }, "s2 has no content"},
		{"out of the text", func(r *Record) { r.Statements[0].Content[0].To = 1000 }, "s1: content: span 20-1000"},
		{"before the text", func(r *Record) { r.Statements[0].Source[0].From = -1 }, "outside"},
		{"empty", func(r *Record) { r.Statements[0].Cue[0] = Span{3, 3} }, "empty"},
		{"half a character", func(r *Record) { r.Statements[0].Cue[0] = Span{2, 5} }, "cuts a character"},
		{"only white space", func(r *Record) { r.Statements[0].Cue[0] = Span{7, 8} }, "blank"},
		{"out of order", func(r *Record) { r.Statements[0].Content = []Span{{8, 11}, {0, 1}} }, "out of order"},
		{"id twice", func(r *Record) { r.Statements[1].ID = "s1" }, "used twice"},
		{"parent unknown", func(r *Record) { r.Statements[1].Parent = "s9" }, "s9 is not in the record"},
		{"mention out of the text", func(r *Record) { r.Entities[0].Mentions[0].To = 1000 }, "entity e1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := sound()
			test.change(r)
			err := r.Verify()
			switch {
			case test.want == "" && err != nil:
				t.Errorf("a sound record is refused: %v", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("the error is %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestSpan(t *testing.T) {
	a, b, c := Span{2, 8}, Span{3, 5}, Span{8, 9}
	if !a.Contains(b) || b.Contains(a) || a.Overlaps(c) || !a.Overlaps(b) || a.Len() != 6 {
		t.Errorf("spans %v, %v, %v relate wrongly", a, b, c)
	}
}
