package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"selon/internal/export"
)

// The exit statuses; see the package comment.
const (
	allDone     = 0
	partlyDone  = 1
	nothingDone = 2
	interrupted = 130
)

// errPartly is the error of a command that has done its work but for some
// documents, all of which it has reported.
var errPartly = errors.New("some documents failed")

// errNothing is the error of a command that could do nothing and has said why.
var errNothing = errors.New("nothing was done")

// commands is the command line: a field a command, each in a file of its own.
type commands struct {
	Read       readCommand       `cmd:"" help:"Read reports and print the statements in them."`
	Add        addCommand        `cmd:"" help:"Read reports, pages, feeds and archives, and keep their statements in a record."`
	Ask        askCommand        `cmd:"" help:"Search a record by who, about whom, when and what."`
	Dossier    dossierCommand    `cmd:"" help:"Show what somebody said and what was said of them."`
	Prove      proveCommand      `cmd:"" help:"Prove a statement: the passage, the stored page, who decided, who corrected."`
	Verify     verifyCommand     `cmd:"" help:"Check a record, or what was printed or exported, against the stored text."`
	Correct    correctCommand    `cmd:"" help:"Correct a statement or an entity, for good; undo."`
	Agree      agreeCommand      `cmd:"" help:"Say how far people who corrected the same agree."`
	Reread     rereadCommand     `cmd:"" help:"Read what is kept again with this program's network; corrections stay."`
	Export     exportCommand     `cmd:"" help:"Write a record, or what answers a question, for other programs."`
	Import     importCommand     `cmd:"" help:"Take in what was exported as JSON Lines or corrected in brat."`
	Serve      serveCommand      `cmd:"" help:"Show a record in a browser, and answer by a JSON API."`
	MCP        mcpCommand        `cmd:"" name:"mcp" help:"Answer an assistant about a record, by the Model Context Protocol."`
	Who        whoCommand        `cmd:"" help:"List who speaks in these reports, how often, in what roles."`
	KB         kbCommand         `cmd:"" name:"kb" help:"Look into the base of known people, bodies and countries."`
	Eval       evalCommand       `cmd:"" help:"Measure how well statements are found, against gold."`
	Version    versionCommand    `cmd:"" help:"Print the versions of the program and of its network."`
	Completion completionCommand `cmd:"" help:"Print a script that lets a shell complete Selon's commands."`
}

// newParser makes the parser of the command line.
func newParser(t *terminal) (*kong.Kong, error) {
	return kong.New(&commands{},
		kong.Name("selon"),
		kong.Description("Selon reads reports, in French or English, and keeps a record of who said what, to whom, by which words, and according to whom. It works offline: the network is inside."),
		kong.Vars{"formats": strings.Join(export.Names(), ","), "exports": strings.Join(exportNames(), ",")},
		kong.Writers(t.out, t.err),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Help(printHelp),
		kong.ExplicitGroups(nil),
	)
}

// run carries out a command line and returns the exit status.
func run(args []string, t *terminal) int {
	parser, err := newParser(t)
	if err != nil {
		t.complain(err)
		return nothingDone
	}
	command, err := parser.Parse(args)
	if err != nil {
		t.complain(fmt.Errorf("%w (see: %s --help)", err, called(err)))
		return nothingDone
	}
	// A broken pipe is to be an error of the write, so that the progress bar
	// can be taken off the terminal before the program ends.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	command.BindTo(ctx, (*context.Context)(nil))
	err = command.Run(t)
	switch {
	case ctx.Err() != nil:
		return interrupted
	case err == nil, errors.Is(err, syscall.EPIPE):
		return allDone
	case errors.Is(err, errPartly):
		return partlyDone
	case errors.Is(err, errNothing):
		return nothingDone
	}
	t.complain(err)
	return nothingDone
}

// called is the command that a wrong command line began to name.
func called(err error) string {
	var wrong *kong.ParseError
	if errors.As(err, &wrong) && wrong.Context.Selected() != nil {
		return "selon " + wrong.Context.Selected().Name
	}
	return "selon"
}
