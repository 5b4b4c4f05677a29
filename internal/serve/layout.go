package serve

import (
	"cmp"
	"math"
	"slices"
)

// point is a place in a picture, in its units.
type point struct{ X, Y float64 }

// arrange places the nodes of a graph so that those with edges between them lie
// near each other and no two lie on one another: springs along edges, repulsion
// between all, a pull to the middle that keeps parts without a connection in the
// picture, and steps that grow smaller [Fruchterman and Reingold 1991]. It starts
// from a circle, so that the same graph always looks the same. Edges are pairs of
// nodes.
func arrange(nodes int, edges [][2]int, width, height float64) []point {
	const rounds, pull = 300, 0.06
	at := make([]point, nodes)
	for i := range at {
		turn := 2 * math.Pi * float64(i) / float64(max(nodes, 1))
		at[i] = point{math.Cos(turn) * width / 3, math.Sin(turn) * height / 3}
	}
	apart := 0.8 * math.Sqrt(width*height/float64(max(nodes, 1)))
	for round := range rounds {
		force := make([]point, nodes)
		for i := range at {
			force[i].X -= pull * at[i].X * height / width * apart / 10
			force[i].Y -= pull * at[i].Y * apart / 10
			for j := range i {
				dx, dy := at[i].X-at[j].X, at[i].Y-at[j].Y
				far := max(math.Hypot(dx, dy), 0.01)
				push := apart * apart / (far * far)
				force[i].X, force[i].Y = force[i].X+dx*push, force[i].Y+dy*push
				force[j].X, force[j].Y = force[j].X-dx*push, force[j].Y-dy*push
			}
		}
		for _, e := range edges {
			dx, dy := at[e[0]].X-at[e[1]].X, at[e[0]].Y-at[e[1]].Y
			draw := math.Hypot(dx, dy) / apart
			force[e[0]].X, force[e[0]].Y = force[e[0]].X-dx*draw, force[e[0]].Y-dy*draw
			force[e[1]].X, force[e[1]].Y = force[e[1]].X+dx*draw, force[e[1]].Y+dy*draw
		}
		most := width / 8 * (1 - float64(round)/rounds)
		for i, f := range force {
			if size := math.Hypot(f.X, f.Y); size > 0 {
				step := min(size, most) / size
				at[i].X, at[i].Y = at[i].X+f.X*step, at[i].Y+f.Y*step
			}
		}
	}
	return fitted(at, width, height)
}

// fitted stretches and moves places so that they fill a picture.
func fitted(at []point, width, height float64) []point {
	if len(at) == 0 {
		return at
	}
	side := func(of func(point) float64, size float64) func(point) float64 {
		byIt := func(a, b point) int { return cmp.Compare(of(a), of(b)) }
		low, high := of(slices.MinFunc(at, byIt)), of(slices.MaxFunc(at, byIt))
		if high-low < 1 {
			return func(point) float64 { return size / 2 }
		}
		return func(p point) float64 { return (of(p) - low) / (high - low) * size }
	}
	x, y := side(func(p point) float64 { return p.X }, width), side(func(p point) float64 { return p.Y }, height)
	out := make([]point, len(at))
	for i, p := range at {
		out[i] = point{x(p), y(p)}
	}
	return out
}
