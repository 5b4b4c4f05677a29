package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// progress is a line that tells how far the work is and when it will be done.
// It is drawn between two documents, at most ten times a second, and only when
// the work takes long enough for somebody to wonder.
type progress struct {
	out   io.Writer // nil draws nothing
	total int       // inputs, or 0 if nobody knows
	now   func() time.Time

	started, drawn         time.Time
	visible                bool
	done, documents, words int // done counts inputs
}

const (
	patience = 700 * time.Millisecond // of somebody who waits
	redraw   = 100 * time.Millisecond
)

func newProgress(t *terminal, total int) *progress {
	p := &progress{total: total, now: time.Now, started: time.Now()}
	if t.watched {
		p.out = t.err
	}
	return p
}

// add counts a document that is done; input is the number of the input that it
// came from, whose end may still be far.
func (p *progress) add(input int, text string) {
	p.documents++
	p.words += countWords(text)
	p.done = input - 1
}

// show draws the line if it is time to.
func (p *progress) show() {
	now := p.now()
	if p.out == nil || now.Sub(p.started) < patience || p.visible && now.Sub(p.drawn) < redraw {
		return
	}
	p.drawn = now
	p.visible = true
	fmt.Fprint(p.out, "\r\x1b[K", p.line(now.Sub(p.started)))
}

// hide takes the line away, before anything else is printed.
func (p *progress) hide() {
	if p.visible {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.visible = false
	}
}

// line is the line after that much time.
func (p *progress) line(elapsed time.Duration) string {
	parts := []string{fmt.Sprintf("%d documents", p.documents)}
	if seconds := elapsed.Seconds(); seconds > 0 && p.words > 0 {
		parts = append(parts, fmt.Sprintf("%.0f words/s", float64(p.words)/seconds))
	}
	if p.total > 1 && p.done > 0 {
		parts[0] = fmt.Sprintf("%3d %%  %s", 100*p.done/p.total, parts[0])
		left := time.Duration(float64(elapsed) / float64(p.done) * float64(p.total-p.done))
		parts = append(parts, left.Round(time.Second).String()+" left")
	}
	return strings.Join(parts, ", ")
}

func countWords(text string) int {
	n := 0
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}
