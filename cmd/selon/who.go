package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"selon"
	"selon/internal/pipeline"
)

// whoCommand is "selon who".
type whoCommand struct {
	Inputs []string `arg:"" name:"input" help:"Files, directories with all that is in them, or - for standard input."`

	Format        string   `short:"f" enum:"table,json,csv" default:"table" help:"How to print: ${enum}; json is a line each."`
	Type          string   `enum:"all,person,organization,country,group,document,unknown" default:"all" help:"Which speakers: ${enum}."`
	Decisions     string   `placeholder:"FILE" help:"Whom to take for the same or to keep apart: merges and splits, a line of JSON each."`
	MinConfidence float64  `placeholder:"P" help:"Leave out statements whose probability to be right is below P, from 0 to 1."`
	Lang          string   `placeholder:"CODE" help:"Take all texts to be in this language, such as fr, instead of recognising it."`
	KB            []string `name:"kb" placeholder:"FILE" help:"Know the entities of this file too, made by selon kb import."`
	Jobs          int      `short:"j" placeholder:"N" help:"Read N documents at a time instead of one a core."`
	Trace         bool     `help:"Print where in the program an internal error came up."`
}

func (whoCommand) examples() []example {
	return []example{
		{"selon who news/", "who speaks in these documents, how often, in what roles"},
		{"selon who news/ --type person -f csv > people.csv", "people alone, for a spreadsheet"},
		{"selon who news/ --decisions same.jsonl", "with what you know of who is who"},
	}
}

// Validate checks what the types of the flags do not.
func (c *whoCommand) Validate() error {
	if c.Jobs < 0 {
		return errors.New("--jobs cannot be negative")
	}
	return validConfidence(c.MinConfidence)
}

// voice is somebody who speaks, over all documents.
type voice struct {
	Name       string   `json:"name"`
	Type       string   `json:"type"`
	Wikidata   string   `json:"wikidata,omitempty"`
	Key        string   `json:"key"` // what decisions call them by
	Statements int      `json:"statements"`
	Quoted     int      `json:"quoted"` // of them direct or mixed
	Documents  int      `json:"documents"`
	Roles      []string `json:"roles,omitempty"`

	last string // the document that was counted last
}

// Run reads the inputs and lists the speakers, the most frequent first.
func (c *whoCommand) Run(ctx context.Context, t *terminal) error {
	same, err := c.register()
	if err != nil {
		return err
	}
	p, err := pipeline.New(pipeline.Options{Stdin: t.in, Jobs: c.Jobs, Lang: c.Lang, MinConfidence: c.MinConfidence, KB: c.KB})
	if err != nil {
		return err
	}
	voices := make(map[string]*voice)
	err = follow(ctx, t, p.Files(ctx, c.Inputs), newProgress(t, pipeline.Count(c.Inputs)), c.Trace, func(rec *selon.Record) error {
		count(voices, same, rec)
		return nil
	})
	if err != nil && !errors.Is(err, errPartly) {
		return err
	}
	if end := c.print(t, c.sorted(voices)); end != nil {
		return end
	}
	return err
}

func (c *whoCommand) register() (*pipeline.Register, error) {
	if c.Decisions == "" {
		return pipeline.NewRegister(nil), nil
	}
	file, err := os.Open(c.Decisions)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	decisions, err := pipeline.ReadDecisions(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Decisions, err)
	}
	return pipeline.NewRegister(decisions), nil
}

// count adds the speakers of a document.
func count(voices map[string]*voice, same *pipeline.Register, rec *selon.Record) {
	entities := make(map[string]*selon.Entity)
	for i := range rec.Entities {
		entities[rec.Entities[i].ID] = &rec.Entities[i]
	}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		if s.Speaker == nil {
			continue
		}
		// Somebody without a name is somebody else in every document.
		key := string(s.Speaker.Type) + ":" + strings.ToLower(s.Speaker.Name) + "@" + rec.Document.ID
		e := entities[s.Speaker.Entity]
		if e != nil {
			key = same.Key(rec.Document.ID, e)
		}
		v := voices[key]
		if v == nil {
			v = &voice{Name: s.Speaker.Name, Type: string(s.Speaker.Type), Key: key}
			voices[key] = v
		}
		if len(s.Speaker.Name) > len(v.Name) && e != nil {
			v.Name = s.Speaker.Name
		}
		if e != nil && v.Wikidata == "" {
			v.Wikidata = e.Wikidata
		}
		if role := s.Speaker.Role; role != "" && !slices.Contains(v.Roles, role) {
			v.Roles = append(v.Roles, role)
		}
		v.Statements++
		if s.Mode != selon.Indirect {
			v.Quoted++
		}
		if v.last != rec.Document.ID {
			v.last = rec.Document.ID
			v.Documents++
		}
	}
}

func (c *whoCommand) sorted(voices map[string]*voice) []*voice {
	var out []*voice
	for _, v := range voices {
		if c.Type == "all" || c.Type == v.Type {
			if v.Name == "" {
				v.Name = "unknown"
			}
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b *voice) int {
		if a.Statements != b.Statements {
			return b.Statements - a.Statements
		}
		return strings.Compare(a.Name+a.Key, b.Name+b.Key)
	})
	return out
}

func (c *whoCommand) print(t *terminal, voices []*voice) error {
	switch c.Format {
	case "json":
		out := json.NewEncoder(t.out)
		out.SetEscapeHTML(false)
		for _, v := range voices {
			if err := out.Encode(v); err != nil {
				return err
			}
		}
		return nil
	case "csv":
		out := csv.NewWriter(t.out)
		out.Write([]string{"name", "type", "wikidata", "statements", "quoted", "documents", "roles", "key"})
		for _, v := range voices {
			out.Write([]string{v.Name, v.Type, v.Wikidata, strconv.Itoa(v.Statements), strconv.Itoa(v.Quoted), strconv.Itoa(v.Documents), strings.Join(v.Roles, "; "), v.Key})
		}
		out.Flush()
		return out.Error()
	}
	out := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "statements\tquoted\tdocuments\tname\ttype\tWikidata\troles")
	for _, v := range voices {
		fmt.Fprintf(out, "%d\t%d\t%d\t%s\t%s\t%s\t%s\n", v.Statements, v.Quoted, v.Documents,
			printable(v.Name, 50), v.Type, v.Wikidata, printable(strings.Join(v.Roles, "; "), 60))
	}
	return out.Flush()
}

// printable cuts words to a length in characters, without what would move a
// terminal's cursor.
func printable(words string, most int) string {
	runes := []rune(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return ' '
		}
		return r
	}, words))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}
