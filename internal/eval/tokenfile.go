package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"selon"
)

// tokenClasses are the classes that corpora of tokens name; others are passed over.
var tokenClasses = map[string]selon.EntityType{
	"PER": selon.PersonEntity, "ORG": selon.OrganizationEntity, "LOC": selon.PlaceEntity, "MISC": selon.OtherEntity,
}

// LoadTokens reads files of tokens with their names: a token a line (number,
// form, B- or I- and a class, or O), an empty line between sentences. Every
// sentence becomes a document of its own, its tokens joined by one space.
func LoadTokens(path string) ([]selon.Record, error) {
	files := []string{path}
	if info, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("eval: gold: %w", err)
	} else if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(path, "*.conllu")); err != nil || len(files) == 0 {
			return nil, fmt.Errorf("eval: gold: %s: no *.conllu in it", path)
		}
	}
	var out []selon.Record
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("eval: gold: %w", err)
		}
		some, err := parseTokens(string(b))
		if err != nil {
			return nil, fmt.Errorf("eval: gold: %s: %w", file, err)
		}
		out = append(out, some...)
	}
	for i := range out {
		out[i].Document.ID = strconv.Itoa(i + 1)
	}
	return out, nil
}

func parseTokens(text string) ([]selon.Record, error) {
	var out []selon.Record
	var now selon.Record
	end := func() {
		if now.Document.Text != "" {
			out = append(out, now)
		}
		now = selon.Record{}
	}
	number := 0
	for line := range strings.Lines(text) {
		number++
		cells := strings.Fields(line)
		switch {
		case len(cells) == 0:
			end()
			continue
		case strings.HasPrefix(line, "#"):
			continue
		case len(cells) < 3:
			return nil, fmt.Errorf("line %d: %d cells, not a number, a token and a tag", number, len(cells))
		}
		form, tag := cells[1], cells[2]
		if now.Document.Text != "" {
			now.Document.Text += " "
		}
		span := selon.Span{From: len(now.Document.Text), To: len(now.Document.Text) + len(form)}
		now.Document.Text += form
		place, class, _ := strings.Cut(tag, "-")
		kind, known := tokenClasses[class]
		last := len(now.Entities) - 1
		switch {
		case place == "I" && last >= 0 && now.Entities[last].Type == kind:
			now.Entities[last].Mentions[0].To = span.To
		case place != "O" && known:
			now.Entities = append(now.Entities, selon.Entity{
				ID: "e" + strconv.Itoa(last+2), Type: kind, Mentions: []selon.Mention{{Span: span, Kind: selon.NameMention}},
			})
		}
	}
	end()
	return out, nil
}

// Three sums the figures of people, organizations and places.
func (f EntityFigures) Three() ClassF1 {
	var sum ClassF1
	for _, class := range []string{"person", "organization", "place"} {
		c := f.ByClass[class]
		sum.Right += c.Right
		sum.System += c.System
		sum.Gold += c.Gold
	}
	return sum
}

// Percent returns precision, recall and F1 in percent.
func (c ClassF1) Percent() (p, r, f float64) {
	if c.System > 0 {
		p = 100 * float64(c.Right) / float64(c.System)
	}
	if c.Gold > 0 {
		r = 100 * float64(c.Right) / c.Gold
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// classNames are the classes in the order in which they are shown.
func (f EntityFigures) classNames() []string {
	var out []string
	for c := range f.ByClass {
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}
