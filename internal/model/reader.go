package model

import (
	"context"
	"fmt"

	"selon/internal/model/kernel"
)

// Reader reads texts, one after the other; it holds the memory that reading
// takes, about 8 MB. It is for one goroutine at a time.
type Reader struct {
	net     *Network
	plan    plan
	scratch kernel.Scratch

	rows   int       // pieces in the window
	first  []int     // by word of the window: its first piece
	stream []float32 // [rows, hidden]
	qkv    []float32 // [rows, 3·hidden]
	mixed  []float32 // [rows, hidden]
	wide   []float32 // [blockRows, wide]
	delta  []float32 // [blockRows, hidden]

	words    []float32 // [words, hidden]
	cueTags  []float32 // [words, cueTags]: probabilities
	word     []float32 // [words, pair]
	meetWord []float32 // [words, pair]
	together []float32 // [words + near - 1, pair]
	around   []float32 // [words, near·pair]
	near     []float32 // [words, pair]

	spans   []span
	cues    []float32 // [cues, hidden]
	cue     []float32 // [cues, pair]
	meetCue []float32 // [cues, pair]
	judged  []float32 // [cues, judgement]: logits
	roles   []float32 // [cues, words, TagCount]: logits

	names  []float32 // [words, NameTagCount]: logits
	linked []float32 // [words, linkRuns·link]
}

// NewReader returns a reader for one goroutine.
func (n *Network) NewReader() *Reader { return readerFor(n, n.plan.size) }

// readerFor returns a reader whose windows have at most so many pieces.
func readerFor(n *Network, most int) *Reader {
	floats := func(rows, width int) []float32 { return make([]float32, rows*width) }
	return &Reader{
		net: n, plan: n.plan,
		first:  make([]int, 0, most),
		stream: floats(most, hidden), qkv: floats(most, 3*hidden), mixed: floats(most, hidden),
		wide: floats(blockRows, wide), delta: floats(blockRows, hidden),
		words: floats(most, hidden), cueTags: floats(most, cueTags),
		word: floats(most, pair), meetWord: floats(most, pair),
		together: floats(most+near-1, pair), around: floats(most, near*pair), near: floats(most, pair),
	}
}

// Read says what the network sees in a text. It stops between two windows when
// ctx is done and returns the cause; there is no other error.
func (r *Reader) Read(ctx context.Context, text string) (*Reading, error) {
	l := newLayout(r.net.tokenizer, text, r.plan.size-2)
	reading := &Reading{Words: l.words, Links: &Links{net: &r.net.linker}}
	for _, w := range r.plan.windows(l) {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("model: reading stopped at byte %d: %w", l.words[w.start].From, context.Cause(ctx))
		}
		r.see(l, w)
		reading.Cues = r.appendCues(reading.Cues, w)
		reading.Names = r.appendNames(reading.Names, w)
		r.appendLinks(reading.Links, w)
	}
	return reading, nil
}

// see runs the network over a window.
func (r *Reader) see(l *layout, w window) {
	r.load(l, w)
	r.encodeLower()
	r.tagCues()
	r.spans = findCues(r.spans[:0], r.cueTags[:len(r.first)*cueTags], w.from-w.start, w.to-w.start)
	r.encodeUpper()
	if len(r.spans) > 0 {
		r.relate(l.words[w.start:w.stop])
	}
}

// appendCues adds the cues of a window to those before it. A cue whose words
// the window before gave to another is left out.
func (r *Reader) appendCues(cues []Cue, w window) []Cue {
	words := w.stop - w.start
	all := make([]Tags, len(r.spans)*words)
	for i, s := range r.spans {
		c := Cue{First: w.start + s.first, Last: w.start + s.last, Likely: s.likely, From: w.start}
		if len(cues) > 0 && c.First < cues[len(cues)-1].Last {
			continue
		}
		judged := r.judged[i*judgement:][:judgement]
		c.Valid = sigmoid(judged[0])
		c.Attitude = sigmoid(judged[2] - judged[1])
		c.Tags = all[i*words:][:words:words]
		for k := range c.Tags {
			logSoftmax(c.Tags[k][:], r.roles[(i*words+k)*TagCount:][:TagCount])
		}
		cues = append(cues, c)
	}
	return cues
}

// grow returns a slice of length n, in the memory of buf if that suffices.
func grow(buf []float32, n int) []float32 {
	if cap(buf) < n {
		return make([]float32, n)
	}
	return buf[:n]
}
