package model

import (
	"bytes"
	"strings"
	"testing"

	"selon/internal/model/kernel"
	"selon/internal/model/weights"
)

// TestDamagedFilesAreNamed changes the header only by as many bytes as were there.
func TestDamagedFilesAreNamed(t *testing.T) {
	good := networkBytes(t)
	change := func(old, new string) []byte {
		if !bytes.Contains(good, []byte(old)) || len(old) != len(new) {
			t.Fatalf("%q cannot become %q", old, new)
		}
		return bytes.Replace(good, []byte(old), []byte(new), 1)
	}
	for name, c := range map[string]struct {
		network []byte
		want    string
	}{
		"empty":          {nil, "network file"},
		"cut":            {good[:len(good)/2], "network file"},
		"words file":     {weights.Words(), `form "selon-words-1"`},
		"other version":  {change("selon-network-3", "selon-network-9"), `form "selon-network-9"`},
		"uneven sink":    {change(`"sink":"32"`, `"sink":"33"`), "sink is 33"},
		"missing tensor": {change(`"mark":`, `"nark":`), `"mark"`},
		"missing layer":  {change(`"layers.1.out.bias"`, `"layers.1.out.bais"`), `"layers.1.out.bias"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(weights.Words(), c.network, kernel.Best())
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, should say %s", err, c.want)
			}
		})
	}
	if _, err := Load(good, good, kernel.Best()); err == nil || !strings.Contains(err.Error(), "words file") {
		t.Errorf("the network file as words file: %v", err)
	}
}
