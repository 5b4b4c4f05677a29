package resolve

import (
	"slices"
	"strings"
	"testing"

	"selon"
	"selon/internal/kb"
	"selon/internal/lang"
	"selon/internal/lang/en"
	"selon/internal/lang/fr"
)

// marked makes a record of a text in which names are marked: [p:Odile Marchetti].
func marked(code, text string) *selon.Record {
	kinds := map[byte]selon.EntityType{'p': selon.PersonEntity, 'o': selon.OrganizationEntity, 'l': selon.PlaceEntity}
	rec := &selon.Record{Document: selon.Document{Lang: code}}
	var out strings.Builder
	for text != "" {
		before, rest, ok := strings.Cut(text, "[")
		out.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "]")
		from := out.Len()
		out.WriteString(name[2:])
		rec.Entities = append(rec.Entities, selon.Entity{Type: kinds[name[0]], Mentions: []selon.Mention{{
			Span: selon.Span{From: from, To: out.Len()}, Kind: selon.NameMention, Confidence: 1,
		}}})
		text = after
	}
	rec.Document.Text = out.String()
	return rec
}

func join(t *testing.T, rec *selon.Record) map[string][]string {
	t.Helper()
	base, err := kb.Open()
	if err != nil {
		t.Fatal(err)
	}
	New([]lang.Pack{fr.Pack(), en.Pack()}, base).Join(rec)
	if err := rec.Verify(); err != nil {
		t.Fatal(err)
	}
	out := make(map[string][]string)
	for _, e := range rec.Entities {
		for _, m := range e.Mentions {
			if m.Kind == selon.NameMention || m.Kind == selon.AcronymMention {
				out[e.Name] = append(out[e.Name], m.Cut(rec.Document.Text))
			}
		}
	}
	return out
}

func TestNamesOfOneAreJoined(t *testing.T) {
	for _, c := range []struct {
		name, lang, text string
		want             map[string][]string
	}{
		{"surname and title", "fr", "[p:Odile Marchetti] parle. M.[p:Verdon] se tait. Mme [p:Marchetti] reprend.",
			map[string][]string{"Odile Marchetti": {"Odile Marchetti", "Marchetti"}, "Verdon": {"Verdon"}}},
		{"two of one surname", "fr", "[p:Paul Verdon] et [p:Odile Verdon] sont là. Mme [p:Verdon] part, M. [p:Verdon] reste.",
			map[string][]string{"Paul Verdon": {"Paul Verdon", "Verdon"}, "Odile Verdon": {"Odile Verdon", "Verdon"}}},
		{"spellings", "fr", "[p:Massoud Karimi] arrive. [p:Masoud Karimi] repart.",
			map[string][]string{"Massoud Karimi": {"Massoud Karimi", "Masoud Karimi"}}},
		{"capitals", "en", "[p:ODILE MARCHETTI] resigns\n[p:Odile Marchetti] said no.",
			map[string][]string{"ODILE MARCHETTI": {"ODILE MARCHETTI", "Odile Marchetti"}}},
		{"acronym", "fr", "La [o:Fédération des bateliers] ([o:FDB]) proteste. La [o:FDB] attend.",
			map[string][]string{"Fédération des bateliers": {"Fédération des bateliers", "FDB", "FDB"}}},
		{"an acronym whose words are no name of their own", "fr", "La direction générale des ports (DGP) proteste. La [o:DGP] attend.",
			map[string][]string{"direction générale des ports": {"DGP"}}},
		{"initials", "fr", "[p:O. Marchetti] parle, puis [p:Odile Marchetti].",
			map[string][]string{"Odile Marchetti": {"O. Marchetti", "Odile Marchetti"}}},
		{"what somebody is, before the name", "en", "[p:Rival Ann Lowe] said no. [p:Ann Lowe] left.",
			map[string][]string{"Ann Lowe": {"Rival Ann Lowe", "Ann Lowe"}}},
		{"an acronym for what somebody is names nobody", "fr", "Une [o:ONG] proteste, [o:FDB].",
			map[string][]string{"FDB": {"FDB"}}},
		{"one country, two names", "fr", "Les [l:États-Unis] et l’[l:Iran]. Les [l:USA] aussi.",
			map[string][]string{"États-Unis": {"États-Unis", "USA"}, "Iran": {"Iran"}}},
		{"accents apart", "fr", "[p:Zoe\u0301 Kerlan] puis [p:Zoé Kerlan].",
			map[string][]string{"Zoe\u0301 Kerlan": {"Zoe\u0301 Kerlan", "Zoé Kerlan"}}},
	} {
		got := join(t, marked(c.lang, c.text))
		if len(got) != len(c.want) {
			t.Errorf("%s: %q", c.name, got)
			continue
		}
		for name, mentions := range c.want {
			if !slices.Equal(got[name], mentions) {
				t.Errorf("%s: %s is %q, want %q", c.name, name, got[name], mentions)
			}
		}
	}
}

func TestWhatTheTextSaysOfPeople(t *testing.T) {
	rec := marked("fr", "Le président de la région, [p:Paul Verdon], a parlé. [p:Odile Kerlan], directrice du port, écoute la ministre slovène [p:Ana Novak].")
	join(t, rec)
	want := map[string]string{"Paul Verdon": "président de la région", "Odile Kerlan": "directrice du port", "Ana Novak": "ministre slovène"}
	for _, e := range rec.Entities {
		if len(e.Roles) != 1 || e.Roles[0] != want[e.Name] {
			t.Errorf("%s is %q, want %q", e.Name, e.Roles, want[e.Name])
		}
	}
	if g := rec.Entities[1].Gender; g != selon.Female {
		t.Errorf("gender %q", g)
	}
}

func TestKnownEntitiesHaveTheirIDs(t *testing.T) {
	rec := marked("fr", "[p:Vladimir Poutine] à [l:Moscou], l'[o:ONU] à [l:New York]. [p:Poutine] rit. [p:Martin] aussi, en [l:Allemagne].")
	join(t, rec)
	want := map[string]string{"Vladimir Poutine": "Q7747", "Moscou": "Q649", "ONU": "Q1065", "New York": "Q60", "Martin": "", "Allemagne": "Q183"}
	for _, e := range rec.Entities {
		if e.Wikidata != want[e.Name] {
			t.Errorf("%s: %q, want %q", e.Name, e.Wikidata, want[e.Name])
		}
		if e.Name == "Allemagne" && e.Type != selon.CountryEntity {
			t.Errorf("Allemagne is a %s", e.Type)
		}
	}
}
