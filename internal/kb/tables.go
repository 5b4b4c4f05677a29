package kb

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed data/*.tsv
var tables embed.FS

// readAll reads the tables inside the program.
func (b *Base) readAll() error {
	for _, table := range []struct {
		name  string
		cells int
		take  func(cells []string) error
	}{
		{"sources", 3, func(c []string) error { b.sources[c[0]] = c[1] + " (" + c[2] + ")"; return nil }},
		{"countries", 6, b.takeEntity},
		{"bodies", 6, b.takeEntity},
		{"known", 6, b.takeEntity},
		{"people", 6, b.takeEntity},
		{"terms", 9, b.takeTerm},
		{"offices", 9, b.takeTerm},
		{"demonyms", 2, func(c []string) error { b.demonyms[Fold(c[1])] = c[0]; return nil }},
		{"firstnames", 2, func(c []string) error { b.first[Fold(c[1])] = c[0]; return nil }},
		{"metonyms", 3, func(c []string) error { b.metonyms[Fold(c[0])] = Metonym{c[1], c[2]}; return nil }},
	} {
		if err := read(table.name, table.cells, table.take); err != nil {
			return err
		}
	}
	return nil
}

// read gives the lines of a table, without comments (#), to take.
func read(name string, cells int, take func([]string) error) error {
	bytes, err := tables.ReadFile("data/" + name + ".tsv")
	if err != nil {
		return err
	}
	number := 0
	for line := range strings.Lines(string(bytes)) {
		number++
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		some := strings.Split(line, "\t")
		if len(some) != cells {
			return fmt.Errorf("%s.tsv, line %d: %d cells, not %d", name, number, len(some), cells)
		}
		if err := take(some); err != nil {
			return fmt.Errorf("%s.tsv, line %d: %w", name, number, err)
		}
	}
	return nil
}

// takeEntity reads: id, type, country, gender, source, names ("fr:…|en:…|…").
func (b *Base) takeEntity(c []string) error {
	b.add(entityOf(c))
	return nil
}

func entityOf(c []string) Entity {
	e := Entity{ID: c[0], Type: c[1], Country: c[2], Gender: c[3], Source: c[4]}
	for name := range strings.SplitSeq(c[5], "|") {
		n := Name{Text: name}
		if len(name) > 3 && name[2] == ':' {
			n = Name{Lang: name[:2], Text: name[3:]}
		}
		e.Names = append(e.Names, n)
	}
	return e
}

// takeTerm reads: country, office, post, person's id, person's name, start,
// end, date of the source, source. A person is found by id, then by name.
func (b *Base) takeTerm(c []string) error {
	i, known := b.byID[c[3]]
	if !known || c[3] == "" {
		for _, k := range b.byName[Fold(c[4])] {
			if b.entities[k].Type == "person" {
				i, known = k, true
			}
		}
	}
	if !known {
		i = int32(len(b.entities))
		b.add(Entity{ID: c[3], Type: "person", Country: country(c[0]), Source: c[8], Names: []Name{{Text: c[4]}}})
	}
	b.terms = append(b.terms, term{
		country: c[0], office: Office(c[1]), post: c[2], person: i, start: c[5], end: c[6], asOf: c[7],
	})
	return nil
}

// country returns a code that is one of a country, not of a body.
func country(code string) string {
	if len(code) == 2 {
		return code
	}
	return ""
}
