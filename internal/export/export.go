// Package export prints records: a [selon.Record] comes in, its printed form
// goes out, one record at a time and in the order given.
//
// [New] opens one of the [Formats] on a writer. Every record is proved before
// it is printed ([selon.Record.Verify]), so that no form ever shows words that
// do not stand in the text. JSON is read back with [ReadJSON].
//
// Nothing here looks at the environment: whether there is a terminal, how wide
// it is and whether it has colours is for the caller to say, in [Options].
package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"selon"
)

// Options say how to print. A format leaves aside what does not concern it.
type Options struct {
	Width  int    // cells a line of the terminal has; 0 where there is no terminal
	Colour bool   // whether the terminal is to show colours
	Full   bool   // print long contents and their context uncut
	Dir    string // folder for the formats that write files (brat); made if missing
}

// Writer prints records. Close ends the output, it does not close what lies
// under it; after an error the output is incomplete.
type Writer interface {
	Write(*selon.Record) error
	Close() error
}

// Format is one printed form.
type Format struct {
	Name  string
	About string // what it is for, in a line
	open  func(*bufio.Writer, Options) (Writer, error)
}

// Formats lists the printed forms, the one for people first.
func Formats() []Format {
	return []Format{
		{"pretty", "for reading in a terminal: every statement in its passage", newPretty},
		{"json", "one JSON object a line for every document, offsets in code points", newJSON},
		{"table", "one line a statement; separated by tabs outside a terminal", newTable},
		{"html", "one web page, the statements marked in the text", newHTML},
		{"brat", "standoff files for the brat annotation tool", newBrat},
		{"gold", "annotated documents, to measure with and to train on: a file each", newGold},
		{"csv", "one row a statement, for spreadsheets and R", newCSV},
		{"parquet", "the same rows typed and compressed, for DuckDB and pandas", newParquet},
		{"jsonld", "linked data: schema.org, Web Annotation and PROV", newJSONLD},
		{"tei", "one TEI corpus, the contents marked in the text", newTEI},
		{"graphml", "the graph of who speaks of whom, for networkx and igraph", newGraphML},
		{"gexf", "the same graph, for Gephi", newGEXF},
		{"ftm", "entities of FollowTheMoney, one JSON object a line", newFTM},
	}
}

// Names lists the names of the formats.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// New opens the format of that name on out.
func New(name string, out io.Writer, o Options) (Writer, error) {
	for _, f := range Formats() {
		if f.Name != name {
			continue
		}
		buffer := bufio.NewWriter(out)
		form, err := f.open(buffer, o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return &proved{name, buffer, form}, nil
	}
	return nil, fmt.Errorf("no format %q: there are %s", name, strings.Join(Names(), ", "))
}

// proved stands before every format: it lets only sound records through and
// sends each of them off before the next. A bufio.Writer keeps its first error,
// so the formats need not look at each write; flush reports it.
type proved struct {
	name string
	out  *bufio.Writer
	form Writer
}

func (p *proved) Write(rec *selon.Record) error {
	if !utf8.ValidString(rec.Document.Text) {
		return fmt.Errorf("%s: document %s: the text is not valid UTF-8", p.name, rec.Document.ID)
	}
	if err := rec.Verify(); err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	if err := p.form.Write(rec); err != nil {
		return fmt.Errorf("%s: document %s: %w", p.name, rec.Document.ID, err)
	}
	return p.flush()
}

func (p *proved) Close() error {
	if err := p.form.Close(); err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	return p.flush()
}

func (p *proved) flush() error {
	if err := p.out.Flush(); err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	return nil
}
