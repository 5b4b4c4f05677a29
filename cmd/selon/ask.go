package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"selon/internal/ask"
	"selon/internal/store"
)

// askCommand is "selon ask".
type askCommand struct {
	askFlags
	Question []string `arg:"" optional:"" help:"Words, phrases in quotation marks, beginnings (vot*), and operators, joined by and, or, not and brackets; see below."`

	Format string `short:"f" enum:"pretty,json,jsonl,csv" default:"pretty" help:"How to print: ${enum}."`
	Sort   string `enum:"date,oldest,relevance,confidence" default:"date" help:"Which come first: ${enum}."`
	Group  string `enum:"none,speaker,outlet,month,about" default:"none" help:"Count instead, by: ${enum}."`
	Limit  int    `short:"n" default:"20" placeholder:"N" help:"Show N at most (${default}); 0 shows all."`
	Offset int    `placeholder:"N" help:"Leave out the first N."`
	Color  string `enum:"auto,always,never" default:"auto" help:"Whether to print colours: ${enum}."`
	Full   bool   `help:"Print long passages uncut."`
}

func (askCommand) examples() []example {
	out := []example{
		{`selon ask speaker:"Odile Marchetti" about:pont after:2024-08`, "what somebody said of something, since when"},
		{`selon ask said-by-office:'"président iranien"' about:Russie in:2024-08`, "what was said in an office, whoever held it then"},
		{`selon ask 'grève or "arrêt de travail"' -mode:direct --group outlet`, "which outlets report it, without quoting"},
		{`selon ask anonymous:yes -f csv > anonymous.csv`, "what rests on sources without a name"},
	}
	for _, o := range ask.Operators() {
		out = append(out, example{"  " + o.Example, o.Means})
	}
	return out
}

// Validate checks what the types of the flags do not.
func (c *askCommand) Validate() error {
	if c.Limit < 0 || c.Offset < 0 {
		return errors.New("--limit and --offset cannot be negative")
	}
	return nil
}

// Run answers the question.
func (c *askCommand) Run(ctx context.Context, t *terminal) error {
	a, s, err := c.asker()
	if err != nil {
		return err
	}
	defer s.Close()
	question := strings.Join(c.Question, " ")
	limit := c.Limit
	if limit == 0 {
		limit = 1 << 30
	}
	if c.Group != "none" {
		groups, err := a.Groups(ctx, question, c.Group, limit)
		if err != nil {
			return err
		}
		return printGroups(t, c.Format, groups)
	}
	out := newAnswers(t, c.Format, t.paints(c.Color), c.Full)
	total, shown := 0, 0
	// Page by page, so that all of a large answer does not lie in memory.
	for shown < limit {
		page := min(limit-shown, 200)
		answer, err := a.Ask(ctx, question, ask.Options{Order: store.Order(c.Sort), Limit: page, Offset: c.Offset + shown})
		if err != nil {
			return err
		}
		for _, h := range answer.Hits {
			if err := out.write(h); err != nil {
				return err
			}
		}
		shown += len(answer.Hits)
		total = max(total, answer.Total)
		if len(answer.Hits) < page {
			break
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	if c.Format == "pretty" {
		switch rest := total - c.Offset - shown; {
		case total == 0:
			t.say("nothing answers this")
		case rest > 0:
			t.say(fmt.Sprintf("%d of %d statements (more with --limit or --offset)", shown, total))
		}
	}
	return nil
}
