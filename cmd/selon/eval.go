package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"selon"
	"selon/internal/eval"
	"selon/internal/export"
	"selon/internal/kb"
	"selon/internal/pipeline"
)

// evalCommand is "selon eval".
type evalCommand struct {
	Gold string `arg:"" name:"gold-dir" help:"Directory of gold documents: JSON with \"text\" and \"attributions\", or brat's .txt and .ann; with --names JSON with \"entities\", or .conllu files of tokens."`

	Format        string  `short:"f" enum:"table,json" default:"table" help:"How to print: ${enum}; json is exactly what the reference scorer prints."`
	Names         bool    `help:"Measure names instead of statements: found, joined, and linked among what the base of known entities holds."`
	Kinds         string  `enum:"all,statement,attitude" default:"all" help:"Which kinds to measure: ${enum}."`
	Interval      bool    `help:"Resample the documents for a 95% interval."`
	Misses        int     `placeholder:"N" help:"Show the N worst misses and the N most confident false alarms."`
	Reliability   string  `placeholder:"FILE" help:"Write each statement's confidence and whether it was right, as CSV."`
	Output        string  `short:"o" placeholder:"FILE" help:"Write what was measured, as JSON Lines."`
	From          string  `placeholder:"FILE" help:"Measure this output of \"selon read --format json\", or another program's, instead of reading."`
	MinConfidence float64 `placeholder:"P" help:"Leave out statements whose probability to be right is below P, from 0 to 1."`
	Jobs          int     `short:"j" placeholder:"N" help:"Read N documents at a time instead of one a core."`
	Trace         bool    `help:"Print where in the program an internal error came up."`
}

func (evalCommand) examples() []example {
	return []example{
		{"selon eval gold/", "read the gold documents' texts and measure"},
		{"selon eval gold/ --interval --misses 20", "how sure the figures are, and what went wrong"},
		{"selon eval gold/ --output found.jsonl", "keep what was measured"},
		{"selon eval entities/ --names", "how well names are found, joined and linked"},
		{"selon eval gold/ --from found.jsonl -f json", "measure it again, or another program's output"},
	}
}

// Validate checks what the types of the flags do not.
func (c *evalCommand) Validate() error {
	switch {
	case c.Misses < 0 || c.Jobs < 0:
		return errors.New("--misses and --jobs cannot be negative")
	case c.Misses > 0 && c.Format == "json":
		return errors.New("--misses is for --format table: json holds the figures alone")
	case c.From != "" && c.Output != "":
		return errors.New("--from and --output exclude each other: what is read from a file is there already")
	}
	return validConfidence(c.MinConfidence)
}

// Run measures. Documents that could not be read count as if nothing had been
// found in them.
func (c *evalCommand) Run(ctx context.Context, t *terminal) error {
	gold, err := c.gold()
	if err != nil {
		return err
	}
	var system []selon.Record
	var unread error
	if c.From != "" {
		system, err = c.load(gold)
	} else {
		system, unread, err = c.read(ctx, t, gold)
	}
	if err != nil {
		return err
	}
	if err := c.report(t.out, gold, system); err != nil {
		return err
	}
	return unread
}

// gold reads what is measured against.
func (c *evalCommand) gold() ([]selon.Record, error) {
	if !c.Names {
		return eval.Load(c.Gold)
	}
	gold, err := eval.LoadEntities(c.Gold)
	if err != nil {
		if tokens, other := eval.LoadTokens(c.Gold); other == nil {
			return tokens, nil
		}
	}
	return gold, err
}

// names reports how good names are. Links count among the ids that the base
// holds: nobody can link to others.
func (c *evalCommand) names(w io.Writer, gold, system []selon.Record) error {
	base, err := kb.Open()
	if err != nil {
		return err
	}
	held := make(map[string]bool)
	for _, id := range base.IDs() {
		held[id] = true
	}
	figures := eval.MeasureEntities(gold, system, held)
	if c.Format == "table" {
		return eval.WriteEntities(w, figures, len(gold))
	}
	out := json.NewEncoder(w)
	out.SetIndent("", " ")
	return out.Encode(figures)
}

// load takes the system's records from a file.
func (c *evalCommand) load(gold []selon.Record) ([]selon.Record, error) {
	file, err := os.Open(c.From)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	system, err := eval.LoadSystem(file, gold)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.From, err)
	}
	for i := range system {
		pipeline.KeepConfident(&system[i], c.MinConfidence)
	}
	return system, nil
}

// read makes the system's records of gold's texts. It returns errPartly as
// unread if some of them failed.
func (c *evalCommand) read(ctx context.Context, t *terminal, gold []selon.Record) (system []selon.Record, unread, err error) {
	p, err := pipeline.New(pipeline.Options{Jobs: c.Jobs, MinConfidence: c.MinConfidence})
	if err != nil {
		return nil, nil, err
	}
	texts := func(yield func(selon.Document) bool) {
		for i := range gold {
			if !yield(gold[i].Document) {
				return
			}
		}
	}
	err = follow(ctx, t, p.Documents(ctx, texts), newProgress(t, len(gold)), c.Trace, func(rec *selon.Record) error {
		system = append(system, *rec)
		return nil
	})
	if errors.Is(err, errPartly) {
		unread, err = err, nil
	}
	if err == nil && c.Output != "" {
		err = toFile(c.Output, func(w io.Writer) error { return printJSON(w, system) })
	}
	return system, unread, err
}

func (c *evalCommand) report(w io.Writer, gold, system []selon.Record) error {
	if c.Names {
		return c.names(w, gold, system)
	}
	options := eval.Options{Interval: c.Interval}
	if c.Kinds != "all" {
		options.Kind = selon.Kind(c.Kinds)
	}
	report, err := eval.Measure(gold, system, options)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		err = eval.WriteJSON(w, report.All)
	} else {
		err = eval.WriteTable(w, report)
	}
	if err != nil || c.Misses == 0 && c.Reliability == "" {
		return err
	}
	all, err := eval.Compare(gold, system, options.Kind)
	if err != nil {
		return err
	}
	if c.Misses > 0 {
		fmt.Fprintln(w)
		if err := eval.WriteMisses(w, eval.Misses(all), eval.FalseAlarms(all), c.Misses); err != nil {
			return err
		}
	}
	if c.Reliability != "" {
		return toFile(c.Reliability, func(w io.Writer) error { return eval.WriteOutcomes(w, eval.Outcomes(all)) })
	}
	return nil
}

// printJSON prints records as "selon read --format json" does.
func printJSON(w io.Writer, records []selon.Record) error {
	out, err := export.New("json", w, export.Options{})
	if err != nil {
		return err
	}
	for i := range records {
		if err := out.Write(&records[i]); err != nil {
			return err
		}
	}
	return out.Close()
}

// toFile writes a file, and reports what only its closing shows.
func toFile(path string, write func(io.Writer) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", path, err), file.Close())
	}
	return file.Close()
}
