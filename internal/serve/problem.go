package serve

import (
	"encoding/json"
	"errors"
	"net/http"

	"selon/internal/ask"
	"selon/internal/store"
)

// Problem is what went wrong [RFC 9457].
type Problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

func problem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(Problem{http.StatusText(status), status, detail})
}

// found answers what no route does: a page or a problem says that there is
// nothing, or that the method is another.
func (sv *server) found(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, pattern := mux.Handler(r); pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		quiet := &quietWriter{header: w.Header()}
		mux.ServeHTTP(quiet, r) // sets Allow where the path is right and the method is not
		if quiet.status == http.StatusMethodNotAllowed {
			problem(w, quiet.status, r.Method+" is not for "+r.URL.Path)
			return
		}
		sv.missing(w, r)
	})
}

// quietWriter keeps the status of an answer and drops its words.
type quietWriter struct {
	header http.Header
	status int
}

func (q *quietWriter) Header() http.Header         { return q.header }
func (q *quietWriter) Write(b []byte) (int, error) { return len(b), nil }
func (q *quietWriter) WriteHeader(status int)      { q.status = status }

// statusOf is the status that an error stands for.
func statusOf(err error) int {
	var wrong *ask.Error
	switch {
	case errors.As(err, &wrong):
		return http.StatusBadRequest
	case errors.Is(err, store.ErrNone):
		return http.StatusNotFound
	}
	return http.StatusInternalServerError
}
