package read

import (
	"regexp"
	"strings"
	"time"
)

// date brings a date as inputs write it to ISO 8601: the day alone, or day and
// time, as far as it is given, in the time zone in which it is given. Empty if
// it cannot be read without guessing (3/4/2024 is two days).
func date(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 64 {
		return ""
	}
	for _, f := range []struct {
		in  []string
		out string
	}{
		{[]string{"2006-01-02", "20060102", "2006/01/02", "2006.01.02", "2006-1-2", "2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006", "Jan. 2, 2006"}, time.DateOnly},
		{[]string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00",
			"2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05 MST", "20060102T150405Z0700", "20060102T15:04:05Z07:00", "2 Jan 2006 15:04 MST", "Mon Jan 2 2006 15:04:05 MST-0700",
			time.RFC1123Z, time.RFC1123, time.RFC850, "Mon Jan 2 15:04:05 MST 2006", "Mon, 2 Jan 2006 15:04:05 Z0700"}, time.RFC3339},
		{[]string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006/01/02 15:04:05", "20060102T150405", "Monday, January 2, 2006, 3:04 PM", "January 2, 2006 3:04 PM", time.ANSIC}, "2006-01-02T15:04:05"},
		{[]string{"2006-01"}, "2006-01"},
	} {
		for _, layout := range f.in {
			t, err := time.Parse(layout, s)
			if err != nil || t.Year() < 1000 {
				continue
			}
			// A zone that is only a name has no known offset: Go takes it for UTC.
			if name, offset := t.Zone(); strings.Contains(layout, "MST") && offset == 0 && name != "UTC" && name != "GMT" {
				return t.Format("2006-01-02T15:04:05")
			}
			return t.Format(f.out)
		}
	}
	if t, err := time.Parse("02/01/2006", s); err == nil && t.Day() > 12 {
		return t.Format(time.DateOnly)
	}
	return ""
}

var datedPath = regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d\d|[a-z]{3})[/-](\d\d)(?:/|-|$)`)

// dateInPath returns the day that news sites put into addresses, as in
// /2024/08/05/ or /2024/aug/05/; empty if there is none.
func dateInPath(address string) string {
	m := datedPath.FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	for _, layout := range []string{"2006-01-02", "2006-Jan-02"} {
		if t, err := time.Parse(layout, strings.Join(m[1:], "-")); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}
