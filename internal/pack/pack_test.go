package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"strings"
	"testing"

	"selon"
)

func coder(t testing.TB) *Coder {
	t.Helper()
	c, err := NewCoder(strings.ToLower)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// find returns the span of words in a text, the nth of them.
func find(t testing.TB, text, words string) selon.Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return selon.Span{From: at, To: at + len(words)}
}

const bridge = "La ministre Odile Marchetti a déclaré mardi que le pont de Vaudreval serait fermé. « Il n’y a pas d’autre choix », a-t-elle dit à Paul Ferrand, " +
	"maire de Vaudreval, selon son porte-parole. Une source proche du dossier l’avait annoncé."

// everything is a record with every field, and with what is unusual.
func everything(t testing.TB) (*selon.Record, []string) {
	at := func(words string) selon.Span { return find(t, bridge, words) }
	mention := func(words string, kind selon.MentionKind, sure float64) selon.Mention {
		return selon.Mention{Span: at(words), Kind: kind, Confidence: sure}
	}
	rec := &selon.Record{
		Document: selon.Document{ID: "7", URL: "https://bac.example/7", Title: "Un pont fermé", Outlet: "Le Bac", Agency: "AVP", Published: "2024-08-20T10:00:00Z",
			Lang: "fr", Proven: true, Encoding: "windows-1252", Assumed: true, Text: bridge},
		Entities: []selon.Entity{
			{ID: "e1", Type: selon.PersonEntity, Name: "Odile Marchetti", Gender: selon.Female, Roles: []string{"La ministre"}, Wikidata: "Q42", Sure: 0.95,
				Mentions: []selon.Mention{mention("Odile Marchetti", selon.NameMention, 0.99), mention("elle", selon.PronounMention, 0.5)}},
			{ID: "p2", Type: selon.PlaceEntity, Name: "Vaudreval-le-Haut", Wikidata: "Q007", Sure: 0.1, Mentions: []selon.Mention{mention("Vaudreval", selon.NameMention, 1), mention("eval, s", selon.NameMention, 0)}},
			{ID: "e3", Type: selon.PersonEntity, Name: "Paul Ferrand", Mentions: []selon.Mention{mention("Paul Ferrand", selon.NameMention, 0.9)}},
			{ID: "e4", Type: selon.OtherEntity, Name: "nowhere in the text \xff"},
		},
		Statements: []selon.Statement{
			{ID: "s2", Mode: selon.Direct, Kind: selon.Said, Content: []selon.Span{at("Il n’y a pas d’autre choix"), at("dit")}, Cue: []selon.Span{at("a-t-elle dit")}, Source: []selon.Span{at("elle")},
				Addressee: []selon.Span{at("Paul Ferrand")}, Parent: "s9", Confidence: 0.8765, By: "network",
				Speaker: &selon.Speaker{Name: "Odile Marchetti", Type: selon.Person, Entity: "e1", Role: "La ministre", For: "p2", Confidence: 0.95, By: "name",
					Candidates: []selon.Candidate{{Name: "Paul Ferrand", Entity: "e3", Confidence: 0.25}, {Name: "personne", Confidence: 0.0123}}}},
			{ID: "s9", Mode: selon.Mixed, Kind: selon.Attitude, Content: []selon.Span{at("le pont de Vaudreval serait fermé")}, Confidence: 1, By: "a rule of its own",
				Speaker: &selon.Speaker{Type: selon.Unknown, By: "a rule of its own", Confidence: 0.1}},
			{ID: "s1", Mode: selon.Indirect, Kind: selon.Said, Content: []selon.Span{at("annoncé")}, Source: []selon.Span{at("Une source proche du dossier")}, Confidence: 0.5,
				Speaker: &selon.Speaker{Name: "Une source proche du dossier", Type: selon.Group, Unnamed: true, Role: "proche", Confidence: 0.7, By: "words"}},
			{ID: "c1", Mode: selon.Indirect, Kind: selon.Said, Content: []selon.Span{at("éclar")}, Confidence: 0.5},
		},
	}
	return rec, []string{"Q42", "place:vaudreval@" + rec.Document.URL, "person:pol feran", "other:nowhere in the text \xff"}
}

