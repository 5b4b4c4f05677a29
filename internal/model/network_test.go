package model

import (
	"flag"
	"os"
	"sync"
	"testing"

	"selon/internal/model/kernel"
	"selon/internal/model/weights"
)

// networkFile lets the tests run on another network than the built-in one.
var networkFile = flag.String("network", "", "network file; the built-in one if empty")

// networkBytes returns the network file under test; the test is skipped where
// there is none.
func networkBytes(t testing.TB) []byte {
	t.Helper()
	data := weights.Network()
	if *networkFile != "" {
		var err error
		if data, err = os.ReadFile(*networkFile); err != nil {
			t.Fatal(err)
		}
	}
	if len(data) == 0 {
		t.Skip("no network is built in: internal/model/weights/network.safetensors is empty")
	}
	return data
}

// loaded keeps networks with 8-bit weights between tests, by path; exact ones
// are too large to be kept.
var loaded sync.Map

// open returns the network under test for a path.
func open(t testing.TB, path *kernel.Path, exact bool) *Network {
	t.Helper()
	if n, ok := loaded.Load(path); ok && !exact {
		return n.(*Network)
	}
	load := Load
	if exact {
		load = LoadExact
	}
	n, err := load(weights.Words(), networkBytes(t), path)
	if err != nil {
		t.Fatal(err)
	}
	if !exact {
		loaded.Store(path, n)
	}
	return n
}
