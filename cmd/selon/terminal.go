package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// terminal is what stands around a command: its streams, and what is known of
// the screen behind them.
type terminal struct {
	in       io.Reader
	out, err io.Writer
	width    int  // cells of a line of out; 0 if it is no terminal
	colour   bool // whether out may have colours if nobody says otherwise
	watched  bool // whether err is a terminal, so that somebody sees a progress bar
}

func newTerminal(in, out, err *os.File) *terminal {
	t := &terminal{in: in, out: out, err: err}
	t.watched = term.IsTerminal(int(err.Fd()))
	if term.IsTerminal(int(out.Fd())) {
		t.width = 80
		if width, _, err := term.GetSize(int(out.Fd())); err == nil && width > 0 {
			t.width = width
		}
		// https://no-color.org: set, to whatever it may be, means no colours.
		t.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return t
}

// paints tells whether to use colours when the user says auto, always or never.
func (t *terminal) paints(wish string) bool {
	return wish == "always" || wish == "auto" && t.colour
}

// complain prints an error on a line of its own.
func (t *terminal) complain(err error) { t.say(err.Error()) }

// say prints a message on a line of its own. Messages hold names of files and
// pieces of inputs, which must not reach a terminal as commands to it.
func (t *terminal) say(message string) {
	message = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return unicode.ReplacementChar
		}
		return r
	}, message)
	fmt.Fprintf(t.err, "selon: %s\n", message)
}
