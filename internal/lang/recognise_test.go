package lang_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"selon/internal/lang"
	"selon/internal/lang/en"
	"selon/internal/lang/fr"
	"selon/internal/lang/other"
)

func packs() []lang.Pack {
	return append([]lang.Pack{fr.Pack(), en.Pack()}, other.Packs()...)
}

// One sentence is enough. In a language that Selon was not measured on it may
// stay unrecognised, but is never taken for another.
func TestRecogniseShortNews(t *testing.T) {
	for _, c := range []struct{ code, text string }{
		{"fr", "Le maire promet une école neuve pour septembre."},
		{"fr", "Selon la préfecture, deux cents personnes ont défilé."},
		{"fr", "« Nous ne céderons pas », a prévenu la ministre."},
		{"fr", "Elle dit n'avoir jamais signé ce contrat."},
		{"fr", "Les syndicats appellent à la grève dès lundi."},
		{"fr", "Paris dément toute négociation secrète avec les ravisseurs."},
		{"fr", "LE GOUVERNEMENT RECULE SUR LA TAXE, ASSURE LE PREMIER MINISTRE"},
		{"fr", "D’après l’institut, l’inflation n’excédera pas 2 % cette année."},
		{"en", "The mayor promised a new school by September."},
		{"en", "Two hundred people marched, according to police."},
		{"en", "“We will not give in,” the minister warned."},
		{"en", "She says she never signed that contract."},
		{"en", "Unions are calling for a strike from Monday."},
		{"en", "Officials denied any secret talks with the kidnappers."},
		{"en", "GOVERNMENT BACKS DOWN ON TAX, PRIME MINISTER SAYS"},
		{"en", "Rebels said on Friday they had taken the airport."},
		{"es", "El alcalde prometió una escuela nueva para septiembre."},
		{"es", "Según la policía, dos mil personas se manifestaron en la capital."},
		{"es", "La ministra de Sanidad dijo que no habrá más recortes."},
		{"it", "Il sindaco ha promesso una nuova scuola per settembre."},
		{"it", "Secondo la questura, duemila persone hanno sfilato in centro."},
		{"it", "La ministra della Salute ha detto che non ci saranno altri tagli."},
		{"pt", "O presidente da câmara prometeu uma escola nova para setembro."},
		{"pt", "Segundo a polícia, duas mil pessoas desfilaram na capital."},
		{"pt", "A ministra da Saúde disse que não haverá mais cortes."},
		{"de", "Der Bürgermeister verspricht eine neue Schule bis September."},
		{"de", "Laut Polizei gingen zweitausend Menschen auf die Straße."},
		{"de", "Die Ministerin sagte, es werde keine weiteren Kürzungen geben."},
		{"nl", "De burgemeester belooft een nieuwe school voor september."},
		{"nl", "Volgens de politie liepen tweeduizend mensen mee in de optocht."},
		{"nl", "De minister zei dat er geen verdere bezuinigingen komen."},
		{"ca", "L'alcalde ha promès una escola nova per al setembre."},
		{"ca", "Segons la policia, dues mil persones es van manifestar a la capital."},
		{"ca", "La ministra de Sanitat va dir que no hi haurà més retallades."},
		{"ro", "Primarul a promis o școală nouă până în septembrie."},
		{"ro", "Potrivit poliției, două mii de oameni au mărșăluit în capitală."},
		{"ro", "Ministrul Sănătății a spus că nu vor mai fi alte tăieri."},
		{"sv", "Borgmästaren lovar att en ny skola ska stå klar i september."},
		{"da", "Borgmesteren lover, at en ny skole skal stå klar til september."},
		{"pl", "Według policji w stolicy było dwa tysiące osób, ale nie doszło do starć."},
		{"ru", "По словам министра, новых сокращений в этом году не будет."},
		{"ar", "وقال الوزير إن الحكومة لن ترفع الضرائب في هذا العام"},
	} {
		code, sure := lang.Recognise(c.text, packs())
		pack, _ := lang.Find(packs(), c.code)
		if code != c.code && (pack.Proven || code != lang.Und) {
			t.Errorf("%q: recognised as %s (sure: %v), is %s", c.text, code, sure, c.code)
		}
	}
}

// A long quotation in another language does not outweigh the report around it.
func TestRecogniseMixed(t *testing.T) {
	for _, c := range []struct{ code, text string }{
		{"fr", "Le président a répondu en anglais : « We are not going to leave, and they know it. » Il s'exprimait devant les élus de la région, qui l'ont applaudi pendant plusieurs minutes."},
		{"en", "The president answered in French: “Nous ne partirons pas, et ils le savent.” He was speaking to the members of the regional council, who applauded him for several minutes."},
		{"fr", "Interrogé sur le slogan « Make the North great again », l'élu dit que c'est une plaisanterie."},
		{"en", "Asked about the slogan “Le peuple d'abord”, the senator said that it was a joke."},
		{"fr", "Die Welt, El País et The Guardian citent la même source, selon l'agence."},
	} {
		if code, sure := lang.Recognise(c.text, packs()); code != c.code || !sure {
			t.Errorf("%q: recognised as %s (sure: %v), is %s", c.text, code, sure, c.code)
		}
	}
}

