package model

import "selon/internal/model/tokenizer"

// load puts the pieces of a window into the stream: a start, the words with an
// end between paragraphs, an end; and notes the first piece of each word.
func (r *Reader) load(l *layout, w window) {
	r.rows = 0
	r.first = r.first[:0]
	r.push(tokenizer.Start)
	for i := w.start; i < w.stop; i++ {
		if i > w.start && l.opens(i) {
			r.push(tokenizer.End)
		}
		r.first = append(r.first, r.rows)
		for _, id := range l.pieces(i) {
			r.push(id)
		}
	}
	r.push(tokenizer.End)
	n := r.net
	n.path.AddLayerNorm(r.stream, r.stream, n.position, r.rows, n.norm.gain, n.norm.bias, epsilon, &r.scratch)
}

func (r *Reader) push(id int32) {
	r.net.embed(r.stream[r.rows*hidden:][:hidden], id)
	r.rows++
}

// encode runs layers over the stream.
func (r *Reader) encode(layers []layer) {
	for i := range layers {
		r.layer(&layers[i])
	}
}

// blockRows is how many rows go through all that follows the attention
// together: few enough that what is between stays near the processor.
const blockRows = 96

// layer runs one layer over the stream, in place.
func (r *Reader) layer(l *layer) {
	path, s := r.net.path, &r.scratch
	l.qkv.apply(r.qkv, r.stream, r.rows, s)
	path.Attention(r.mixed, r.qkv, r.rows, heads, hidden/heads, s)
	for from := 0; from < r.rows; from += blockRows {
		rows := min(blockRows, r.rows-from)
		x, mixed := r.stream[from*hidden:][:rows*hidden], r.mixed[from*hidden:][:rows*hidden]
		l.out.apply(r.delta, mixed, rows, s)
		path.AddLayerNorm(x, x, r.delta, rows, l.norm1.gain, l.norm1.bias, epsilon, s)
		l.up.apply(r.wide, x, rows, s)
		path.GELU(r.wide[:rows*wide], s)
		l.down.apply(r.delta, r.wide, rows, s)
		path.AddLayerNorm(x, x, r.delta, rows, l.norm2.gain, l.norm2.bias, epsilon, s)
	}
}

// gather copies the stream at the first piece of each word to r.words.
func (r *Reader) gather() {
	for i, at := range r.first {
		copy(r.words[i*hidden:][:hidden], r.stream[at*hidden:][:hidden])
	}
}
