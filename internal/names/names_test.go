package names

import (
	"math"
	"strings"
	"testing"

	"selon"
	"selon/internal/lang"
	"selon/internal/lang/en"
	"selon/internal/lang/fr"
	"selon/internal/model"
)

// seen is a network that is sure of the given words' tags: P and p for the
// first and further words of a person, O and o of an organization, L and l of a
// place, . for none, and ? for a person half seen.
func seen(text, tags string) *model.Reading {
	r := &model.Reading{}
	at := 0
	for i, w := range strings.Fields(text) {
		from := at + strings.Index(text[at:], w)
		at = from + len(w)
		r.Words = append(r.Words, model.Word{From: from, To: at})
		var t model.NameTags
		for k := range t {
			t[k] = float32(math.Log(0.02))
		}
		tag, sure := model.NoName, 0.9
		switch tags[i] {
		case 'P':
			tag = person.b()
		case 'p':
			tag = person.i()
		case 'O':
			tag = organization.b()
		case 'o':
			tag = organization.i()
		case 'L':
			tag = place.b()
		case 'l':
			tag = place.i()
		case '?':
			sure = 0.6
		}
		t[tag] = float32(math.Log(sure))
		r.Names = append(r.Names, t)
	}
	return r
}

func found(text, tags string, pack lang.Pack) []string {
	rec := &selon.Record{Document: selon.Document{Text: text}}
	Find(rec, seen(text, tags), pack)
	var out []string
	for _, e := range rec.Entities {
		out = append(out, string(e.Type)+" "+e.Mentions[0].Cut(text))
	}
	return out
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		what, text, tags, want string
		pack                   lang.Pack
	}{
		{"words of one class are one name", "Ann Lowe left Port Ellery", "Pp.Ll", "person Ann Lowe; place Port Ellery", en.Pack()},
		{"a further word without a first one begins no name of its own kind", "the Port", ".l", "", en.Pack()},
		{"one form is of one class", "Vaudreval and Vaudreval and Vaudreval", "L.L.O", "place Vaudreval; place Vaudreval; place Vaudreval", en.Pack()},
		{"a name that was half seen is one where it is one elsewhere", "Marchetti part , Marchetti reste", "P..?.", "person Marchetti; person Marchetti", fr.Pack()},
		{"the head of a name tells its class", "Port Ellery Hospital and Port Ellery", "Lll.Ll", "organization Port Ellery Hospital; place Port Ellery", en.Pack()},
		{"a place goes on over its noun", "Ellery County and Ellery", "L..L", "place Ellery County; place Ellery", en.Pack()},
		{"in French the head stands first", "Université Ellery reste", "Ll.", "organization Université Ellery", fr.Pack()},
		{"two bodies side by side are one", "Ellery United parle", "OO.", "organization Ellery United", fr.Pack()},
		{"a form of address is no part of a name", "Col. Ann Lowe , Lady Ann", "Ppp.Pp", "person Ann Lowe; person Ann", en.Pack()},
		{"an abbreviation keeps its full stop", "Ann Lowe Jr . left Ellery . So Yahoo ! said", "Pppp.Oo.Oo.", "person Ann Lowe Jr .; organization Ellery; organization Yahoo !", en.Pack()},
		{"words in small letters describe", "Les gilets jaunes", ".Oo", "", fr.Pack()},
		{"in a text in small letters they may be names", "ann lowe dit", "Pp.", "person ann lowe", fr.Pack()},
		{"a little word alone is no name", "Les gens", "O.", "", fr.Pack()},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := strings.Join(found(c.text, c.tags, c.pack), "; "); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Whatever the network believes, names are whole spans of the text, in order,
// and none lies over another.
func FuzzNames(f *testing.F) {
	f.Add("Ann Lowe, l’Élysée et 👩‍🚀 M.Pezeshkian", "PpL.?O")
	f.Add("a\u0301 b \u202Ec", "POL")
	f.Fuzz(func(t *testing.T, text, tags string) {
		n := len(strings.Fields(text))
		if n == 0 || n > 200 || !strings.Contains(text, " ") {
			return
		}
		for len(tags) < n {
			tags += "."
		}
		rec := &selon.Record{Document: selon.Document{ID: "f", Text: strings.ToValidUTF8(text, "?")}}
		if len(strings.Fields(rec.Document.Text)) != n {
			return
		}
		Find(rec, seen(rec.Document.Text, tags), fr.Pack())
		if err := rec.Verify(); err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, e := range rec.Entities {
			if m := e.Mentions[0]; m.From < at {
				t.Fatalf("%+v lies over the name before", m)
			} else {
				at = m.To
			}
		}
	})
}
