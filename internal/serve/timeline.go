package serve

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"selon/internal/store"
)

// month is a bar of a timeline.
type month struct {
	heap
	Chosen bool // whether it lies in the months that a dossier is narrowed to
}

var yearMonth = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])$`)

// monthOf reads a month of an address; what is none is left out.
func monthOf(r *http.Request, name string) string {
	if m := r.URL.Query().Get(name); yearMonth.MatchString(m) {
		return m
	}
	return ""
}

// period is the question that narrows to months, both included.
func period(from, until string) string {
	var parts []string
	if from != "" {
		parts = append(parts, "after:"+from)
	}
	if until != "" {
		last, err := time.Parse("2006-01", until)
		if err != nil {
			return strings.Join(parts, " ")
		}
		parts = append(parts, "before:"+last.AddDate(0, 1, 0).Format("2006-01"))
	}
	return strings.Join(parts, " ")
}

// namesOf are all names of some entities, each once.
func namesOf(some []store.Entity) []string {
	var out []string
	for _, e := range some {
		for _, n := range e.Names {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}
