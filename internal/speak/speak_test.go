package speak

import (
	"strings"
	"testing"

	"selon"
	"selon/internal/kb"
	"selon/internal/lang"
	"selon/internal/lang/en"
	"selon/internal/lang/fr"
)

// silent is a network that believes nothing.
type silent struct{}

func (silent) Same(_, _ selon.Span) float64 { return 0 }
func (silent) None(selon.Span) float64      { return 0 }

// draft is a text with its names and the sources of its statements, by their
// words; the nth time they stand there is written "words#n".
type draft struct {
	lang, date, text string
	people           []selon.Entity
	sources          []string
	parents          []int // of each source the number of the statement around it, from 1
	direct           int   // the number of the source whose words are a quotation, from 1
}

func place(t *testing.T, text, words string) selon.Span {
	t.Helper()
	words, times, _ := strings.Cut(words, "#")
	from := -1
	for range max(1, len(times)) {
		at := strings.Index(text[from+1:], words)
		if at < 0 {
			t.Fatalf("%q is not in %q", words, text)
		}
		from += 1 + at
	}
	return selon.Span{From: from, To: from + len(words)}
}

// entity makes an entity with mentions of the given words.
func entity(id string, kind selon.EntityType, name string, g selon.Gender, roles []string, mentions ...string) selon.Entity {
	e := selon.Entity{ID: id, Type: kind, Name: name, Gender: g, Roles: roles}
	for _, m := range mentions {
		e.Wikidata += m + "\x00" // placed by speakers
	}
	return e
}

func speakers(t *testing.T, d draft) []*selon.Speaker {
	t.Helper()
	base, err := kb.Open()
	if err != nil {
		t.Fatal(err)
	}
	rec := &selon.Record{Document: selon.Document{Lang: d.lang, Text: d.text, Published: d.date}}
	for _, e := range d.people {
		for _, m := range strings.Split(strings.TrimSuffix(e.Wikidata, "\x00"), "\x00") {
			e.Mentions = append(e.Mentions, selon.Mention{Span: place(t, d.text, m), Kind: selon.NameMention, Confidence: 1})
		}
		e.Wikidata = ""
		rec.Entities = append(rec.Entities, e)
	}
	for i, s := range d.sources {
		st := selon.Statement{ID: "s" + string(rune('1'+i)), Mode: selon.Indirect, Kind: selon.Said, Content: []selon.Span{{From: 0, To: 1}}}
		if s != "" {
			st.Source = []selon.Span{place(t, d.text, s)}
		}
		if d.direct == i+1 {
			st.Mode = selon.Direct
		}
		if i < len(d.parents) && d.parents[i] > 0 {
			st.Parent = "s" + string(rune('0'+d.parents[i]))
		}
		rec.Statements = append(rec.Statements, st)
	}
	stage, err := New([]lang.Pack{fr.Pack(), en.Pack()}, base)
	if err != nil {
		t.Fatal(err)
	}
	stage.Find(rec, silent{})
	if err := rec.Verify(); err != nil {
		t.Fatal(err)
	}
	var out []*selon.Speaker
	for i := range rec.Statements {
		out = append(out, rec.Statements[i].Speaker)
	}
	return out
}

