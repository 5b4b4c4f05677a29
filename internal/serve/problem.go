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
