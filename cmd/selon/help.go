package main

import (
	"fmt"

	"github.com/alecthomas/kong"
)

// example is a command line and what it is good for.
type example struct {
	line, about string
}

// exampled is a command that shows how it is used.
type exampled interface {
	examples() []example
}

func (commands) examples() []example {
	return []example{
		{"selon read report.txt", "show the statements of a report"},
		{"selon read --format json news/ > news.jsonl", "read a directory, for another program"},
		{"selon read --help", "show all that reading can do"},
	}
}

// printHelp prints kong's help and, at its end, the examples of the command.
func printHelp(options kong.HelpOptions, ctx *kong.Context) error {
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	command, ok := node.Target.Interface().(exampled)
	if !ok {
		return nil
	}
	examples := command.examples()
	width := 0
	for _, e := range examples {
		width = max(width, len(e.line))
	}
	fmt.Fprintln(ctx.Stdout, "\nExamples:")
	for _, e := range examples {
		if _, err := fmt.Fprintf(ctx.Stdout, "  %-*s  %s\n", width, e.line, e.about); err != nil {
			return err
		}
	}
	return nil
}
