package kb

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// importTable reads a table with a head: a column "name" and, as far as they
// are there, "id" (a Wikidata id), "type", "country", "gender", "lang" and
// "aliases" (divided by ; or |). Cells are divided by commas, semicolons or tabs.
func importTable(in io.Reader, source string, take func(Entity) error, bad func(int, error)) error {
	text := csv.NewReader(in)
	text.FieldsPerRecord = -1
	text.LazyQuotes = true
	head, err := text.Read()
	if err != nil {
		return err
	}
	if len(head) == 1 {
		for _, comma := range []rune{'\t', ';'} {
			if strings.ContainsRune(head[0], comma) {
				head, text.Comma = strings.Split(head[0], string(comma)), comma
				break
			}
		}
	}
	column := make(map[string]int)
	for i, h := range head {
		column[strings.ToLower(strings.Trim(h, " \ufeff\""))] = i
	}
	if _, ok := column["name"]; !ok {
		return errors.New(`the table has no column "name" (its first line must name its columns: name, and any of id, type, country, gender, lang, aliases)`)
	}
	for {
		row, err := text.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		line, _ := text.FieldPos(0)
		if err != nil {
			var syntax *csv.ParseError
			if !errors.As(err, &syntax) {
				return err
			}
			bad(syntax.Line, syntax.Err)
			continue
		}
		e, err := fromRow(func(key string) string {
			if i, ok := column[key]; ok && i < len(row) {
				return strings.TrimSpace(row[i])
			}
			return ""
		})
		if err != nil {
			bad(line, err)
			continue
		}
		e.Source = source
		if err := take(e); err != nil {
			return err
		}
	}
}

func fromRow(cell func(string) string) (Entity, error) {
	e := Entity{ID: cell("id"), Type: cell("type"), Country: strings.ToUpper(cell("country")), Gender: cell("gender")}
	if e.Type == "" {
		e.Type = "person"
	}
	if !slices.Contains([]string{"person", "organization", "place", "country"}, e.Type) {
		return e, fmt.Errorf("type %q is none of person, organization, place, country", e.Type)
	}
	if e.Gender != "" && e.Gender != "m" && e.Gender != "f" {
		return e, fmt.Errorf("gender %q is neither m nor f", e.Gender)
	}
	if e.ID != "" && !isQ(e.ID) {
		return e, fmt.Errorf("id %q is no Wikidata id, such as Q42", e.ID)
	}
	names := append([]string{cell("name")}, strings.FieldsFunc(cell("aliases"), func(r rune) bool { return r == ';' || r == '|' })...)
	for _, n := range names {
		e.Names = append(e.Names, Name{cell("lang"), n})
	}
	if e.Names = tidy(e.Names); len(e.Names) == 0 {
		return e, errors.New("it has no name")
	}
	return e, nil
}

func isQ(id string) bool {
	return len(id) > 1 && id[0] == 'Q' && strings.Trim(id[1:], "0123456789") == ""
}
