package resolve

import (
	"strings"
	"testing"

	"selon"
)

func person(name, id string, g selon.Gender) *selon.Entity {
	e := &selon.Entity{Type: selon.PersonEntity, Name: name, Wikidata: id, Gender: g}
	if id != "" {
		e.Sure = 0.97
	}
	return e
}

func TestSameAcrossDocuments(t *testing.T) {
	r := NewRegister(nil)
	for _, c := range []struct {
		name string
		a, b *selon.Entity
		same bool
	}{
		{"full names", person("Odile Marchetti", "", ""), person("Odile Marchetti", "", ""), true},
		{"spellings", person("Massoud Karimi", "", ""), person("Masoud Karimi", "", ""), true},
		{"surnames alone", person("Marchetti", "", ""), person("Marchetti", "", ""), false},
		{"one id, two languages", person("Vladimir Poutine", "Q7747", ""), person("Vladimir Putin", "Q7747", ""), true},
		{"two ids", person("Paul Verdon", "Q1", ""), person("Paul Verdon", "Q2", ""), false},
		{"two genders", person("Camille Verdon", "", selon.Male), person("Camille Verdon", "", selon.Female), false},
	} {
		if got := r.Key("one", c.a) == r.Key("two", c.b); got != c.same {
			t.Errorf("%s: same is %v", c.name, got)
		}
	}
}

func TestDecisionsOutweighTheRules(t *testing.T) {
	decisions, err := ReadDecisions(strings.NewReader(`
{"who":"ana","when":"2026-11-26","what":"merge","keys":["person:paul verdon","person:p verdon"],"why":"same mayor"}
{"who":"ana","when":"2026-11-26","what":"split","keys":["person:jan kos"]}
`))
	if err != nil {
		t.Fatal(err)
	}
	r := NewRegister(decisions)
	if a, b := r.Key("one", person("Paul Verdon", "", "")), r.Key("two", person("P. Verdon", "", "")); a != b {
		t.Errorf("merged, but %s and %s", a, b)
	}
	if a, b := r.Key("one", person("Jan Kos", "", "")), r.Key("two", person("Jan Kos", "", "")); a == b {
		t.Errorf("split, but both %s", a)
	}
	if _, err := ReadDecisions(strings.NewReader(`{"what":"merge","keys":["a"]}`)); err == nil {
		t.Error("a merge of one key is no error")
	}
}

func FuzzReadDecisions(f *testing.F) {
	f.Add(`{"what":"merge","keys":["a","b"]}` + "\n" + `{"what":"split","keys":["a"]}`)
	f.Add(`{"what":"merge","keys":["a","b"]}` + "\n" + `{"what":"merge","keys":["b","a"]}`)
	f.Fuzz(func(t *testing.T, text string) {
		if decisions, err := ReadDecisions(strings.NewReader(text)); err == nil {
			NewRegister(decisions).Key("one", person("Paul Verdon", "", ""))
		}
	})
}
