package tokenizer

import (
	"bytes"
	"fmt"
)

// trie finds all pieces that a text starts with.
//
// Nodes are numbered level by level, so that the children of node n are the
// nodes from nodes[n].children to nodes[n+1].children, sorted by their labels.
// This takes nine bytes a node and is built in one pass over the pieces.
type trie struct {
	labels []byte // by node: the byte that leads to it
	nodes  []node // one more than there are labels, to end the last children
	roots  [256]uint32
}

// node is a place in the trie.
type node struct {
	children uint32 // the first one
	piece    int32  // the piece that ends here, or none
}

// none says that no piece ends at a node.
const none = -1

// span is the pieces that share the bytes leading to a node: a range of the
// order, which is sorted byte by byte as the levels go down.
type span struct{ from, to int32 }

// newTrie builds the trie of all pieces from the given id on. It is an error if
// two of them are the same.
func newTrie(all []byte, ends []uint32, from int) (*trie, error) {
	s := newSorter(all, ends, from)
	t := &trie{
		labels: make([]byte, 1, len(all)/3), // pieces share most of their bytes
		nodes:  make([]node, 0, len(all)/3),
	}
	spans := []span{{0, int32(len(s.order))}}
	var below []span
	for level := 0; len(spans) > 0; level++ {
		for _, sp := range spans {
			n := node{uint32(len(t.labels)), none}
			s.sort(sp, level)
			at := sp.from
			if at < sp.to && s.keys[at] == ended {
				n.piece = s.order[at]
				at++
			}
			for at < sp.to {
				key, start := s.keys[at], at
				for at < sp.to && s.keys[at] == key {
					at++
				}
				if key == ended {
					return nil, fmt.Errorf("pieces %d and %d are the same", n.piece, s.order[start])
				}
				t.labels = append(t.labels, byte(key-1))
				below = append(below, span{start, at})
			}
			t.nodes = append(t.nodes, n)
		}
		spans, below = below, spans[:0]
	}
	t.nodes = append(t.nodes, node{uint32(len(t.labels)), none})
	for n := t.nodes[0].children; n < t.nodes[1].children; n++ {
		t.roots[t.labels[n]] = n
	}
	return t, nil
}

// root returns the node that a first byte leads to; 0 if there is none, as the
// root is nobody's child.
func (t *trie) root(b byte) uint32 { return t.roots[b] }

// child returns the node that a byte leads to from a node, 0 if there is none.
func (t *trie) child(n uint32, b byte) uint32 {
	from, to := t.nodes[n].children, t.nodes[n+1].children
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

func newSorter(all []byte, ends []uint32, from int) *sorter {
	s := &sorter{all: all, ends: ends}
	for id := from; id < len(ends); id++ {
		s.order = append(s.order, int32(id))
	}
	s.keys = make([]uint16, len(s.order))
	return s
}

// ended is the key of a piece that has no byte at the level.
const ended = 0

// sort sorts a range of the order by the bytes at a level and leaves the keys
// in place.
func (s *sorter) sort(sp span, level int) {
	order, keys := s.order[sp.from:sp.to], s.keys[sp.from:sp.to]
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