// comesBack packs a record and demands the same one.
func comesBack(t testing.TB, c *Coder, rec *selon.Record, keys []string, document string) []byte {
	t.Helper()
	packed, err := c.Pack(rec, keys, document)
	if err != nil {
		t.Fatal(err)
	}
	got, gotKeys, err := c.Unpack(packed, document)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, rec) {
		t.Errorf("a record came back as\n%+v\nand was\n%+v", got, rec)
	}
	if strings.Join(gotKeys, "\n") != strings.Join(keys, "\n") {
		t.Errorf("keys came back as %q and were %q", gotKeys, keys)
	}
	return packed
}

func TestARecordComesBackWhole(t *testing.T) {
	rec, keys := everything(t)
	for _, document := range []string{rec.Document.URL, "/home/ada/7.json#7", ""} {
		comesBack(t, coder(t), rec, keys, document)
	}
}

func TestAnyTextComesBack(t *testing.T) {
	c := coder(t)
	for _, text := range []string{
		"", " ", "x", "\x00", "\xff\xfe", "La", bridge, strings.Repeat(bridge, 40), "Она сказала, что мост закрыт. قالت إن الجسر مغلق", "橋は閉鎖されると述べた。",
		strings.Repeat("0123456789abcdef", 1<<13), strings.Repeat("\n", 1<<17), "ÉTAT D’URGENCE — 1 234,5 €",
	} {
		for _, language := range []string{"fr", "en", "und", "de"} {
			comesBack(t, c, &selon.Record{Document: selon.Document{Text: text, Lang: language}}, nil, "k")
		}
	}
}

// Texts of a few paragraphs take less than half of what zstd makes of them alone,
// and those that words do not fit take little more.
func TestTextsGetSmall(t *testing.T) {
	c := coder(t)
	size := func(text string) int {
		return len(comesBack(t, c, &selon.Record{Document: selon.Document{Text: text, Lang: "fr"}}, nil, ""))
	}
	if got, of := size(bridge), len(c.Squeeze([]byte(bridge))); got*2 > of {
		t.Errorf("%d bytes, where zstd makes %d", got, of)
	}
	for _, text := range []string{strings.Repeat(bridge, 500), strings.Repeat("Она сказала, что мост закрыт до весны. ", 30)} {
		if got, of := size(text), len(c.Squeeze([]byte(text))); got > of+20 {
			t.Errorf("%d bytes, where zstd makes %d", got, of)
		}
	}
}

func TestWhatIsUnsoundIsRefused(t *testing.T) {
	c := coder(t)
	for name, break_ := range map[string]func(*selon.Record){
		"parent":  func(r *selon.Record) { r.Statements[0].Parent = "s77" },
		"entity":  func(r *selon.Record) { r.Statements[0].Speaker.Entity = "e77" },
		"content": func(r *selon.Record) { r.Statements[0].Content = nil },
	} {
		rec, keys := everything(t)
		break_(rec)
		if _, err := c.Pack(rec, keys, "k"); err == nil {
			t.Errorf("%s: was packed", name)
		}
	}
	rec, _ := everything(t)
	if _, err := c.Pack(rec, nil, "k"); err == nil {
		t.Error("was packed without its keys")
	}
}

func TestAnUnknownFormIsSaidToBeOne(t *testing.T) {
	if _, _, err := coder(t).Unpack([]byte{200, 1, 2, 3}, "k"); err == nil || !strings.Contains(err.Error(), "form 200") {
		t.Error(err)
	}
}

