package safetensors

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"
	"unsafe"
)

// file puts a header in front of a body, at the given distance from an aligned
// address so that both ways of reading are tried.
func file(header string, body []byte, shift int) []byte {
	n := 8 + len(header) + len(body)
	words := make([]uint64, n/8+3)
	buf := unsafe.Slice((*byte)(unsafe.Pointer(&words[0])), len(words)*8)
	start := (8-len(header)%8)%8 + shift
	out := buf[start : start : start+n]
	out = binary.LittleEndian.AppendUint64(out, uint64(len(header)))
	out = append(out, header...)
	return append(out, body...)
}

const allTypes = `{"__metadata__":{"form":"test","hidden":"2"},
"u32":{"dtype":"U32","shape":[2],"data_offsets":[0,8]},
"f32":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]},
"f16":{"dtype":"F16","shape":[2],"data_offsets":[16,20]},
"u8":{"dtype":"U8","shape":[3],"data_offsets":[20,23]},
"none":{"dtype":"F32","shape":[0,4],"data_offsets":[23,23]},
"one":{"dtype":"I8","shape":[],"data_offsets":[23,24]}}   `

func allTypesBody() []byte {
	b := binary.LittleEndian.AppendUint32(nil, 7)
	b = binary.LittleEndian.AppendUint32(b, math.MaxUint32)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(1.5))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(-0.1))
	b = binary.LittleEndian.AppendUint16(b, 0x3c00)
	b = binary.LittleEndian.AppendUint16(b, 0xc000)
	return append(b, 1, 2, 255, 0x80)
}

func TestEveryTypeIsReadAlignedOrNot(t *testing.T) {
	for shift := range 8 {
		f, err := Parse(file(allTypes, allTypesBody(), shift))
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Meta("form"); got != "test" {
			t.Errorf("form = %q", got)
		}
		if got, want := f.Names(), []string{"f16", "f32", "none", "one", "u32", "u8"}; !slices.Equal(got, want) {
			t.Errorf("names = %v, want %v", got, want)
		}
		same(t, "u32", []uint32{7, math.MaxUint32})(f.U32("u32", 2))
		same(t, "f32", []float32{1.5, -0.1})(f.F32("f32", 1, 2))
		same(t, "f16", []Half{0x3c00, 0xc000})(f.F16("f16", Any))
		same(t, "u8", []byte{1, 2, 255})(f.U8("u8", 3))
		same(t, "none", []float32{})(f.F32("none", 0, 4))
		same(t, "one", []int8{-128})(f.I8("one"))
		if shape, ok := f.Shape("f32"); !ok || !slices.Equal(shape, []int{1, 2}) {
			t.Errorf("shape of f32 = %v, %v", shape, ok)
		}
	}
}

func same[T comparable](t *testing.T, name string, want []T) func([]T, error) {
	t.Helper()
	return func(got []T, err error) {
		t.Helper()
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s = %v, %v, want %v", name, got, err, want)
		}
	}
}

func TestAlignedTensorsAreNotCopied(t *testing.T) {
	data := file(allTypes, allTypesBody(), 0)
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.U32("u32", 2)
	if err != nil {
		t.Fatal(err)
	}
	if unsafe.Pointer(&got[0]) != unsafe.Pointer(&data[8+len(allTypes)]) {
		t.Error("an aligned tensor was copied")
	}
}

func TestWhatTheCallerAsksForMustBeThere(t *testing.T) {
	f, err := Parse(file(allTypes, allTypesBody(), 0))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		ask  func() error
		want []string
	}{
		{"missing", func() error { _, err := f.U8("absent", 1); return err }, []string{"absent", "missing"}},
		{"type", func() error { _, err := f.F32("u32", 2); return err }, []string{"u32", "U32", "F32"}},
		{"length", func() error { _, err := f.U32("u32", 3); return err }, []string{"u32", "[2]", "[3]"}},
		{"dimensions", func() error { _, err := f.U32("u32", 1, 2); return err }, []string{"u32", "[2]", "[1 2]"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantError(t, c.ask(), c.want...) })
	}
}

