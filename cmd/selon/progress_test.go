package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// clocked makes a progress line with a clock that the test turns.
func clocked(total int) (*progress, *bytes.Buffer, func(time.Duration)) {
	var out bytes.Buffer
	p := newProgress(&terminal{err: &out, watched: true}, total)
	start := p.started
	return p, &out, func(elapsed time.Duration) { p.now = func() time.Time { return start.Add(elapsed) } }
}

func TestProgressTellsHowFarAndHowLong(t *testing.T) {
	p, out, at := clocked(40)
	for i := range 11 {
		p.add(i+1, "It rains in the harbour.")
	}
	at(10 * time.Second)
	p.show()
	if got := out.String(); !strings.HasSuffix(got, " 25 %  11 documents, 6 words/s, 30s left") {
		t.Errorf("%q", got)
	}
}

func TestProgressOfOneInputCountsItsDocuments(t *testing.T) {
	p, out, at := clocked(1)
	for range 300 {
		p.add(1, "It rains in the harbour.")
	}
	at(3 * time.Second)
	p.show()
	if got := out.String(); !strings.HasSuffix(got, "300 documents, 500 words/s") {
		t.Errorf("%q", got)
	}
}

func TestProgressKeepsOutOfTheWay(t *testing.T) {
	p, out, at := clocked(10)
	p.add(1, "It rains.")
	at(patience / 2)
	p.show()
	p.hide()
	if out.Len() > 0 {
		t.Errorf("what takes no time is announced: %q", out.String())
	}
	at(patience)
	p.show()
	drawn := out.Len()
	at(patience + redraw/2)
	p.show()
	if out.Len() != drawn {
		t.Errorf("drawn again at once: %q", out.String())
	}
	p.hide()
	if got := out.String(); !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("the line stays: %q", got)
	}

	p = newProgress(&terminal{err: out}, 10)
	out.Reset()
	p.started = p.started.Add(-time.Hour)
	p.add(1, "It rains.")
	p.show()
	if out.Len() > 0 {
		t.Errorf("drawn where no terminal is: %q", out.String())
	}
}
