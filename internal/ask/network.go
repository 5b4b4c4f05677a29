package ask

import (
	"context"

	"selon/internal/store"
)

// Whom says how two are joined in a network.
type Whom string

// The ways: somebody is named in what another says, or it is said to them.
const (
	SpeaksOf Whom = "about"
	SpeaksTo Whom = "to"
)

// NetworkOptions say what a network shows.
type NetworkOptions struct {
	Whom  Whom
	Least int  // statements that an edge has at least
	Edges int  // at most, the most frequent
	IDs   bool // whether each edge lists its statements
}

// Network is who speaks of whom, or to whom.
type Network struct {
	Nodes   []Node // in the order in which edges name them
	Edges   []Edge // the most frequent first
	Partial bool   // whether only a part of the statements was looked at
}

// Node is somebody in a network.
type Node struct {
	store.Party
	Speaks, Named int // statements of the edges that go from them, and to them
}

// Edge is a pair of nodes.
type Edge struct {
	From, To int // nodes
	store.Pair
}

// Network answers a question by who speaks of whom, or to whom, looking at no
// more statements than it can wait for.
func (a *Asker) Network(ctx context.Context, question string, o NetworkOptions) (*Network, error) {
	c, err := a.Condition(question)
	if err != nil {
		return nil, err
	}
	out := &Network{}
	pairs, partial, err := a.store.Pairs(ctx, c, string(o.Whom), o.Least, o.Edges, mostLooked, o.IDs)
	if err != nil {
		return nil, err
	}
	out.Partial = partial
	nodes := make(map[string]int)
	at := func(p store.Party) int {
		i, known := nodes[p.Key]
		if !known {
			i = len(out.Nodes)
			nodes[p.Key] = i
			out.Nodes = append(out.Nodes, Node{Party: p})
		}
		return i
	}
	for _, p := range pairs {
		e := Edge{at(p.From), at(p.To), p}
		out.Nodes[e.From].Speaks += p.Count
		out.Nodes[e.To].Named += p.Count
		out.Edges = append(out.Edges, e)
	}
	return out, nil
}
