package pipeline

import (
	"context"
	"iter"
	"sync"

	"golang.org/x/sync/semaphore"

	"selon"
	"selon/internal/gather"
)

// window is how many bytes of text are in memory at a time, from reading until
// the record has been taken; a larger document is alone in it.
const window = 64 << 20

// item is a document on its way to the stages, or why there is none.
type item struct {
	path  string
	input int
	doc   selon.Document
	found *gather.Found // where it was found, if it was gathered
	err   error
}

// job is an item with what becomes of it.
type job struct {
	item
	weight int64
	result Result
	done   chan struct{} // closed when result is there
}

// run reads items side by side and gives the results in their order.
//
// One goroutine draws items; every job of theirs goes into two queues, one for
// whoever is free to work and one in which the results are waited for. The
// second queue and the weight of the texts bound how far the first may run ahead.
func (p *Pipeline) run(ctx context.Context, items iter.Seq[item]) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, stop := context.WithCancel(ctx)
		room := semaphore.NewWeighted(window)
		work := make(chan *job)
		order := make(chan *job, 2*p.options.Jobs)

		var workers sync.WaitGroup
		defer workers.Wait()
		defer stop()
		for range p.options.Jobs {
			workers.Go(func() { p.work(ctx, work) })
		}
		// Nobody waits for this goroutine when the loop is left: it may be
		// held up in reading from a terminal, which nothing can interrupt.
		go draw(ctx, items, room, work, order)

		for {
			j, ok := receive(ctx, order)
			if !ok {
				return
			}
			receive(ctx, j.done)
			if ctx.Err() != nil {
				return // a document that failed by the end of ctx has not failed
			}
			if !yield(j.result) {
				return
			}
			room.Release(j.weight)
		}
	}
}

// draw makes jobs of the items until there are no more or ctx ends.
func draw(ctx context.Context, items iter.Seq[item], room *semaphore.Weighted, work, order chan<- *job) {
	defer close(order)
	defer close(work)
	for it := range items {
		j := &job{item: it, weight: min(int64(len(it.doc.Text)), window), done: make(chan struct{})}
		j.result = Result{Path: it.path, Input: it.input, Found: it.found, Err: it.err}
		if it.err != nil {
			close(j.done)
		}
		if room.Acquire(ctx, j.weight) != nil || !send(ctx, order, j) {
			return
		}
		if it.err == nil && !send(ctx, work, j) {
			return
		}
	}
}

func (p *Pipeline) work(ctx context.Context, work <-chan *job) {
	for {
		j, ok := receive(ctx, work)
		if !ok {
			return
		}
		j.result.Record, j.result.Err = p.one(ctx, &j.item)
		close(j.done)
	}
}

// receive gives the next value, and false when there is none or ctx ends.
func receive[T any](ctx context.Context, from <-chan T) (T, bool) {
	select {
	case v, ok := <-from:
		return v, ok
	case <-ctx.Done():
		var none T
		return none, false
	}
}

func send[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}
