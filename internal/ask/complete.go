package ask

import (
	"context"
	"strings"
)

// Completion is how a question may go on.
type Completion struct {
	Question string // the whole question, completed
	Shown    string // what is new in it
	Means    string // of an operator
}

// Complete says how the last word of a question may go on: operators, and names
// and values behind one. There is none where the last word is a word to be found.
func (a *Asker) Complete(ctx context.Context, question string, limit int) ([]Completion, error) {
	if len(question) > longest {
		return nil, nil
	}
	at := lastWord(question)
	before, word := question[:at], question[at:]
	name, value, found := strings.Cut(word, ":")
	if !found {
		return begun(before, word, limit), nil
	}
	if !isOperator(name) {
		return nil, nil
	}
	values, err := a.values(ctx, strings.ToLower(name), strings.Trim(value, `"`), limit)
	if err != nil {
		return nil, err
	}
	var out []Completion
	for _, v := range values {
		shown := name + ":" + quoted(v)
		out = append(out, Completion{Question: before + shown + " ", Shown: shown})
	}
	return out, nil
}

// lastWord returns where the last word of a question begins: behind the last
// blank, bracket or hyphen for not that is outside of quotation marks.
func lastWord(question string) int {
	at, open := 0, false
	for i, r := range question {
		switch {
		case r == '"':
			open = !open
		case open:
		case r == ' ' || r == '(' || r == ')' || r == '-' && i == at:
			at = i + 1
		}
	}
	return at
}

// begun are the operators that begin so.
func begun(before, word string, limit int) (out []Completion) {
	for _, o := range operators {
		if len(out) < limit && len(word) <= len(o.name) && equalFold(o.name[:len(word)], word) {
			out = append(out, Completion{Question: before + o.name + ":", Shown: o.name + ":", Means: o.means})
		}
	}
	return out
}

// values are what may stand behind an operator.
func (a *Asker) values(ctx context.Context, operator, begun string, limit int) ([]string, error) {
	switch operator {
	case "speaker", "about", "to":
		return a.store.NamesBeginning(ctx, begun, limit)
	case "outlet":
		return a.store.OutletsBeginning(begun, limit)
	case "chain":
		outlets, err := a.store.OutletsBeginning(begun, limit)
		if err != nil {
			return nil, err
		}
		names, err := a.store.NamesBeginning(ctx, begun, limit-len(outlets))
		return append(outlets, names...), err
	}
	var out []string
	for _, v := range choices[operator] {
		if strings.HasPrefix(v, strings.ToLower(begun)) {
			out = append(out, v)
		}
	}
	return out, nil
}

// choices are the values of the operators that have few.
var choices = map[string][]string{
	"mode": {"direct", "indirect", "mixed"}, "kind": {"statement", "attitude"}, "anonymous": {"yes", "no"}, "version": {"all"},
}

// quoted writes a value as it can stand behind an operator.
func quoted(value string) string {
	if strings.ContainsAny(value, " ()'’-") {
		return `"` + strings.ReplaceAll(value, `"`, " ") + `"`
	}
	return strings.ReplaceAll(value, `"`, "")
}
