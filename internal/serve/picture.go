package serve

import (
	"fmt"
	"math"

	"selon/internal/ask"
)

// The size of a picture of a network, and the room at its edges for what stands
// at the outermost nodes, in its units.
const (
	pictureWide, pictureHigh = 1000, 640
	pictureSide, pictureTop  = 90, 40
)

// picture is a network as it is drawn.
type picture struct {
	Wide, High int
	Nodes      []drawnNode
	Edges      []drawnEdge
	Alone      bool // not inside of a page, which gives colours to classes
}

type drawnNode struct {
	X, Y, R, Label string // Label is where the name begins, above or below
	Name, Class    string
	Fill           string // for where no class gives it
	Title, Address string
}

type drawnEdge struct {
	Path, Width    string
	Title, Address string
}

// fills are colours by class of node: those of the style, on light paper.
var fills = map[string]string{"c0": "#bfe0f5", "c1": "#fbe3a6", "c2": "#bfe8d8", "c7": "#dcdcdc"}

// classOf is the class by which a type of entity gets its colour.
func classOf(kind string) string {
	switch kind {
	case "person":
		return "c0"
	case "organization", "group":
		return "c1"
	case "country", "place":
		return "c2"
	}
	return "c7"
}

// draw makes a picture of a network. address gives where an edge's statements are.
func draw(n *ask.Network, address func(ask.Edge) string, title func(ask.Edge) string) picture {
	out := picture{Wide: pictureWide, High: pictureHigh}
	var pairs [][2]int
	most := 10 // few statements are thin lines
	for _, e := range n.Edges {
		pairs = append(pairs, [2]int{e.From, e.To})
		most = max(most, e.Count)
	}
	at := arrange(len(n.Nodes), pairs, pictureWide-2*pictureSide, pictureHigh-2*pictureTop)
	radius := make([]float64, len(n.Nodes))
	largest := 1
	for _, node := range n.Nodes {
		largest = max(largest, node.Speaks+node.Named)
	}
	for i, node := range n.Nodes {
		at[i].X, at[i].Y = at[i].X+pictureSide, at[i].Y+pictureTop
		radius[i] = 6 + 16*math.Sqrt(float64(node.Speaks+node.Named)/float64(largest))
		label := at[i].Y + radius[i] + 14
		if at[i].Y > pictureHigh-pictureTop-20 {
			label = at[i].Y - radius[i] - 5
		}
		out.Nodes = append(out.Nodes, drawnNode{
			X: units(at[i].X), Y: units(at[i].Y), R: units(radius[i]), Label: units(label),
			Name: node.Name, Class: classOf(node.Type), Fill: fills[classOf(node.Type)],
			Title: fmt.Sprintf("%s: %d → · → %d", node.Name, node.Speaks, node.Named), Address: "/who?" + named(node.Name),
		})
	}
	for _, e := range n.Edges {
		out.Edges = append(out.Edges, drawnEdge{
			Path:  curve(at[e.From], at[e.To], radius[e.From], radius[e.To]),
			Width: units(1 + 5*math.Sqrt(float64(e.Count)/float64(most))),
			Title: title(e), Address: address(e),
		})
	}
	return out
}

// curve draws a line from the rim of one circle to that of another, bent so that
// the way back is another line.
func curve(a, b point, ra, rb float64) string {
	dx, dy := b.X-a.X, b.Y-a.Y
	far := max(math.Hypot(dx, dy), 1)
	const bend = 0.12
	middle := point{(a.X+b.X)/2 - dy*bend, (a.Y+b.Y)/2 + dx*bend}
	from, to := toward(a, middle, ra), toward(b, middle, min(rb+7, far/2)) // room for the arrow
	return fmt.Sprintf("M%s %sQ%s %s %s %s", units(from.X), units(from.Y), units(middle.X), units(middle.Y), units(to.X), units(to.Y))
}

// toward is the point so far from a on the way to b.
func toward(a, b point, distance float64) point {
	far := max(math.Hypot(b.X-a.X, b.Y-a.Y), 1)
	return point{a.X + (b.X-a.X)*distance/far, a.Y + (b.Y-a.Y)*distance/far}
}

func units(v float64) string { return fmt.Sprintf("%.1f", v) }
