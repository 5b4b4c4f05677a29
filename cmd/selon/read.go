package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"selon"
	"selon/internal/export"
	"selon/internal/pipeline"
)

// readCommand is "selon read".
type readCommand struct {
	Inputs []string `arg:"" name:"input" help:"Files, directories with all that is in them, or - for standard input: plain text, HTML, JSON Lines."`

	Format        string   `short:"f" enum:"${formats}" default:"pretty" help:"How to print: ${enum}."`
	Out           string   `short:"o" placeholder:"DIR" help:"Where the formats brat and gold write their files."`
	MinConfidence float64  `placeholder:"P" help:"Leave out statements whose probability to be right is below P, from 0 to 1."`
	Lang          string   `placeholder:"CODE" help:"Take all texts to be in this language, such as fr, instead of recognising it."`
	KB            []string `name:"kb" placeholder:"FILE" help:"Know the entities of this file too, made by selon kb import."`
	Jobs          int      `short:"j" placeholder:"N" help:"Read N documents at a time instead of one a core."`
	MaxSize       size     `default:"16MB" placeholder:"SIZE" help:"Refuse documents with more text than SIZE, such as 500KB or 200MB: a megabyte takes about a minute to read."`
	Color         string   `enum:"auto,always,never" default:"auto" help:"Whether to print colours: ${enum}."`
	Width         int      `placeholder:"N" help:"Print for a screen of N columns instead of the one at hand."`
	Full          bool     `help:"Print long contents and their context uncut."`
	Quiet         bool     `short:"q" help:"Say nothing of assumed encodings and unproven languages."`
	Trace         bool     `help:"Print where in the program an internal error came up."`
}

func (readCommand) examples() []example {
	return []example{
		{"selon read report.txt", "show the statements of a report"},
		{"selon read page.html -f html > marked.html", "mark them in a page's text"},
		{"curl -s https://example.org/news | selon read -", "read what another program gives"},
		{"selon read news/ -f json --min-confidence 0.7", "one JSON object a line for every document"},
		{"selon read news/ -f brat -o annotated/", "go on by hand in brat"},
	}
}

// Validate checks what the types of the flags do not.
func (c *readCommand) Validate() error {
	if c.Out != "" && c.Format != "brat" && c.Format != "gold" {
		return errors.New("--out is for --format brat and gold: the other formats go to standard output")
	}
	if c.Width < 0 || c.Jobs < 0 {
		return errors.New("--width and --jobs cannot be negative")
	}
	return validConfidence(c.MinConfidence)
}

// Run reads the inputs and prints their records, in the order of the inputs.
func (c *readCommand) Run(ctx context.Context, t *terminal) error {
	p, err := pipeline.New(pipeline.Options{
		Stdin: t.in, Jobs: c.Jobs, Lang: c.Lang, MaxSize: int(c.MaxSize), MinConfidence: c.MinConfidence, KB: c.KB,
	})
	if err != nil {
		return err
	}
	out, err := export.New(c.Format, t.out, c.look(t))
	if err != nil {
		return err
	}
	progress := newProgress(t, pipeline.Count(c.Inputs))
	err = follow(ctx, t, p.Files(ctx, c.Inputs), progress, c.Trace, func(rec *selon.Record) error {
		if !c.Quiet {
			c.notes(t, &rec.Document)
		}
		return out.Write(rec)
	})
	if progress.documents == 0 && err != nil {
		return err // an end without a beginning is no output
	}
	return closed(out, err)
}

// closed ends an output; an error of its own matters more than one that is
// reported already.
func closed(out io.Closer, err error) error {
	if end := out.Close(); end != nil && (err == nil || errors.Is(err, errPartly)) {
		return end
	}
	return err
}

// look says how the output is to look.
func (c *readCommand) look(t *terminal) export.Options {
	o := export.Options{Width: t.width, Colour: t.paints(c.Color), Full: c.Full, Dir: c.Out}
	if c.Width > 0 {
		o.Width = c.Width
	}
	return o
}

// notes says what was assumed about a document.
func (c *readCommand) notes(t *terminal, doc *selon.Document) {
	if doc.Assumed {
		t.say(fmt.Sprintf("%s: the encoding is not declared: taken for %s", doc.ID, doc.Encoding))
	}
	if !doc.Proven {
		language := "the language was not recognised"
		if doc.Lang != "und" {
			language = fmt.Sprintf("the language is taken for %q", doc.Lang)
		}
		t.say(fmt.Sprintf("%s: %s: what is found was never measured for it (set it with --lang if this is wrong)", doc.ID, language))
	}
}

func validConfidence(p float64) error {
	if p >= 0 && p <= 1 {
		return nil
	}
	return fmt.Errorf("--min-confidence %v is no probability: give a number from 0 to 1", p)
}
