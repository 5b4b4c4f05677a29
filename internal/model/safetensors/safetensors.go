// Package safetensors reads tensors out of a file in the safetensors form.
//
// In: the bytes of the file, which may be mapped or embedded. Out: a [File]
// whose tensors are views of those bytes wherever the machine can read them in
// place, and copies where it cannot. The whole header is checked before the
// first tensor is handed out, so that a damaged file is an error and never a
// wrong number. The package knows the five types of numbers that the project's
// weights use, and does not write files.
package safetensors

import (
	"fmt"
	"maps"
	"slices"
)

// File is a checked safetensors file. It is safe for concurrent use.
type File struct {
	meta    map[string]string
	tensors map[string]tensor
}

// Any stands for a length that the caller of a tensor does not prescribe.
const Any = -1

// tensor is one entry of the header with its bytes cut out of the file.
type tensor struct {
	dtype dtype
	shape []int
	data  []byte
}

// Parse checks the header of a file and finds its tensors. The bytes are kept,
// not copied: they must not change while the file or a tensor of it is in use.
func Parse(data []byte) (*File, error) {
	text, body, err := split(data)
	if err != nil {
		return nil, fmt.Errorf("safetensors: %w", err)
	}
	meta, entries, err := parseHeader(text)
	if err != nil {
		return nil, fmt.Errorf("safetensors: header: %w", err)
	}
	if err := checkLayout(entries, len(body)); err != nil {
		return nil, fmt.Errorf("safetensors: %w", err)
	}
	f := &File{meta: meta, tensors: make(map[string]tensor, len(entries))}
	for _, e := range entries {
		f.tensors[e.name] = tensor{e.dtype, e.shape, body[e.from:e.to:e.to]}
	}
	return f, nil
}

// Meta returns the value of a key of the file's metadata, empty if absent.
func (f *File) Meta(key string) string { return f.meta[key] }

// Names returns the names of all tensors, sorted.
func (f *File) Names() []string { return slices.Sorted(maps.Keys(f.tensors)) }

// Shape returns the lengths of a tensor's dimensions, outermost first, and
// whether there is such a tensor.
func (f *File) Shape(name string) ([]int, bool) {
	t, ok := f.tensors[name]
	return slices.Clone(t.shape), ok
}

// U8 returns a tensor of unsigned bytes. As in the other methods, shape is what
// the caller expects, one length a dimension ([Any] where every length is
// right); the values are in row-major order and must not be written to.
func (f *File) U8(name string, shape ...int) ([]byte, error) {
	return f.find(name, u8, shape)
}

// I8 returns a tensor of signed bytes.
func (f *File) I8(name string, shape ...int) ([]int8, error) {
	data, err := f.find(name, i8, shape)
	return view[int8](data), err
}

// U32 returns a tensor of unsigned 32-bit numbers.
func (f *File) U32(name string, shape ...int) ([]uint32, error) {
	data, err := f.find(name, u32, shape)
	return view[uint32](data), err
}

// F32 returns a tensor of 32-bit floating-point numbers.
func (f *File) F32(name string, shape ...int) ([]float32, error) {
	data, err := f.find(name, f32, shape)
	return view[float32](data), err
}

// F16 returns a tensor of 16-bit floating-point numbers.
func (f *File) F16(name string, shape ...int) ([]Half, error) {
	data, err := f.find(name, f16, shape)
	return view[Half](data), err
}

// find returns the bytes of a tensor that has the type and shape asked for.
func (f *File) find(name string, want dtype, shape []int) ([]byte, error) {
	t, ok := f.tensors[name]
	if !ok {
		return nil, fmt.Errorf("safetensors: tensor %q is missing", name)
	}
	if t.dtype != want {
		return nil, fmt.Errorf("safetensors: tensor %q holds %s, not %s", name, t.dtype, want)
	}
	same := func(have, want int) bool { return want == Any || have == want }
	if !slices.EqualFunc(t.shape, shape, same) {
		return nil, fmt.Errorf("safetensors: tensor %q has shape %v, not %v", name, t.shape, shape)
	}
	return t.data, nil
}
