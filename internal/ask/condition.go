package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"selon"
	"selon/internal/store"
)

// Known is what is known of the world.
type Known interface {
	// Keys returns the keys of the entities that bear a name in any language.
	Keys(name string) []string
	// Office returns who held the office that words name, and from when to when;
	// false if they name none.
	Office(words string) ([]Holder, bool)
}

// Holder held an office.
type Holder struct {
	Key      string // of the person
	From, To int    // yyyymmdd, both included
}

// Asker asks one record.
type Asker struct {
	store *store.Store
	known Known
}

// New returns who asks a record.
func New(s *store.Store, known Known) *Asker { return &Asker{s, known} }

// Condition makes of a question what statements must meet.
func (a *Asker) Condition(question string) (store.Condition, error) {
	n, err := parse(question)
	if err != nil {
		return nil, err
	}
	c, err := a.condition(n)
	if err != nil {
		return nil, err
	}
	if everyVersion(n) {
		return c, nil
	}
	return store.And{c, store.Newest{}}, nil
}

// everyVersion reports whether a question says version:all.
func everyVersion(n node) bool {
	switch n := n.(type) {
	case all:
		return slices.ContainsFunc(n, everyVersion)
	case either:
		return slices.ContainsFunc(n, everyVersion)
	case not:
		return everyVersion(n.node)
	case operator:
		return n.name == "version" && strings.EqualFold(n.value, "all")
	}
	return false
}

func (a *Asker) condition(n node) (store.Condition, error) {
	switch n := n.(type) {
	case all:
		out := store.And{}
		for _, one := range n {
			c, err := a.condition(one)
			if err != nil {
				return nil, err
			}
			out = append(out, c)
		}
		return out, nil
	case either:
		out := store.Or{}
		for _, one := range n {
			c, err := a.condition(one)
			if err != nil {
				return nil, err
			}
			out = append(out, c)
		}
		return out, nil
	case not:
		c, err := a.condition(n.node)
		if err != nil {
			return nil, err
		}
		return store.Not{Condition: c}, nil
	case words:
		return store.Text{Field: "content", Words: n.words, Prefix: n.prefix}, nil
	case operator:
		return a.operator(n)
	}
	return nil, fmt.Errorf("a question cannot hold %T", n)
}

// operator makes a condition of an operator.
func (a *Asker) operator(o operator) (store.Condition, error) {
	wrong := func(format string, args ...any) error {
		return &Error{o.at, o.name + ": " + fmt.Sprintf(format, args...)}
	}
	switch o.name {
	case "speaker":
		named, err := a.Named(o.value)
		if err != nil {
			return nil, err
		}
		described := store.Text{Field: "speaker", Words: o.words.words, Prefix: o.prefix}
		if len(o.words.words) == 0 {
			return store.Speaker{Entities: named}, nil
		}
		return store.Or{store.Speaker{Entities: named}, described}, nil
	case "about", "to", "chain":
		named, err := a.Named(o.value)
		if err != nil {
			return nil, err
		}
		switch o.name {
		case "about":
			return store.About{Entities: named}, nil
		case "to":
			return store.Said{Entities: named}, nil
		}
		return store.Or{store.Through{Entities: named}, store.Outlet{Names: []string{folded(o.value)}}}, nil
	case "outlet":
		return store.Outlet{Names: []string{folded(o.value)}}, nil
	case "said-by-office":
		return a.office(o)
	case "cue":
		if len(o.words.words) == 0 {
			return nil, wrong("%q is no word", o.value)
		}
		return store.Text{Field: "cue", Words: o.words.words, Prefix: o.prefix}, nil
	case "mode":
		m := selon.Mode(strings.ToLower(o.value))
		if m != selon.Direct && m != selon.Indirect && m != selon.Mixed {
			return nil, wrong("%q is none of direct, indirect, mixed", o.value)
		}
		return store.Mode{Mode: m}, nil
	case "kind":
		k := selon.Kind(strings.ToLower(o.value))
		if k != selon.Said && k != selon.Attitude {
			return nil, wrong("%q is none of statement, attitude", o.value)
		}
		return store.Kind{Kind: k}, nil
	case "after", "before", "in":
		from, to, ok := days(o.value)
		if !ok {
			return nil, wrong("%q is no date, as in 2024, 2024-08 or 2024-08-05", o.value)
		}
		switch o.name {
		case "after":
			to = 9999_99_99
		case "before":
			from, to = 1, from-1
		}
		return store.Days{From: from, To: to}, nil
	case "lang":
		return store.Lang{Code: strings.ToLower(o.value)}, nil
	case "confidence":
		p, err := strconv.ParseFloat(strings.TrimLeft(o.value, ">="), 64)
		if err != nil || !(p >= 0 && p <= 1) {
			return nil, wrong("%q is no probability, from 0 to 1", o.value)
		}
		return store.Least{Confidence: p}, nil
	case "anonymous":
		switch strings.ToLower(o.value) {
		case "yes", "oui", "true", "1":
			return store.Unnamed{}, nil
		case "no", "non", "false", "0":
			return store.Not{Condition: store.Unnamed{}}, nil
		}
		return nil, wrong("%q is neither yes nor no", o.value)
	case "document":
		return store.In{Document: strings.ToLower(o.value)}, nil
	case "version":
		if !strings.EqualFold(o.value, "all") {
			return nil, wrong("%q is not all, the only value", o.value)
		}
		return store.And{}, nil
	}
	return nil, wrong("there is no such operator")
}

// Named finds the entities of a name, in the record and in what is known.
func (a *Asker) Named(name string) ([]store.Entity, error) {
	return a.store.Named(name, a.known.Keys(name))
}

// office: the role that the document gives the speaker, or whoever held the
// office on the day of the document.
func (a *Asker) office(o operator) (store.Condition, error) {
	out := store.Or{}
	if len(o.words.words) > 0 {
		role := store.And{}
		for _, w := range o.words.words {
			role = append(role, store.Text{Field: "role", Words: []string{w}})
		}
		out = append(out, role)
	}
	holders, _ := a.known.Office(o.value)
	for _, h := range holders {
		who, err := a.store.Named("", []string{h.Key})
		if err != nil {
			return nil, err
		}
		if len(who) > 0 {
			out = append(out, store.And{store.Speaker{Entities: who}, store.Days{From: h.From, To: h.To}})
		}
	}
	return out, nil
}

func folded(name string) string {
	words := store.Words(name)
	for i, w := range words {
		words[i] = store.Fold(w)
	}
	return strings.Join(words, " ")
}

// days is the first and the last day of a date, yyyymmdd. Days of which only
// the month or the year is known lie in them.
func days(date string) (from, to int, ok bool) {
	if strings.Trim(date, "0123456789-") != "" {
		return 0, 0, false
	}
	from = store.Day(date)
	parts := strings.Split(date, "-")
	if from == 0 || len(parts) > 3 || len(parts[0]) != 4 {
		return 0, 0, false
	}
	month, day := from/100%100, from%100
	switch len(parts) {
	case 1:
		return from, from + 9999, true
	case 2:
		return from, from + 99, month >= 1 && month <= 12
	}
	return from, from, month >= 1 && month <= 12 && day >= 1 && day <= 31
}