func TestWhoSpeaks(t *testing.T) {
	marchetti := entity("e1", selon.PersonEntity, "Odile Marchetti", selon.Female, []string{"ministre des Transports"}, "Odile Marchetti")
	verdon := entity("e2", selon.PersonEntity, "Paul Verdon", selon.Male, nil, "Paul Verdon")
	for _, c := range []struct {
		name string
		d    draft
		want []string // names; empty: unknown
	}{
		{"a name with its title", draft{lang: "fr", text: "La ministre Odile Marchetti a dit non.", people: []selon.Entity{marchetti}, sources: []string{"La ministre Odile Marchetti"}},
			[]string{"Odile Marchetti"}},
		{"a pronoun of the right gender", draft{lang: "fr", text: "Odile Marchetti et Paul Verdon sont là. Elle dit non, ajoute-t-elle.", people: []selon.Entity{marchetti, verdon}, sources: []string{"Elle", "elle"}},
			[]string{"Odile Marchetti", "Odile Marchetti"}},
		{"a role that the document gives", draft{lang: "fr", text: "Odile Marchetti part. Paul Verdon reste. La ministre a dit non.", people: []selon.Entity{marchetti, verdon}, sources: []string{"La ministre"}},
			[]string{"Odile Marchetti"}},
		{"whom somebody belongs to is not who speaks", draft{lang: "fr", text: "L'avocat de Paul Verdon a dit non.", people: []selon.Entity{verdon}, sources: []string{"L'avocat de Paul Verdon"}},
			[]string{"L'avocat de Paul Verdon"}},
		{"first person in a quotation", draft{lang: "fr", text: "Paul Verdon a dit : « Je pense que non. »", people: []selon.Entity{verdon}, sources: []string{"Paul Verdon", "Je"}, parents: []int{0, 1}},
			[]string{"Paul Verdon", "Paul Verdon"}},
		{"first person behind a quotation whose marks close too early", draft{lang: "fr", text: "Non », a dit Paul Verdon. Là, je pense que oui.\nMoi, je reste.", people: []selon.Entity{verdon}, sources: []string{"Paul Verdon", "je", "Moi"}, direct: 1},
			[]string{"Paul Verdon", "Paul Verdon", "Moi"}},
		{"a relative pronoun", draft{lang: "fr", text: "Le soutien de Paul Verdon, qui a dit non.", people: []selon.Entity{verdon}, sources: []string{"qui"}},
			[]string{"Paul Verdon"}},
		{"each of two", draft{lang: "en", text: "Odile Marchetti and Paul Verdon met in Port Ellery, each saying that it was late. Each stayed.", people: []selon.Entity{marchetti, verdon}, sources: []string{"each", "Each"}},
			[]string{"Odile Marchetti and Paul Verdon", "Each"}},
		{"who signs a letter", draft{lang: "en", text: "I think not.\n\nWe hope so.\n\nPaul Verdon.\n\nI disagree.", people: []selon.Entity{verdon}, sources: []string{"I", "We", "I disagree"}},
			[]string{"Paul Verdon", "Paul Verdon", "I disagree"}},
		{"a phrase goes over \"un peu\"", draft{lang: "fr", text: "Il y a un mouvement un peu contradictoire qui a dit non.", sources: []string{"qui"}},
			[]string{"un mouvement un peu contradictoire"}},
		{"a spokesperson is somebody else", draft{lang: "en", text: "A spokesman for Paul Verdon said no.", people: []selon.Entity{verdon}, sources: []string{"A spokesman for Paul Verdon"}},
			[]string{"A spokesman for Paul Verdon"}},
		{"a name that only describes", draft{lang: "en", text: "Verdon campaign manager Ann Lowe said no.", people: []selon.Entity{entity("e1", selon.PersonEntity, "Verdon", "", nil, "Verdon"), entity("e2", selon.PersonEntity, "Ann Lowe", "", nil, "Ann Lowe")}, sources: []string{"Verdon campaign manager Ann Lowe"}},
			[]string{"Ann Lowe"}},
		{"an unnamed source stays unnamed", draft{lang: "fr", text: "Paul Verdon est là. Un haut responsable sous couvert d'anonymat a dit non.", people: []selon.Entity{verdon}, sources: []string{"Un haut responsable sous couvert d'anonymat"}},
			[]string{"Un haut responsable sous couvert d'anonymat"}},
		{"an office at a date", draft{lang: "fr", date: "2024-08-05", text: "Massoud Pezeshkian est là. Le président iranien a dit non.", people: []selon.Entity{entity("e1", selon.PersonEntity, "Massoud Pezeshkian", selon.Male, nil, "Massoud Pezeshkian")}, sources: []string{"Le président iranien"}},
			[]string{"Massoud Pezeshkian"}},
		{"the same office before", draft{lang: "fr", date: "2024-04-05", text: "Massoud Pezeshkian est là. Le président iranien a dit non.", people: []selon.Entity{entity("e1", selon.PersonEntity, "Massoud Pezeshkian", selon.Male, nil, "Massoud Pezeshkian")}, sources: []string{"Le président iranien"}},
			[]string{"Le président iranien"}},
		{"nobody around", draft{lang: "fr", text: "Il a dit non.", sources: []string{"Il"}}, []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i, got := range speakers(t, c.d) {
				if got == nil || got.Name != c.want[i] {
					t.Errorf("%q: %+v, want %q", c.d.sources[i], got, c.want[i])
				}
			}
		})
	}
}

