package kb

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

const dump = `[
{"type":"item","id":"Q900001","labels":{"fr":{"language":"fr","value":"Odile Marchetti"},"en":{"language":"en","value":"Odile Marchetti"}},"aliases":{"fr":[{"language":"fr","value":"O. Marchetti"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}],"P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q30185"}}}}],"P21":[{"mainsnak":{"datavalue":{"value":{"id":"Q6581072"}}}}]}},
{"type":"item","id":"Q900002","labels":{"fr":{"language":"fr","value":"Quelqu'un"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}]}},
{"broken,
{"type":"item","id":"Q900003","labels":{"en":{"language":"en","value":"Lumen Press"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q192283"}}}}]}}
]
`

const table = "name;type;aliases;gender\nPaul Verdon;person;P. Verdon|Verdon Paul;m\nPort de Brume;harbour;;\nFédération des bateliers;organization;FDB;\n"

const money = `{"id":"x1","schema":"Person","properties":{"name":["Ana Novak"],"wikidataId":["Q900004"],"gender":["female"],"country":["si"]}}
{"id":"x2","schema":"Vessel","properties":{"name":["Brume"]}}
`

func imported(t testing.TB, data string) (found []Entity, bad []int, err error) {
	t.Helper()
	err = Import(strings.NewReader(data), "test", func(e Entity) error { found = append(found, e); return nil },
		func(line int, _ error) { bad = append(bad, line) })
	return found, bad, err
}

func TestImportTakesWhatIsUsefulAndNamesTheRest(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       string // first names
		bad        int
	}{
		{"wikidata", dump, "Odile Marchetti, Lumen Press", 1},
		{"table", table, "Paul Verdon, Fédération des bateliers", 1},
		{"money", money, "Ana Novak", 0},
	} {
		for _, packed := range []string{"", "gzip", "zstd"} {
			found, bad, err := imported(t, pack(t, packed, c.data))
			if err != nil {
				t.Fatalf("%s %s: %v", c.name, packed, err)
			}
			var names []string
			for _, e := range found {
				names = append(names, e.Names[0].Text)
			}
			if got := strings.Join(names, ", "); got != c.want || len(bad) != c.bad {
				t.Errorf("%s %s: %s, bad lines %v", c.name, packed, got, bad)
			}
		}
	}
}

func pack(t testing.TB, form, data string) string {
	t.Helper()
	var out bytes.Buffer
	switch form {
	case "gzip":
		z := gzip.NewWriter(&out)
		z.Write([]byte(data))
		z.Close()
	case "zstd":
		z, err := zstd.NewWriter(&out)
		if err != nil {
			t.Fatal(err)
		}
		z.Write([]byte(data))
		z.Close()
	default:
		return data
	}
	return out.String()
}

func TestImportSaysWhatItCannotUse(t *testing.T) {
	for data, want := range map[string]string{
		"":                 "empty",
		"a,b\n1,2\n":       `no column "name"`,
		"{\"some\":1}\n":   "no line is an item",
		"\x1f\x8bnot gzip": "gzip",
	} {
		if _, _, err := imported(t, data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", data, err, want)
		}
	}
}

func TestBaseFilesAreReadAsTheyWereWritten(t *testing.T) {
	found, _, err := imported(t, table)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := WriteHead(&file); err != nil {
		t.Fatal(err)
	}
	for _, e := range found {
		if err := WriteEntity(&file, e); err != nil {
			t.Fatal(err)
		}
	}
	again, err := ReadFile(&file)
	if err != nil || len(again) != len(found) {
		t.Fatalf("%v, %v", again, err)
	}
	b := base(t).With(again)
	if got := b.Find("verdon paul"); len(got) != 1 || got[0].Gender != "m" || got[0].Source != "test" {
		t.Errorf("%+v", got)
	}
	if len(base(t).Find("verdon paul")) != 0 {
		t.Error("the base inside the program was changed")
	}
}

func FuzzImport(f *testing.F) {
	for _, data := range []string{dump, table, money, "", "[", "{", "name\n\"", "\x28\xb5\x2f\xfd", "BZh9"} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data string) {
		imported(t, data)
	})
}

func FuzzReadFile(f *testing.F) {
	f.Add(fileHead + "\nQ1\tperson\t\t\t\tfr:A|B\n")
	f.Fuzz(func(t *testing.T, data string) {
		if found, err := ReadFile(strings.NewReader(data)); err == nil {
			base(t).With(found)
		}
	})
}
