package kb

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// fileHead is the first line of a base file.
const fileHead = "# selon base of known entities 1"

// WriteHead begins a base file; [WriteEntity] adds to it.
func WriteHead(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s\n# id\ttype\tcountry\tgender\tsource\tnames\n", fileHead)
	return err
}

// WriteEntity writes an entity as a line of a base file.
func WriteEntity(w io.Writer, e Entity) error {
	var names []string
	for _, n := range e.Names {
		lang := ""
		if len(n.Lang) == 2 {
			lang = n.Lang + ":"
		}
		names = append(names, lang+n.Text)
	}
	flat := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	_, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", flat.Replace(e.ID), e.Type, flat.Replace(e.Country), e.Gender,
		flat.Replace(e.Source), flat.Replace(strings.Join(names, "|")))
	return err
}

// ReadFile reads a base file as [WriteEntity] writes it.
func ReadFile(r io.Reader) ([]Entity, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	var out []Entity
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		if number == 1 && line != fileHead {
			return nil, fmt.Errorf("not a base of known entities (make one with: selon kb import)")
		}
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 6 {
			return nil, fmt.Errorf("line %d: %d cells, not 6", number, len(cells))
		}
		out = append(out, entityOf(cells))
	}
	return out, lines.Err()
}
