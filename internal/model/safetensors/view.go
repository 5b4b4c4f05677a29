package safetensors

import (
	"encoding/binary"
	"unsafe"
)

// number is what the bytes of a tensor can be seen as.
type number interface {
	int8 | uint32 | float32 | Half
}

// view sees little-endian bytes as numbers: in place where byte order and
// alignment of this machine allow it, else as a copy. The length of data must
// be a multiple of the number's size, which the header's check guarantees.
func view[T number](data []byte) []T {
	var zero T
	size := int(unsafe.Sizeof(zero))
	n := len(data) / size
	if n == 0 {
		return nil
	}
	first := unsafe.Pointer(unsafe.SliceData(data))
	if size == 1 || littleEndian() && uintptr(first)%uintptr(size) == 0 {
		return unsafe.Slice((*T)(first), n)
	}
	out := make([]T, n)
	bytes := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(out))), n*size)
	copy(bytes, data)
	if !littleEndian() {
		swap(bytes, size)
	}
	return out
}

// littleEndian reports the byte order of this machine.
func littleEndian() bool {
	return binary.NativeEndian.Uint16([]byte{1, 0}) == 1
}

// swap reverses the bytes of each number of the given size.
func swap(data []byte, size int) {
	for ; len(data) >= size; data = data[size:] {
		for i, j := 0, size-1; i < j; i, j = i+1, j-1 {
			data[i], data[j] = data[j], data[i]
		}
	}
}
