package main

import (
	"fmt"
	"strings"
)

// zshScript describes each command to zsh's _arguments. It works as a file in
// $fpath and when it is sourced.
func zshScript(all []completed) string {
	var b strings.Builder
	b.WriteString(`#compdef selon
# Completion of selon for zsh.
_selon() {
  local -a commands
  commands=(
`)
	for _, c := range all {
		fmt.Fprintf(&b, "    %s\n", quoted(c.name+":"+c.about))
	}
	b.WriteString(`  )
  if ((CURRENT == 2)); then
    _describe 'command' commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
`)
	for _, c := range all {
		fmt.Fprintf(&b, "    %s) _arguments", c.name)
		for _, o := range c.options {
			about := strings.NewReplacer("[", `\[`, "]", `\]`, ":", `\:`).Replace(o.about)
			value := ""
			switch {
			case len(o.values) > 0:
				value = ":" + o.name + ":(" + strings.Join(o.values, " ") + ")"
			case o.files():
				value = ":" + o.takes + ":_files"
			case o.takes != "":
				value = ":" + o.takes + ": "
			}
			assign := ""
			if o.takes != "" {
				assign = "="
			}
			fmt.Fprintf(&b, " \\\n      %s", quoted("--"+o.name+assign+"["+about+"]"+value))
			if o.short != "" {
				fmt.Fprintf(&b, " \\\n      %s", quoted("-"+o.short+"["+about+"]"+value))
			}
		}
		if len(c.values) > 0 {
			fmt.Fprintf(&b, " \\\n      %s ;;\n", quoted("1: :("+strings.Join(c.values, " ")+")"))
		} else {
			fmt.Fprintf(&b, " \\\n      %s ;;\n", quoted("*:file:_files"))
		}
	}
	b.WriteString(`  esac
}
if [[ $funcstack[1] == _selon ]]; then _selon "$@"; else compdef _selon selon; fi
`)
	return b.String()
}
