package tokenizer

import (
	"bytes"
	"fmt"
)

// trie finds all pieces that a text starts with.
//
// Nodes are numbered level by level, so that the children of node n are the
// nodes from children[n] to children[n+1], sorted by their bytes. This takes
// nine bytes a node and is built in one pass over the pieces.
type trie struct {
	labels   []byte   // by node: the byte that leads to it
	children []uint32 // by node: its first child
	pieces   []int32  // by node: the piece that ends there, or none
	roots    [256]uint32
}

// none says that no piece ends at a node; as a node, that there is no child.
const none = -1

// newTrie builds the trie of all pieces from the given id on. It is an error if
// two of them are the same.
func newTrie(all []byte, ends []uint32, from int) (*trie, error) {
	s := sorter{all: all, ends: ends}
	for id := from; id < len(ends); id++ {
		s.order = append(s.order, int32(id))
	}
	s.keys = make([]uint16, len(s.order))

	t := &trie{labels: []byte{0}, pieces: []int32{none}}
	// Every node stands for the pieces that share the bytes leading to it: a
	// range of the order, which is sorted byte by byte as the levels go down.
	type span struct{ from, to int32 }
	spans := []span{{0, int32(len(s.order))}}
	level, levelEnd := 0, 1
	for n := 0; n < len(t.labels); n++ {
		if n == levelEnd {
			level, levelEnd = level+1, len(t.labels)
		}
		t.children = append(t.children, uint32(len(t.labels)))
		lo, hi := spans[n].from, spans[n].to
		s.sort(lo, hi, level)
		if lo < hi && s.keys[lo] == ended {
			t.pieces[n] = s.order[lo]
			lo++
		}
		for lo < hi {
			key, start := s.keys[lo], lo
			for lo < hi && s.keys[lo] == key {
				lo++
			}
			if key == ended {
				return nil, fmt.Errorf("pieces %d and %d are the same", t.pieces[n], s.order[start])
			}
			t.labels = append(t.labels, byte(key-1))
			t.pieces = append(t.pieces, none)
			spans = append(spans, span{start, lo})
		}
	}
	t.children = append(t.children, uint32(len(t.labels)))
	for n := t.children[0]; n < t.children[1]; n++ {
		t.roots[t.labels[n]] = n
	}
	return t, nil
}

// root returns the node that a first byte leads to; 0 if there is none, as the
// root is nobody's child.
func (t *trie) root(b byte) uint32 { return t.roots[b] }

// child returns the node that a byte leads to from a node, 0 if there is none.
func (t *trie) child(node uint32, b byte) uint32 {
	from, to := t.children[node], t.children[node+1]
	i := bytes.IndexByte(t.labels[from:to], b)
	if i < 0 {
		return 0
	}
	return from + uint32(i)
}

// sorter sorts ranges of pieces by one byte at a time.
type sorter struct {
	all   []byte
	ends  []uint32
	order []int32  // ids of pieces
	keys  []uint16 // by place in the order: the byte sorted by, plus one
	spare []int32
}

// ended is the key of a piece that has no byte at the level.
const ended = 0

// sort sorts the range of the order by the bytes at a level and leaves the
// keys in place.
func (s *sorter) sort(lo, hi int32, level int) {
	order, keys := s.order[lo:hi], s.keys[lo:hi]
	for i, id := range order {
		keys[i] = ended
		if p := pieceBytes(s.all, s.ends, int(id)); level < len(p) {
			keys[i] = uint16(p[level]) + 1
		}
	}
	const few = 24 // up to here, insertion is faster than counting 257 keys
	if len(order) > few {
		s.count(order, keys)
		return
	}
	for i := 1; i < len(order); i++ {
		id, key := order[i], keys[i]
		j := i
		for ; j > 0 && keys[j-1] > key; j-- {
			order[j], keys[j] = order[j-1], keys[j-1]
		}
		order[j], keys[j] = id, key
	}
}

// count sorts by counting how often each key is there.
func (s *sorter) count(order []int32, keys []uint16) {
	var starts [258]int32
	for _, k := range keys {
		starts[k+1]++
	}
	for k := range len(starts) - 1 {
		starts[k+1] += starts[k]
	}
	next := starts
	s.spare = append(s.spare[:0], order...)
	for i, id := range s.spare {
		k := keys[i]
		order[next[k]] = id
		next[k]++
	}
	for k := range len(starts) - 1 {
		for i := starts[k]; i < starts[k+1]; i++ {
			keys[i] = uint16(k)
		}
	}
}
