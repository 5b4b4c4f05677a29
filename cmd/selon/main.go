// Selon reads reports and prints every statement in them.
//
// The rules that every command keeps:
//   - stdout carries what was asked for and nothing else;
//   - stderr carries messages, one line each, and the progress bar, which is
//     drawn only on a terminal;
//   - colours are for terminals only, and NO_COLOR turns them off;
//   - a reader that has seen enough (selon … | head) ends the program quietly;
//   - the exit status is 0 if all was done, 1 if some documents failed and the
//     rest was done, 2 if the work could not be done, and 130 after Ctrl-C.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], newTerminal(os.Stdin, os.Stdout, os.Stderr)))
}