func TestSpokespersonsSpeakForSomebody(t *testing.T) {
	got := speakers(t, draft{lang: "fr", text: "Un porte-parole de la Fédération des bateliers a dit non.",
		people:  []selon.Entity{entity("e1", selon.OrganizationEntity, "Fédération des bateliers", "", nil, "Fédération des bateliers")},
		sources: []string{"Un porte-parole de la Fédération des bateliers"}})
	if got[0].For != "e1" || !got[0].Unnamed {
		t.Errorf("%+v", got[0])
	}
}

func TestCapitalsSpeakForStates(t *testing.T) {
	got := speakers(t, draft{lang: "fr", text: "Téhéran a dit non.", people: []selon.Entity{entity("e1", selon.PlaceEntity, "Téhéran", "", nil, "Téhéran")}, sources: []string{"Téhéran"}})
	if got[0].Type != selon.Country || got[0].Name != "Iran" && !strings.Contains(got[0].Name, "Iran") {
		t.Errorf("%+v", got[0])
	}
}

func TestWhatDescriptionsTell(t *testing.T) {
	marchetti := entity("e1", selon.PersonEntity, "Odile Marchetti", selon.Female, []string{"présidente de la région"}, "Odile Marchetti")
	verdon := entity("e2", selon.PersonEntity, "Paul Verdon", selon.Male, []string{"président du syndicat"}, "Paul Verdon")
	lowe := entity("e1", selon.PersonEntity, "Ann Lowe", selon.Female, nil, "Ann Lowe")
	for _, c := range []struct {
		name string
		d    draft
		want []string
	}{
		{"two presidents are told apart by gender", draft{lang: "fr", text: "Odile Marchetti et Paul Verdon sont là. La présidente a dit non.", people: []selon.Entity{marchetti, verdon}, sources: []string{"La présidente"}},
			[]string{"Odile Marchetti"}},
		{"and by what they preside", draft{lang: "fr", text: "Odile Marchetti et Paul Verdon sont là. Le président du syndicat a dit non.", people: []selon.Entity{marchetti, verdon}, sources: []string{"Le président du syndicat"}},
			[]string{"Paul Verdon"}},
		{"a list is nobody alone", draft{lang: "fr", text: "Odile Marchetti et Paul Verdon ont dit non.", people: []selon.Entity{marchetti, verdon}, sources: []string{"Odile Marchetti et Paul Verdon"}},
			[]string{"Odile Marchetti et Paul Verdon"}},
		{"allies of somebody are others", draft{lang: "en", text: "Ann Lowe is here. Allies of the governor said no.", people: []selon.Entity{lowe}, sources: []string{"Allies of the governor"}},
			[]string{"Allies of the governor"}},
		{"a relative clause behind an apposition", draft{lang: "en", text: "Ann Lowe, a lawyer, who said no.", people: []selon.Entity{lowe}, sources: []string{"who"}},
			[]string{"Ann Lowe"}},
		{"a relative clause behind nobody named", draft{lang: "fr", text: "Il écoute des voisins qui disent non.", sources: []string{"qui"}},
			[]string{"des voisins"}},
		{"this expert is whoever was there", draft{lang: "fr", text: "Paul Verdon est venu. Non, a dit cet expert.", people: []selon.Entity{verdon}, sources: []string{"cet expert"}},
			[]string{"Paul Verdon"}},
		{"a description is named without what only adds to it", draft{lang: "fr", text: "Des voisins dénonçant le bruit, qui dure, ont dit non.", sources: []string{"Des voisins dénonçant le bruit, qui dure,"}},
			[]string{"Des voisins"}},
		{"examples are not who speaks", draft{lang: "en", text: "Many lawyers, including Ann Lowe, said no.", people: []selon.Entity{lowe}, sources: []string{"Many lawyers, including Ann Lowe,"}},
			[]string{"Many lawyers"}},
		{"whoever gave the figures is not what they say", draft{lang: "fr", text: "Selon les chiffres donnés par Paul Verdon, non.", people: []selon.Entity{verdon}, sources: []string{"les chiffres donnés par Paul Verdon"}},
			[]string{"les chiffres"}},
		{"people around somebody are others", draft{lang: "fr", text: "L'entourage de M. Verdon a dit non.", people: []selon.Entity{entity("e1", selon.PersonEntity, "Verdon", selon.Male, nil, "Verdon")}, sources: []string{"L'entourage de M. Verdon"}},
			[]string{"L'entourage de M. Verdon"}},
		{"who means a person", draft{lang: "en", text: "Ann Lowe, a clerk at the Harbour Board who said no.", people: []selon.Entity{lowe, entity("e2", selon.OrganizationEntity, "Harbour Board", "", nil, "Harbour Board")}, sources: []string{"who"}},
			[]string{"Ann Lowe"}},
		{"we outside of anybody's words is whoever writes", draft{lang: "en", text: "Ann Lowe is here. We asked why.", people: []selon.Entity{lowe}, sources: []string{"We"}},
			[]string{"We"}},
		{"whoever is quoted does not speak outside", draft{lang: "fr", text: "Odile Marchetti parle. « Paul Verdon a dit oui », a-t-elle ajouté.", people: []selon.Entity{marchetti, verdon}, sources: []string{"Odile Marchetti", "Paul Verdon", "elle"}},
			[]string{"Odile Marchetti", "Paul Verdon", "Odile Marchetti"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i, got := range speakers(t, c.d) {
				if got == nil || got.Name != c.want[i] {
					t.Errorf("%q: %+v, want %q", c.d.sources[i], got, c.want[i])
				}
			}
		})
	}
}