// Languages that no pack knows may be taken for another unknown one, but not,
// for sure, for a language that Selon was measured on.
func TestRecogniseUnknown(t *testing.T) {
	for name, text := range map[string]string{
		"Finnish":   "Pormestari lupaa uuden koulun syyskuuksi, mutta valtuusto ei ole vielä päättänyt asiasta.",
		"Turkish":   "Belediye başkanı eylül ayına kadar yeni bir okul sözü verdi, ancak meclis henüz karar vermedi.",
		"Hungarian": "A polgármester új iskolát ígér szeptemberre, de a tanács még nem döntött erről a kérdésről.",
		"Latin":     "Praefectus urbis dixit novam scholam ante mensem Septembrem aedificatum iri, sed senatus nondum decrevit.",
		"Haitian":   "Majistra a pwomèt yon lekòl tou nèf pou mwa septanm, men konsèy la poko pran desizyon.",
		"Breton":    "Prometiñ a ra ar maer ur skol nevez evit miz Gwengolo, met n'eo ket bet divizet c'hoazh gant ar c'huzul.",
		"Basque":    "Alkateak eskola berri bat agindu du irailerako, baina udalak oraindik ez du erabaki.",
		"Welsh":     "Mae'r maer yn addo ysgol newydd erbyn mis Medi, ond nid yw'r cyngor wedi penderfynu eto.",
		"Indonesia": "Wali kota menjanjikan sekolah baru pada bulan September, tetapi dewan belum memutuskan hal itu.",
		"Greek":     "Ο δήμαρχος υπόσχεται ένα νέο σχολείο έως τον Σεπτέμβριο, αλλά το συμβούλιο δεν αποφάσισε.",
		"Chinese":   "市长承诺在九月之前建成一所新学校,但市议会尚未作出决定。",
		"figures":   "12 345, 67 % — 2024-08-05; 14:30.",
		"empty":     "",
	} {
		code, sure := lang.Recognise(text, packs())
		if pack, ok := lang.Find(packs(), code); ok && pack.Proven && sure {
			t.Errorf("%s: taken for %s", name, code)
		}
	}
}

func TestRecogniseIgnoresForm(t *testing.T) {
	for _, text := range []string{
		"Le de\u0301pute\u0301 a re\u0301pe\u0301te\u0301 qu\u2019il ne de\u0301missionnerait pas.", // accents as characters of their own
		"Le dépu\u00adté a répété qu\u02bcil ne démission\u00adnerait pas, a-t-on appris hier.",     // soft hyphens
		"Le\u00a0député\r\na\u202frépété qu'il ne\u200b démissionnerait pas.",                       // odd spaces
	} {
		if code, _ := lang.Recognise(text, packs()); code != "fr" {
			t.Errorf("%q: recognised as %s", text, code)
		}
	}
}

// Every annotated report is recognised whole, and nearly all by one of their first
// paragraphs, headlines without function words among them.
func TestRecogniseReports(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "data", "attribution")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no annotated reports beside the repository (../shared/data/attribution)")
	}
	for _, code := range []string{"fr", "en"} {
		paths, err := filepath.Glob(filepath.Join(root, code, "*", "*.json"))
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d reports, %v", code, len(paths), err)
		}
		first, right := 0, 0
		for _, path := range paths {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var report struct{ Text string }
			if err := json.Unmarshal(raw, &report); err != nil {
				t.Fatal(err)
			}
			if got, sure := lang.Recognise(report.Text, packs()); got != code || !sure {
				t.Errorf("%s: recognised as %s (sure: %v)", path, got, sure)
			}
			for i, paragraph := range strings.Split(report.Text, "\n\n") {
				if i > 2 || len(strings.Fields(paragraph)) < 8 {
					continue
				}
				first++
				if got, _ := lang.Recognise(paragraph, packs()); got == code {
					right++
				} else if testing.Verbose() {
					t.Logf("%s: %s: %s", path, got, paragraph)
				}
			}
		}
		t.Logf("%s: %d reports; %d of %d paragraphs of eight words or more", code, len(paths), right, first)
		if float64(right) < 0.98*float64(first) {
			t.Errorf("%s: only %d of %d paragraphs recognised", code, right, first)
		}
	}
}

// Packs are complete and their words are in the form that recognition compares.
func TestPacks(t *testing.T) {
	for _, p := range packs() {
		if p.Code == "" || p.Name == "" || len(p.Words) < 50 {
			t.Errorf("%s: pack lacks code, name or words", p.Code)
		}
		for _, w := range p.Words {
			if strings.ToLower(w) != w || strings.ContainsAny(w, "'’") {
				t.Errorf("%s: word %q is not in lower case or has an apostrophe", p.Code, w)
			}
			for _, r := range w {
				if r >= utf8.RuneSelf && !strings.ContainsRune(p.Letters, r) {
					t.Errorf("%s: word %q has letter %q, which the pack does not list", p.Code, w, r)
				}
			}
		}
		if !p.Proven {
			continue
		}
		if len(p.Months) != 12 || len(p.Quotes) == 0 || len(p.Dashes) == 0 || len(p.Titles) == 0 || len(p.According) == 0 {
			t.Errorf("%s: pack of a proven language is incomplete", p.Code)
		}
		for i := 1; i < len(p.According); i++ {
			if strings.HasPrefix(p.According[i], p.According[i-1]+" ") {
				t.Errorf("%s: %q must come before %q", p.Code, p.According[i], p.According[i-1])
			}
		}
	}
}

func FuzzRecognise(f *testing.F) {
	for _, s := range []string{"", "Il a dit non.", "He said no.", "\xff\xfe", "l·l", strings.Repeat("a", 1<<17), "e\u0301\u0301\u0301"} {
		f.Add(s)
	}
	all := packs()
	f.Fuzz(func(t *testing.T, text string) {
		code, sure := lang.Recognise(text, all)
		if _, ok := lang.Find(all, code); !ok && (code != lang.Und || sure) {
			t.Errorf("recognised as %q, sure: %v", code, sure)
		}
	})
}

func BenchmarkRecognise(b *testing.B) {
	text := strings.Repeat("Le maire promet une école neuve pour septembre, mais l'opposition n'y croit pas. ", 2000)
	all := packs()
	for b.Loop() {
		lang.Recognise(text, all)
	}
}
