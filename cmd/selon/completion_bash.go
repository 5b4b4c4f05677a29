package main

import (
	"fmt"
	"strings"
)

// bashScript completes from the word before the cursor and the command. Where
// it proposes nothing, bash proposes files.
func bashScript(all []completed) string {
	var b strings.Builder
	var names []string
	for _, c := range all {
		names = append(names, c.name)
	}
	b.WriteString(`# Completion of selon for bash.
_selon() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
  # bash takes the sign in --flag=value for a word of its own
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
`)
	fmt.Fprintf(&b, "    COMPREPLY=($(compgen -W %s -- \"$cur\"))\n    return\n  fi\n", quoted(strings.Join(append(names, "--help"), " ")))
	b.WriteString("  case \"${COMP_WORDS[1]} $prev\" in\n")
	for _, c := range all {
		for _, o := range c.options {
			if o.takes == "" {
				continue
			}
			pattern := quoted(c.name + " --" + o.name)
			if o.short != "" {
				pattern += "|" + quoted(c.name+" -"+o.short)
			}
			if len(o.values) > 0 {
				fmt.Fprintf(&b, "    %s) COMPREPLY=($(compgen -W %s -- \"$cur\")); return ;;\n", pattern, quoted(strings.Join(o.values, " ")))
			} else {
				fmt.Fprintf(&b, "    %s) return ;;\n", pattern)
			}
		}
	}
	b.WriteString("  esac\n  case \"${COMP_WORDS[1]} $cur\" in\n")
	for _, c := range all {
		var flags []string
		for _, o := range c.options {
			flags = append(flags, "--"+o.name)
		}
		fmt.Fprintf(&b, "    %s*) COMPREPLY=($(compgen -W %s -- \"$cur\")) ;;\n", quoted(c.name+" -"), quoted(strings.Join(flags, " ")))
		if len(c.values) > 0 {
			fmt.Fprintf(&b, "    %s*) COMPREPLY=($(compgen -W %s -- \"$cur\")) ;;\n", quoted(c.name+" "), quoted(strings.Join(c.values, " ")))
		}
	}
	b.WriteString("  esac\n}\ncomplete -o default -F _selon selon\n")
	return b.String()
}
