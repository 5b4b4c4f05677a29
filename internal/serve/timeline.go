package serve

import (
	"net/http"
	"regexp"
	"strings"
	"time"
)

// month is a bar of a timeline.
type month struct {
	heap
	Chosen bool // whether it lies in the months that a dossier is narrowed to
}

// aMonth is how a month is written in an address.
const aMonth = `[0-9]{4}-(0[1-9]|1[0-2])`

var yearMonth = regexp.MustCompile("^" + aMonth + "$")

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