// Records that were kept are read by these lists for ever: a better list is a new one.
func TestListsOfWordsNeverChange(t *testing.T) {
	for name, list := range map[string][2]string{"words_fr.txt": {frenchWords, "84a59e42"}, "words_en.txt": {englishWords, "d7af2351"}} {
		sum := sha256.Sum256([]byte(list[0]))
		if got := hex.EncodeToString(sum[:4]); got != list[1] {
			t.Errorf("%s changed: its sum begins with %s, not %s; records that were kept with it cannot be read", name, got, list[1])
		}
	}
	for i, words := range vocabularies() {
		if n := len(words().words); n < 5000 {
			t.Errorf("vocabulary %d has %d words", i, n)
		}
	}
}

// Bytes that were packed before must go on to mean the same.
func TestWhatWasPackedIsRead(t *testing.T) {
	packed, err := hex.DecodeString(packedOnce)
	if err != nil {
		t.Fatal(err)
	}
	want, keys := everything(t)
	got, gotKeys, err := coder(t).Unpack(packed, want.Document.URL)
	if err != nil || !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotKeys, keys) {
		t.Errorf("%v: %+v", err, got)
	}
	if again, err := coder(t).Pack(want, keys, want.Document.URL); err != nil || hex.EncodeToString(again) != packedOnce {
		t.Errorf("packed another way: %x", again)
	}
}

const packedOnce = "01c69569c1f8712f5f1e2b52915d7331758b498a69f233b6778b01a3d73cfdb2f8fa44790c415ca88596bb8f5b2e685fd3e24419e2346407beb11d8eb5d0cd5a393e625f13c3" +
	"61fe8bd303e6b65fa10cf886f1cb1113feccbac7af92bc9943eaa2d7c662d67bc9e06d189fa1c7c4b19d1e1a03892b3d7d4873545ff3cdb5cfedc8e30f3b02384e7b0ed36b5b" +
	"d926a977e803b36f1cde1b2a9d7b4634c756bfc9a393f4780414ef42aa7e28a7dd2c98f42c72ccb7309a8f23333a7add8cd589ce025dc72ef1e997e2d4481dee20db767e8bc1" +
	"6377e17a83c7bfb7440c276838fe4f9223b3c102064fbb6a72c87c11ca7d625302dd6209e3bf27309d010164d95e597412c82920b4e45a70e4ed24d59ca9f06af1e3b4561360" +
	"93f200b757d881591f8f75984eaa96042c059a33e14b1c7e8ad64b6f03d2d2eb9ef172480e231675f3fc59271b7194ea7a4e1fdda16db940d875aa8ced3d0893fc32b32dbf92" +
	"796ea6524fea3d1d9282b67ad3525cf4257871b37f7c06c4526bebf1"

func FuzzUnpack(f *testing.F) {
	c := coder(f)
	rec, keys := everything(f)
	good, err := c.Pack(rec, keys, "k")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Fuzz(func(t *testing.T, packed []byte) {
		rec, keys, err := c.Unpack(packed, "k")
		if err != nil || rec.Verify() != nil {
			return // what nobody packed
		}
		again, err := c.Pack(rec, keys, "k")
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := c.Unpack(again, "k"); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzTextsComeBack(f *testing.F) {
	c := coder(f)
	f.Add(bridge, "fr")
	f.Add("\xffЯ l’État", "en")
	f.Fuzz(func(t *testing.T, text, language string) {
		comesBack(t, c, &selon.Record{Document: selon.Document{Text: text, Lang: language, Title: text}}, nil, language)
	})
}

func BenchmarkPack(b *testing.B) {
	c := coder(b)
	rec, keys := everything(b)
	for b.Loop() {
		c.Pack(rec, keys, "k")
	}
}

func BenchmarkUnpack(b *testing.B) {
	c := coder(b)
	rec, keys := everything(b)
	packed, err := c.Pack(rec, keys, "k")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c.Unpack(packed, "k")
	}
}

func BenchmarkVocabularies(b *testing.B) {
	for b.Loop() {
		for _, words := range vocabularies() {
			words()
		}
	}
}
