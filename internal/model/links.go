package model

import "math"

// link is how many numbers stand for a word of a question or of an answer.
const link = 128

// linkBounds are the upper ends of the classes of distances, in words, to
// either side. A distance of 0 is that of runs that touch.
var linkBounds = [...]int{0, 4, 10, 20, 40, 70, 110, 170}

const (
	linkReach     = len(linkBounds) + 1
	linkDistances = 2*linkReach + 1
)

// Links tells which words mean the same as others: the words of a question
// (whoever "she" or "the minister" is) and those of a possible answer (a name).
// It holds for each word four runs of link numbers in 8 bits: what the word
// adds to a question that it stands in, and to one that begins with it; the
// same for answers.
type Links struct {
	net    *linker
	codes  []int8    // [words, 4·link]
	scales []float32 // [words]
}

// linker is what the network has learned of who is meant.
type linker struct {
	project  linear // [4·link, hidden]
	none     []float32
	noneBias []float32
	distance []float32 // [linkDistances]
}

// The four runs of a word's numbers.
const (
	questionMean = iota
	questionFirst
	answerMean
	answerFirst
	linkRuns
)

// Run is a run of words, half open.
type Run struct{ First, Last int }

// Same returns how likely it is that the words of a possible answer mean the
// same as those of a question, as a logit beside those of other answers and of
// [Links.None]. The runs must lie in the text and not be empty.
func (l *Links) Same(question, answer Run) float32 {
	var q, a [link]float32
	l.vector(&q, question, questionMean)
	l.vector(&a, answer, answerMean)
	sum := float32(0)
	for i := range q {
		sum += q[i] * a[i]
	}
	return sum/float32(math.Sqrt(link)) + l.net.distance[linkDistance(question, answer)]
}

// None returns the logit that nothing else in the text means the same as the
// question.
func (l *Links) None(question Run) float32 {
	var q [link]float32
	l.vector(&q, question, questionMean)
	sum := l.net.noneBias[0]
	for i, v := range q {
		sum += float32(gelu(float64(v))) * l.net.none[i]
	}
	return sum
}

// vector sets dst to the mean of what the words of a run add, from the given
// run of numbers, and what the first one adds from the next.
func (l *Links) vector(dst *[link]float32, run Run, numbers int) {
	share := 1 / float32(run.Last-run.First)
	for w := run.First; w < run.Last; w++ {
		scale := l.scales[w] * share
		for i, c := range l.codes[(w*linkRuns+numbers)*link:][:link] {
			dst[i] += float32(c) * scale
		}
	}
	for i, c := range l.codes[(run.First*linkRuns+numbers+1)*link:][:link] {
		dst[i] += float32(c) * l.scales[run.First]
	}
}

// linkDistance returns the class of an answer's distance from a question: 0
// where they overlap, 1 to linkReach before it, further ones behind it.
func linkDistance(question, answer Run) int {
	class := func(d int) int {
		for i, bound := range linkBounds {
			if d <= bound {
				return i
			}
		}
		return len(linkBounds)
	}
	switch {
	case answer.Last <= question.First:
		return 1 + class(question.First-answer.Last)
	case answer.First >= question.Last:
		return min(1+linkReach+class(answer.First-question.Last), linkDistances-1)
	}
	return 0
}

// appendLinks adds what the words that a window decides stand for.
func (r *Reader) appendLinks(l *Links, w window) {
	const width = linkRuns * link
	words := w.to - w.from
	r.linked = grow(r.linked, words*width)
	l.net.project.apply(r.linked, r.words[(w.from-w.start)*hidden:], words, &r.scratch)
	for i := range words {
		row := r.linked[i*width:][:width]
		top := float32(1e-12)
		for _, v := range row {
			top = max(top, v, -v)
		}
		scale := top / 127
		for _, v := range row {
			l.codes = append(l.codes, int8(math.RoundToEven(float64(v/scale))))
		}
		l.scales = append(l.scales, scale)
	}
}

// gelu is the Gaussian error linear unit [Hendrycks 2016].
func gelu(x float64) float64 { return 0.5 * x * (1 + math.Erf(x/math.Sqrt2)) }
