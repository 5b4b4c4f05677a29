package model

import (
	"encoding/binary"

	"selon/internal/model/safetensors"
)

// The embedding of a piece is stored in groups of 32 values: a 16-bit scale,
// then 16 bytes of which byte j holds values j (low half) and j+16 (high
// half), each less 8 to be multiplied by the scale.
const (
	groupValues = 32
	groupBytes  = 2 + groupValues/2
	rowBytes    = hidden / groupValues * groupBytes
)

// embed writes the embedding of a piece to dst, of length hidden.
func (n *Network) embed(dst []float32, id int32) {
	row := n.embedding[int(id)*rowBytes:][:rowBytes]
	for len(row) > 0 {
		scale := safetensors.Half(binary.LittleEndian.Uint16(row)).Float32()
		low, high := dst[:groupValues/2], dst[groupValues/2:][:groupValues/2]
		for j, b := range row[2:groupBytes] {
			low[j] = scale * float32(int(b&15)-8)
			high[j] = scale * float32(int(b>>4)-8)
		}
		row, dst = row[groupBytes:], dst[groupValues:]
	}
}
