package store

import (
	"encoding/json"
	"slices"
)

// Decided is what one person decided last of one thing.
type Decided struct {
	Target ID
	Field  string // speaker, kind, mode, source, cue, content, addressee, or "is one" for whether it is a statement
	Who    string
	Value  string
}

// Decisions gives, for everything that was corrected, what each person decided
// last; what was undone does not count.
func Decisions(list []Correction) []Decided {
	var out []Decided
	decide := func(d Decided) {
		at := slices.IndexFunc(out, func(o Decided) bool { return o.Target == d.Target && o.Field == d.Field && o.Who == d.Who })
		if at >= 0 {
			out[at].Value = d.Value
		} else {
			out = append(out, d)
		}
	}
	for _, c := range list {
		if c.Undone != "" || c.Target.Local == "" {
			continue
		}
		d := Decided{Target: c.Target, Field: string(c.What), Who: c.Who}
		switch c.What {
		case SetSpeaker:
			if c.Detail.Speaker != nil {
				d.Value = foldName(c.Detail.Speaker.Name)
			}
		case SetKind:
			d.Value = string(c.Detail.Kind)
		case SetMode:
			d.Value = string(c.Detail.Mode)
		case SetSpan:
			value, _ := json.Marshal(c.Detail.Spans) // numbers only: cannot fail
			d.Field, d.Value = c.Detail.Field, string(value)
		}
		if c.What != Reject {
			decide(d)
			decide(Decided{c.Target, "is one", c.Who, "yes"})
		} else {
			decide(Decided{c.Target, "is one", c.Who, "no"})
		}
	}
	return out
}
