//go:build !amd64 && !arm64

package kernel

// native returns the assembly paths of this processor: there are none.
func native() []*Path { return nil }
