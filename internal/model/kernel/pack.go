package kernel

// A panel holds as many columns of a matrix as a block is wide, row by row, so
// that a block reads it from front to back.

// packColumns lays the rows of src ([rows, in], stride elements apart) side by
// side as columns of panels, each element times factor. Columns beyond the
// last keep what panels holds.
func (p *Path) packColumns(panels, src []float32, rows, in, stride int, factor float32) {
	cols := p.float.cols
	square := 0 // rows that are packed by squares
	if cols%corner == 0 {
		square = rows / corner * corner
	}
	for r := 0; r < square; r += corner {
		panel := panels[r/cols*cols*in+r%cols:]
		for i := 0; i+corner <= in; i += corner {
			p.transpose(panel[i*cols:], cols, src[r*stride+i:], stride, factor)
		}
	}
	for r := range rows {
		first := 0
		if r < square {
			first = in / corner * corner
		}
		panel := panels[r/cols*cols*in+r%cols:]
		for i := first; i < in; i++ {
			panel[i*cols] = src[r*stride+i] * factor
		}
	}
}

// packRows lays the rows of src ([rows, width], stride elements apart) into
// panels of cols columns.
func packRows(panels, src []float32, rows, width, stride, cols int) {
	for col := 0; col < width; col += cols {
		panel := panels[col*rows:]
		n := min(cols, width-col)
		for r := range rows {
			copy(panel[r*cols:][:n], src[r*stride+col:][:n])
		}
	}
}