func TestDamagedFilesAreErrors(t *testing.T) {
	one := func(dtype, shape, offsets string) string {
		return `{"w":{"dtype":"` + dtype + `","shape":` + shape + `,"data_offsets":` + offsets + `}}`
	}
	for _, c := range []struct {
		name, header string
		body         int
		want         string
	}{
		{"empty header", ``, 0, "not a JSON object"},
		{"an array", `[]`, 0, "not a JSON object"},
		{"not closed", `{`, 0, "header"},
		{"cut in a tensor", `{"w":{"dtype":"U8"`, 0, `"w"`},
		{"something behind", `{} {}`, 0, "padding"},
		{"metadata of numbers", `{"__metadata__":{"a":1}}`, 0, "__metadata__"},
		{"a name twice", `{"w":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"w":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}`, 0, `"w" stands there twice`},
		{"null", `{"w":null}`, 0, `"w"`},
		{"unknown type", one("BF16", "[1]", "[0,2]"), 2, `"w": unknown type "BF16"`},
		{"no shape", `{"w":{"dtype":"U8","data_offsets":[0,1]}}`, 1, `"w": no shape`},
		{"no offsets", `{"w":{"dtype":"U8","shape":[1]}}`, 1, `"w": 0 data offsets`},
		{"three offsets", one("U8", "[1]", "[0,1,1]"), 1, `"w": 3 data offsets`},
		{"fractions", one("U8", "[1.5]", "[0,1]"), 1, `"w"`},
		{"negative length", one("U8", "[-1]", "[0,1]"), 1, "negative"},
		{"product too large", one("F32", "[4294967296,4294967296]", "[0,4]"), 4, "too large"},
		{"negative offset", one("U8", "[1]", "[-1,0]"), 1, "no range"},
		{"offsets backwards", one("U8", "[1]", "[1,0]"), 1, "no range"},
		{"shape and offsets disagree", one("U32", "[2]", "[0,4]"), 4, "takes 8 bytes"},
		{"beyond the end", one("U8", "[4]", "[0,4]"), 3, `"w" ends at byte 4`},
		{"a gap before", one("U8", "[1]", "[1,2]"), 2, `"w" starts at byte 1`},
		{"bytes left over", one("U8", "[1]", "[0,1]"), 2, "last 1 bytes"},
		{"overlap", `{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}`, 3, `"b" starts at byte 1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse(file(c.header, make([]byte, c.body), 0))
			wantError(t, err, c.want)
		})
	}
	t.Run("too short", func(t *testing.T) {
		_, err := Parse([]byte{1, 2, 3})
		wantError(t, err, "3 bytes")
	})
	t.Run("header longer than the file", func(t *testing.T) {
		_, err := Parse([]byte{255, 255, 255, 255, 255, 255, 255, 255, '{', '}'})
		wantError(t, err, "announced")
	})
}

func wantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, p := range parts {
		if !strings.Contains(err.Error(), p) {
			t.Errorf("error %q does not say %q", err, p)
		}
	}
}

func TestBytesAreSwappedNumberByNumber(t *testing.T) {
	got := []byte{1, 2, 3, 4, 5, 6, 7, 8}
	swap(got, 4)
	if want := []byte{4, 3, 2, 1, 8, 7, 6, 5}; !slices.Equal(got, want) {
		t.Errorf("swapped = %v, want %v", got, want)
	}
}

func TestHalfIsExact(t *testing.T) {
	for _, c := range []struct {
		bits Half
		want float32
	}{
		{0x0000, 0}, {0x3c00, 1}, {0xc000, -2}, {0x7bff, 65504}, {0x3555, 0.33325195},
		{0x0001, 0x1p-24}, {0x03ff, 1023 * 0x1p-24}, {0x0400, 0x1p-14}, {0x83ff, -1023 * 0x1p-24},
		{0x7c00, float32(math.Inf(1))}, {0xfc00, float32(math.Inf(-1))},
	} {
		if got := c.bits.Float32(); got != c.want {
			t.Errorf("%#04x = %v, want %v", uint16(c.bits), got, c.want)
		}
	}
	if got := Half(0x8000).Float32(); got != 0 || !math.Signbit(float64(got)) {
		t.Errorf("0x8000 = %v, want -0", got)
	}
	if got := Half(0x7e00).Float32(); !math.IsNaN(float64(got)) {
		t.Errorf("0x7e00 = %v, want not a number", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(file(allTypes, allTypesBody(), 0))
	f.Add(file(`{"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}`, []byte{1}, 1))
	f.Add(file(`{}`, nil, 0))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse(data)
		if err != nil {
			return
		}
		total := 0
		for _, name := range file.Names() {
			shape, _ := file.Shape(name)
			n := 1
			for _, l := range shape {
				n *= l
			}
			total += n * read(t, file, name, n, shape)
		}
		header := int(binary.LittleEndian.Uint64(data))
		if total != len(data)-8-header {
			t.Errorf("tensors have %d bytes, the body has %d", total, len(data)-8-header)
		}
	})
}

// read reads the tensor by the one method that fits and returns the bytes of a number.
func read(t *testing.T, f *File, name string, n int, shape []int) int {
	t.Helper()
	sizes := 0
	got := func(length, size int, err error) {
		if err == nil {
			sizes += size
			if length != n {
				t.Errorf("tensor %q has %d numbers, its shape %v", name, length, shape)
			}
		}
	}
	a, err := f.U8(name, shape...)
	got(len(a), 1, err)
	b, err := f.I8(name, shape...)
	got(len(b), 1, err)
	c, err := f.U32(name, shape...)
	got(len(c), 4, err)
	d, err := f.F32(name, shape...)
	got(len(d), 4, err)
	e, err := f.F16(name, shape...)
	got(len(e), 2, err)
	return sizes
}
