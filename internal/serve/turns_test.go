package serve

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
)

func TestFewAreAnsweredAtATime(t *testing.T) {
	turn := newTurns(3)
	var now, most, done atomic.Int32
	h := turn.taken(func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		now.Add(-1)
		if done.Add(1)%10 == 0 {
			panic(http.ErrAbortHandler) // a turn is given back whatever happens
		}
	})
	var wait sync.WaitGroup
	for range 100 {
		wait.Go(func() {
			defer func() { _ = recover() }()
			h(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
		})
	}
	wait.Wait()
	if done.Load() != 100 || most.Load() > 3 {
		t.Errorf("%d answered, up to %d at a time", done.Load(), most.Load())
	}
}

func TestWhoHasLeftTakesNoTurn(t *testing.T) {
	turn := newTurns(1)
	turn <- struct{}{}
	ctx, leave := context.WithCancel(context.Background())
	leave()
	turn.taken(func(http.ResponseWriter, *http.Request) { t.Error("answered") })(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil).WithContext(ctx))
}