// Whatever stands in a text, and wherever its names and sources lie, there is a
// speaker or none, and the record holds.
func FuzzSpeakers(f *testing.F) {
	f.Add("Le président Paul Verdon, qui a dit « je » : a-t-il ajouté.", 13, 24, 26, 29)
	f.Add("l’Élysée\r\n et 👩‍🚀, she says", 0, 5, 20, 24)
	base, err := kb.Open()
	if err != nil {
		f.Fatal(err)
	}
	stage, err := New([]lang.Pack{fr.Pack(), en.Pack()}, base)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		text = strings.ToValidUTF8(text, "?")
		rec := &selon.Record{Document: selon.Document{ID: "f", Lang: "fr", Text: text, Published: "2024-08-05"}}
		whole := func(from, to int) (selon.Span, bool) {
			s := selon.Span{From: from, To: to}
			probe := selon.Record{Document: rec.Document, Statements: []selon.Statement{{ID: "p", Mode: selon.Direct, Kind: selon.Said, Content: []selon.Span{s}}}}
			return s, probe.Verify() == nil
		}
		name, ok := whole(a, b)
		source, ok2 := whole(c, d)
		if !ok || !ok2 {
			return
		}
		rec.Entities = []selon.Entity{{ID: "e1", Type: selon.PersonEntity, Name: name.Cut(text), Mentions: []selon.Mention{{Span: name, Kind: selon.NameMention, Confidence: 1}}}}
		for i, src := range []selon.Span{source, name, source} {
			rec.Statements = append(rec.Statements, selon.Statement{ID: "s" + string(rune('1'+i)), Mode: selon.Direct, Kind: selon.Said, Source: []selon.Span{src}, Cue: []selon.Span{src}, Content: []selon.Span{source}})
		}
		rec.Statements[1].Source = nil
		stage.Find(rec, silent{})
		if err := rec.Verify(); err != nil {
			t.Fatal(err)
		}
	})
}
