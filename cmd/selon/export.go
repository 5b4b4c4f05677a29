package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"selon"
	"selon/internal/export"
	"selon/internal/store"
)

// exportCommand is "selon export".
type exportCommand struct {
	askFlags
	Question []string `arg:"" optional:"" help:"Export what answers this question (see selon ask --help); everything if there is none."`

	Format    string `short:"f" enum:"${exports}" default:"jsonl" help:"In which form: ${enum}."`
	Out       string `short:"o" placeholder:"FILE" help:"Where to, instead of standard output; a folder for brat and gold."`
	Corrected bool   `help:"Only what somebody corrected."`
	Versions  bool   `help:"Earlier versions of articles too."`
}

func (exportCommand) examples() []example {
	return []example{
		{"selon export -o record.jsonl", "all of it; selon import takes it back, selon verify proves it"},
		{"selon export -f csv about:pont > pont.csv", "a table of what is said of something"},
		{"selon export -f parquet -o record.parquet", "for DuckDB and pandas"},
		{"selon export -f graphml -o network.graphml in:2024", "who speaks of whom, for Gephi"},
		{"selon export -f gold -o corrected/ --corrected", "texts with their corrections, to train and to measure with"},
	}
}

// Run writes the export.
func (c *exportCommand) Run(ctx context.Context, t *terminal) (err error) {
	folder := c.Format == "brat" || c.Format == "gold"
	if folder && c.Out == "" {
		return fmt.Errorf("--format %s writes a folder: say where with --out", c.Format)
	}
	a, s, err := c.asker()
	if err != nil {
		return err
	}
	defer s.Close()
	question := strings.Join(c.Question, " ")
	var only map[store.ID][]string
	if question != "" {
		if c.Versions {
			question = "(" + question + ") version:all"
		}
		condition, err := a.Condition(question)
		if err != nil {
			return err
		}
		if only, err = s.Locals(ctx, condition); err != nil {
			return err
		}
	}
	out := t.out
	if c.Out != "" && !folder {
		file, err := os.CreateTemp(folderOf(c.Out), ".selon-*")
		if err != nil {
			return err
		}
		out = file
		defer func() { err = settle(file, c.Out, err) }()
	}
	w, err := c.writer(out)
	if err != nil {
		return err
	}
	err = s.Versions(ctx, !c.Versions, func(v *store.Version) error {
		if c.Corrected && !v.Corrected {
			return nil
		}
		if only != nil {
			keep := only[store.ID{Document: v.Document, Version: v.Number}]
			if len(keep) == 0 {
				return nil
			}
			v.Record.Statements = kept(v.Record.Statements, keep)
		}
		return w.Write(v)
	})
	if end := w.Close(); err == nil {
		err = end
	}
	return err
}

// exportNames lists the forms of an export: the record's own lines, and those of
// package export that are no pictures for a terminal.
func exportNames() []string {
	out := []string{"jsonl"}
	for _, name := range export.Names() {
		if name != "pretty" && name != "table" && name != "json" {
			out = append(out, name)
		}
	}
	return out
}

// settle gives a file that was written its name, or takes it away.
func settle(file *os.File, name string, err error) error {
	if end := file.Close(); err == nil {
		err = end
	}
	if err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err == nil {
		return os.Chmod(name, 0o644)
	}
	os.Remove(file.Name())
	return err
}

func folderOf(path string) string {
	if n := strings.LastIndexByte(path, os.PathSeparator); n > 0 {
		return path[:n]
	}
	return "."
}

// kept keeps the statements with these ids; the parents of others are left out
// of their chains.
func kept(all []selon.Statement, ids []string) []selon.Statement {
	var out []selon.Statement
	for _, s := range all {
		if slices.Contains(ids, s.ID) {
			if !slices.Contains(ids, s.Parent) {
				s.Parent = ""
			}
			out = append(out, s)
		}
	}
	return out
}

// versionWriter writes versions of documents.
type versionWriter interface {
	Write(*store.Version) error
	Close() error
}

// writer opens the form of an export.
func (c *exportCommand) writer(out io.Writer) (versionWriter, error) {
	switch c.Format {
	case "jsonl":
		return &lineWriter{out: out}, nil
	}
	w, err := export.New(c.Format, out, export.Options{Dir: c.Out, Full: true})
	if err != nil {
		return nil, err
	}
	return &recordWriter{w}, nil
}

// recordWriter writes records in a form of package export, under the ids that
// the record gives them.
type recordWriter struct{ export.Writer }

func (w *recordWriter) Write(v *store.Version) error {
	v.Record.Document.ID = fmt.Sprintf("%s.%d", v.Document, v.Number)
	return w.Writer.Write(v.Record)
}

// keptForm is what a record knows of a document beside what selon read prints.
type keptForm struct {
	Document string `json:"document"`
	Version  int    `json:"version"`
	Key      string `json:"key"`
	Fetched  string `json:"fetched"`
	Source   string `json:"source"`
	TextHash string `json:"text_sha256"`
	PageHash string `json:"page_sha256"`
}

// lineWriter writes what selon read -f json prints, and with each document what
// the record knows of it.
type lineWriter struct{ out io.Writer }

func (w *lineWriter) Write(v *store.Version) error {
	var line bytes.Buffer
	form, err := export.New("json", &line, export.Options{})
	if err != nil {
		return err
	}
	if err := form.Write(v.Record); err != nil {
		return err
	}
	about, err := json.Marshal(keptForm{v.Document, v.Number, v.Key, v.Fetched, v.Source, fmt.Sprintf("%x", v.TextHash), fmt.Sprintf("%x", v.RawHash)})
	if err != nil {
		return err
	}
	object := bytes.TrimSuffix(bytes.TrimSpace(line.Bytes()), []byte("}"))
	_, err = fmt.Fprintf(w.out, "%s,\"record\":%s}\n", object, about)
	return err
}

func (w *lineWriter) Close() error { return nil }
