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

// encodeLower runs the layers below the cue tagger.
func (r *Reader) encodeLower() {
	for i := range r.net.layers[:r.net.lower] {
		l := &r.net.layers[i]
		r.attend(l)
		r.transform(l, r.stream, r.mixed, r.rows)
	}
}

// encodeUpper runs the layers above the cue tagger, and leaves what they say of
// each word's first piece in r.words. The last of them looks at no other piece
// once it has attended to all.
func (r *Reader) encodeUpper() {
	upper := r.net.layers[r.net.lower:]
	for i := range upper {
		r.attend(&upper[i])
		if i == len(upper)-1 {
			gather(r.words, r.stream, r.first)
			gather(r.mixed, r.mixed, r.first) // in place: no word stands before its own number
			r.transform(&upper[i], r.words, r.mixed, len(r.first))
			return
		}
		r.transform(&upper[i], r.stream, r.mixed, r.rows)
	}
	gather(r.words, r.stream, r.first)
}

// attend sets r.mixed to what the attention of a layer makes of the stream.
func (r *Reader) attend(l *layer) {
	l.qkv.apply(r.qkv, r.stream, r.rows, &r.scratch)
	r.net.path.Attention(r.mixed, r.qkv, r.rows, heads, hidden/heads, r.net.sight, &r.scratch)
}

// blockRows is how many rows go through all that follows the attention
// together: few enough that what is between stays near the processor.
const blockRows = 96

// transform runs what follows the attention in a layer, on rows of the stream,
// in place.
func (r *Reader) transform(l *layer, stream, mixed []float32, rows int) {
	path, s := r.net.path, &r.scratch
	for from := 0; from < rows; from += blockRows {
		n := min(blockRows, rows-from)
		x, mixed := stream[from*hidden:][:n*hidden], mixed[from*hidden:][:n*hidden]
		l.out.apply(r.delta, mixed, n, s)
		path.AddLayerNorm(x, x, r.delta, n, l.norm1.gain, l.norm1.bias, epsilon, s)
		l.up.apply(r.wide, x, n, s)
		path.GELU(r.wide[:n*wide], s)
		l.down.apply(r.delta, r.wide, n, s)
		path.AddLayerNorm(x, x, r.delta, n, l.norm2.gain, l.norm2.bias, epsilon, s)
	}
}

// gather copies the rows of src at the given places to dst, one behind the other.
func gather(dst, src []float32, places []int) {
	for i, at := range places {
		copy(dst[i*hidden:][:hidden], src[at*hidden:][:hidden])
	}
}
