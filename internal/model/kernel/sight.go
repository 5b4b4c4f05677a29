package kernel

// Sight says which rows of a window a row attends to: to those of its own chunk,
// to Reach rows before and behind that, and to the first Sink rows of the window,
// to which heads turn that find nothing [Beltagy 2020, Xiao 2023]. All three are
// numbers of rows, Sink a multiple of [Width]. The zero value lets every row attend
// to all.
type Sight struct{ Chunk, Reach, Sink int }

// Width is how many columns the widest block of any path has.
const Width = 32

// chunk returns how many rows of a window see the same.
func (g Sight) chunk(rows int) int {
	if g.Chunk == 0 {
		return rows
	}
	return g.Chunk
}

// view is what the rows of one chunk attend to: the first sink rows and those
// from low to high (exclusive), one behind the other. Those from hidden to shown,
// counted in the view, are there only because blocks have a width.
type view struct{ sink, low, high, hidden, shown int }

// from returns the view of the chunk that begins at a row. Its low end is a
// multiple of step, so that the panels of keys can be used as they are.
func (g Sight) from(row, rows, step int) view {
	if g.Chunk == 0 {
		return view{high: rows}
	}
	first := max(row-g.Reach, 0)
	v := view{low: first / step * step, high: min(max(row+g.Chunk+g.Reach, g.Sink), rows)}
	if v.low <= g.Sink {
		v.low = 0
		if first > g.Sink {
			v.hidden, v.shown = g.Sink, first
		}
		return v
	}
	v.sink = g.Sink
	v.hidden, v.shown = v.sink, v.sink+first-v.low
	return v
}

// len returns the number of rows in the view.
func (v view) len() int { return v.sink + v.high - v.low }

// row returns the row of the window that stands at a place in the view.
func (v view) row(at int) int {
	if at < v.sink {
		return at
	}
	return v.low + at - v.sink
}
