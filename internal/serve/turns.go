package serve

import "net/http"

// turns lets a few requests be answered at a time, in the order in which they
// came. Hundreds at once would all share the processors, and whoever asks for
// more than others would wait for hundreds of others' work instead of a turn.
type turns chan struct{}

func newTurns(n int) turns { return make(turns, n) }

// taken answers when it is its turn; nobody who has left keeps one.
func (t turns) taken(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		select {
		case t <- struct{}{}:
			defer func() { <-t }()
			h(w, r)
		case <-r.Context().Done():
		}
	}
}
