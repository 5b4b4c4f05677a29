package model

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"sync"

	"selon/internal/model/kernel"
	"selon/internal/model/safetensors"
	"selon/internal/model/tokenizer"
)

// form is the version of the network file that this package reads.
const form = "selon-network-3"

// Load makes a network from the words file and the network file, for a kernel
// path. The bytes are kept and must not change. An error names the file and
// the tensor that is not as it should be.
func Load(words, network []byte, path *kernel.Path) (*Network, error) {
	return load(words, network, path, false)
}

// LoadExact is [Load] with weights of 32 bits in place of 8: slower, and what
// the 8-bit arithmetic is compared with.
func LoadExact(words, network []byte, path *kernel.Path) (*Network, error) {
	return load(words, network, path, true)
}

func load(words, network []byte, path *kernel.Path, exact bool) (*Network, error) {
	w, err := safetensors.Parse(words)
	if err != nil {
		return nil, fmt.Errorf("model: words file: %w", err)
	}
	f, err := safetensors.Parse(network)
	if err != nil {
		return nil, fmt.Errorf("model: network file: %w", err)
	}
	// The vocabulary takes about as long as the weights: side by side.
	var t *tokenizer.Tokenizer
	var wordsErr error
	done := make(chan struct{})
	go func() {
		defer close(done)
		t, wordsErr = tokenizer.New(w)
	}()
	n, err := build(f, path, exact)
	<-done
	if wordsErr != nil {
		return nil, fmt.Errorf("model: words file: %w", wordsErr)
	}
	if err != nil {
		return nil, fmt.Errorf("model: network file: %w", err)
	}
	n.tokenizer = t
	if n.embedding, err = w.U8("embedding", t.Len(), rowBytes); err != nil {
		return nil, fmt.Errorf("model: words file: %w", err)
	}
	return n, nil
}

// build reads the network file.
func build(f *safetensors.File, path *kernel.Path, exact bool) (*Network, error) {
	if got := f.Meta("form"); got != form {
		return nil, fmt.Errorf("it has form %q, not %q", got, form)
	}
	n := &Network{version: f.Meta("version"), path: path}
	if n.version == "" {
		return nil, errors.New("it has no version")
	}
	var layers int
	for _, number := range []struct {
		into        *int
		key         string
		least, most int
	}{
		{&layers, "layers", 1, 64},
		{&n.lower, "lower", 0, 64},
		{&n.plan.size, "window", 4 * (before + after), positions},
		{&n.sight.Chunk, "chunk", 0, positions},
		{&n.sight.Reach, "reach", 0, positions},
		{&n.sight.Sink, "sink", 0, positions},
	} {
		v, err := strconv.Atoi(f.Meta(number.key))
		if err != nil || v < number.least || v > number.most {
			return nil, fmt.Errorf("%s is %q, not a number from %d to %d", number.key, f.Meta(number.key), number.least, number.most)
		}
		*number.into = v
	}
	if n.lower > layers {
		return nil, fmt.Errorf("%d lower layers of %d", n.lower, layers)
	}
	if n.sight.Sink%kernel.Width != 0 {
		return nil, fmt.Errorf("sink is %d, not a multiple of %d", n.sight.Sink, kernel.Width)
	}
	n.layers = make([]layer, layers)
	if err := readLayers(f, path, exact, n.layers); err != nil {
		return nil, err
	}
	t := &tensors{file: f, path: path, exact: exact}
	n.position = t.halves("position", positions, hidden)
	n.norm = t.norm("norm")
	n.cue = t.float("cue", cueTags, hidden, true)
	n.mark = t.floats("mark", cueTags, hidden)
	n.relation = t.relation()
	n.name = t.float("name", NameTagCount, hidden, true)
	n.linker = t.linker()
	return n, t.err
}

// readLayers reads all layers, on all processors: laying out the weights as
// the kernels want them is most of what loading takes.
func readLayers(f *safetensors.File, path *kernel.Path, exact bool, layers []layer) error {
	errs := make([]error, len(layers))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(layers)) {
		workers.Go(func() {
			for i := range next {
				t := &tensors{file: f, path: path, exact: exact}
				layers[i] = t.layer(fmt.Sprintf("layers.%d.", i))
				errs[i] = t.err
			}
		})
	}
	for i := range layers {
		next <- i
	}
	close(next)
	workers.Wait()
	return errors.Join(errs...)
}
