package main

import (
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// completionCommand is "selon completion".
type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"Which shell: ${enum}."`
}

func (completionCommand) examples() []example {
	return []example{
		{"source <(selon completion bash)", "in this shell only"},
		{"selon completion bash > ~/.local/share/bash-completion/completions/selon", "bash, from now on"},
		{"selon completion zsh > ~/.zfunc/_selon", "zsh, with ~/.zfunc in $fpath"},
		{"selon completion fish > ~/.config/fish/completions/selon.fish", "fish, from now on"},
	}
}

// Run prints the script. It is made from the command line's own definition, so
// that it never names what is not there, and it does not run Selon itself: a
// completion is as fast as the shell.
func (c *completionCommand) Run(t *terminal, parser *kong.Kong) error {
	write := map[string]func([]completed) string{"bash": bashScript, "zsh": zshScript, "fish": fishScript}[c.Shell]
	_, err := io.WriteString(t.out, write(completions(parser.Model)))
	return err
}

// completed is a command as far as a shell completes it.
type completed struct {
	name, about string
	options     []option
	values      []string // what its argument can be; none if it is a file
}

// option is a flag as far as a shell completes it.
type option struct {
	name, about string
	short       string // one letter, or empty
	takes       string // what its value is called; empty if it has none
	values      []string
}

// files tells whether the option's value is a file or a directory.
func (o option) files() bool { return o.takes == "FILE" || o.takes == "DIR" }

// completions draws the commands out of the parser's model.
func completions(app *kong.Application) []completed {
	var all []completed
	for _, node := range app.Leaves(true) {
		c := completed{name: node.Name, about: node.Help}
		for _, group := range node.AllFlags(true) {
			for _, f := range group {
				o := option{name: f.Name, about: f.Help, values: enum(f.Value)}
				if f.Short != 0 {
					o.short = string(f.Short)
				}
				if !f.IsBool() {
					o.takes = f.FormatPlaceHolder()
				}
				c.options = append(c.options, o)
			}
		}
		for _, argument := range node.Positional {
			c.values = append(c.values, enum(argument)...)
		}
		all = append(all, c)
	}
	return all
}

// enum gives the values that are allowed, none if any is.
func enum(v *kong.Value) []string {
	if v.Enum == "" {
		return nil
	}
	return slices.Clone(v.EnumSlice())
}

// quoted puts a string between the single quotes of a shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
