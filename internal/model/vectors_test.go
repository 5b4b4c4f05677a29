package model

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"math"
	"os"
	"slices"
	"testing"

	"selon/internal/model/kernel"
)

var vectorsFile = flag.String("vectors", "testdata/vectors.json.gz", "test vectors, written by train/vectors_network.py")

// vectors are texts with what the definition of the network says of them.
type vectors struct {
	Network string // hash of the network file
	Texts   []struct {
		Text       string
		Paragraphs []int
		Windows    []vectorWindow
	}
}

type vectorWindow struct {
	Start, Stop, From, To int
	Logits                [][]float32 // by word
	Cues                  []struct {
		First, Last int // words of the window
		Judged      []float32
		Tags        [][]float32 // by word of the window
	}
	Names [][]float32 // by word: logarithms of probabilities
	Runs  [][2]int    // of words of the window
	Links [][]float32 // by run: logits that it means none, and the same as each
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	network := sha256.Sum256(networkBytes(t))
	f, err := os.Open(*vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.NewDecoder(z).Decode(&v); err != nil {
		t.Fatal(err)
	}
	if v.Network != hex.EncodeToString(network[:]) {
		t.Fatal("the vectors were made from another network: run train/vectors_network.py")
	}
	return v
}

func TestParagraphsAreThoseOfTheDefinition(t *testing.T) {
	n := open(t, kernel.Best(), false)
	for _, v := range readVectors(t).Texts {
		l := newLayout(n.tokenizer, v.Text, n.plan.size-2)
		for i, w := range l.words {
			if w.Paragraph != v.Paragraphs[i] {
				t.Fatalf("%.40q: word %d is in paragraph %d, want %d", v.Text, i, w.Paragraph, v.Paragraphs[i])
			}
		}
	}
}

func TestExactWeightsAgreeWithTheDefinition(t *testing.T) {
	for _, path := range kernel.All() {
		t.Run(path.Name(), func(t *testing.T) { compareWithVectors(t, open(t, path, true), Tolerance, Tolerance) })
	}
}

func TestEightBitsAgreeWithTheDefinition(t *testing.T) {
	for _, path := range kernel.All() {
		t.Run(path.Name(), func(t *testing.T) { compareWithVectors(t, open(t, path, false), 10*Rounding, Rounding) })
	}
}

// compareWithVectors bounds the greatest difference between logits, and the
// root of the mean squared one.
func compareWithVectors(t *testing.T, n *Network, greatest, usual float64) {
	var all, linked difference
	r := n.NewReader()
	for _, v := range readVectors(t).Texts {
		if len(v.Windows) > 1 && (testing.Short() || n.path.Class() == kernel.Plain) {
			continue // too slow there
		}
		var d difference
		l := newLayout(n.tokenizer, v.Text, n.plan.size-2)
		for _, w := range v.Windows {
			words := w.Stop - w.Start
			r.load(l, window{w.Start, w.Stop, w.From, w.To})
			r.encodeLower()
			r.tagCues()
			r.encodeUpper()
			for i, want := range w.Logits {
				d.add(logs(r.cueTags[i*cueTags:][:cueTags]), logs(softmax(want)))
			}
			r.spans = r.spans[:0]
			for _, c := range w.Cues {
				r.spans = append(r.spans, span{c.First, c.Last, 0})
			}
			if len(r.spans) > 0 {
				r.relate(l.words[w.Start:w.Stop])
			}
			all := window{w.Start, w.Stop, w.Start, w.Stop}
			for i, tags := range r.appendNames(nil, all) {
				d.add(logs(exps(tags[:])), logs(exps(w.Names[i])))
			}
			links := &Links{net: &r.net.linker}
			r.appendLinks(links, all)
			linked.add(compareRuns(links, w.Runs), slices.Concat(w.Links...))
			for i, c := range w.Cues {
				d.add(r.judged[i*judgement:][:judgement], c.Judged)
				for k, want := range c.Tags {
					d.add(r.roles[(i*words+k)*TagCount:][:TagCount], want)
				}
			}
		}
		if d.greatest > greatest {
			t.Errorf("%.40q: logits differ by up to %.5f, more than %g", v.Text, d.greatest, greatest)
		}
		all.join(d)
	}
	t.Logf("greatest difference %.5f, usual %.5f", all.greatest, all.usual())
	t.Logf("of links %.5f, usual %.5f", linked.greatest, linked.usual())
	if linked.greatest > greatest+10*Rounding || linked.usual() > usual+Rounding { // they are stored in 8 bits in any case
		t.Errorf("links differ by up to %.5f, as a rule by %.5f", linked.greatest, linked.usual())
	}
	if all.usual() > usual {
		t.Errorf("logits differ by %.5f as a rule, more than %g", all.usual(), usual)
	}
}

// compareRuns returns what links say of each run: the same as none, and as each.
func compareRuns(l *Links, runs [][2]int) []float32 {
	var out []float32
	for _, q := range runs {
		out = append(out, l.None(Run{q[0], q[1]}))
		for _, a := range runs {
			out = append(out, l.Same(Run{q[0], q[1]}, Run{a[0], a[1]}))
		}
	}
	return out
}

// difference gathers how far numbers lie from what they should be.
type difference struct {
	greatest, squares float64
	count             int
}

func (d *difference) add(got, want []float32) {
	for i := range want {
		x := math.Abs(float64(got[i] - want[i]))
		if !(x <= d.greatest) { // so that NaN is the greatest
			d.greatest = x
		}
		d.squares += x * x
		d.count++
	}
}

func (d *difference) join(o difference) {
	d.greatest = max(d.greatest, o.greatest)
	d.squares += o.squares
	d.count += o.count
}

func (d *difference) usual() float64 { return math.Sqrt(d.squares / float64(d.count)) }

// logs returns logarithms, none below one that stands for next to nothing.
func logs(p []float32) []float32 {
	out := make([]float32, len(p))
	for i, v := range p {
		out[i] = float32(math.Log(max(float64(v), 1e-6)))
	}
	return out
}

func exps(logs []float32) []float32 {
	out := make([]float32, len(logs))
	for i, v := range logs {
		out[i] = float32(math.Exp(float64(v)))
	}
	return out
}

func softmax(logits []float32) []float32 {
	out := make([]float32, len(logits))
	sum := 0.0
	for _, v := range logits {
		sum += math.Exp(float64(v))
	}
	for i, v := range logits {
		out[i] = float32(math.Exp(float64(v)) / sum)
	}
	return out
}
