package main

import (
	"fmt"
	"strings"
)

// fishScript is one line for every command and every flag.
func fishScript(all []completed) string {
	var b strings.Builder
	b.WriteString("# Completion of selon for fish.\n")
	for _, c := range all {
		fmt.Fprintf(&b, "complete -c selon -n __fish_use_subcommand -f -a %s -d %s\n", c.name, fishQuoted(c.about))
	}
	for _, c := range all {
		within := "complete -c selon -n '__fish_seen_subcommand_from " + c.name + "'"
		for _, o := range c.options {
			fmt.Fprintf(&b, "%s -l %s", within, o.name)
			if o.short != "" {
				fmt.Fprintf(&b, " -s %s", o.short)
			}
			switch {
			case len(o.values) > 0:
				fmt.Fprintf(&b, " -x -a %s", fishQuoted(strings.Join(o.values, " ")))
			case o.files():
				b.WriteString(" -r")
			case o.takes != "":
				b.WriteString(" -x")
			}
			fmt.Fprintf(&b, " -d %s\n", fishQuoted(o.about))
		}
		if len(c.values) > 0 {
			fmt.Fprintf(&b, "%s -f -a %s\n", within, fishQuoted(strings.Join(c.values, " ")))
		}
	}
	return b.String()
}

// fishQuoted puts a string between fish's single quotes, in which only two
// characters need an escape.
func fishQuoted(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}
