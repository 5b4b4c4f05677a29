package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"selon"
)

func TestFormRefuses(t *testing.T) {
	const text = "The mayor said he said so. The mayoress said nothing."
	const rest = "\nmode: indirect\nkind: statement"
	for _, c := range []struct{ name, form, want string }{
		{"words that are not there", "cue: sang\ncontent: so" + rest, `"sang" is not in the text`},
		{"parts of words", "cue: so\ncontent: may" + rest, `"may" is not in the text`},
		{"words that are there twice", "cue: said\ncontent: so" + rest, `"said" is 3 times in the text: say which`},
		{"a number too high", "cue: said #4\ncontent: so" + rest, `"said" is 3 times in the text, not 4`},
		{"an unknown key", "verb: so", `line 1: "verb" is no role`},
		{"no key", "so", "line 1: not of the form key: value"},
		{"no content", "cue: so" + rest, "statement s1 has no content"},
		{"an unknown mode", "cue: so\ncontent: nothing\nmode: loud\nkind: statement", `"loud" is no mode`},
		{"an unknown kind", "cue: so\ncontent: nothing\nmode: direct\nkind: wish", `"wish" is no kind`},
		{"no mode", "cue: so\ncontent: nothing\nkind: statement", "lacks a mode"},
		{"an unknown parent", "cue: so\ncontent: nothing" + rest + "\nparent: said #1", "no other statement has the cue said #1"},
		{"itself as parent", "cue: so\ncontent: nothing" + rest + "\nparent: so", "no other statement has the cue so"},
		{"pieces out of order", "cue: so\ncontent: nothing\ncontent: said #1" + rest, "out of order"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := readForm(text, c.form); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
}

// FuzzForm proves that what is read from a form is sound, and the same when it
// was written and read again.
func FuzzForm(f *testing.F) {
	f.Add("He said so.", "source: He\ncue: said\ncontent: so\nmode: indirect\nkind: statement\n")
	f.Add("a a #2 a\u200b\u00a0é", "cue: a #2\ncontent: a\\u200b\nmode: mixed\nkind: attitude\n")
	f.Add("x: y", "cue: :\ncontent: y\nmode: direct\nkind: statement\n\ncue: x\ncontent: y\nmode: direct\nkind: statement\nparent: :\n")
	f.Fuzz(func(t *testing.T, text, form string) {
		statements, err := readForm(text, form)
		if err != nil {
			return
		}
		written := writeForm(text, statements)
		again, err := readForm(text, written)
		if err != nil {
			t.Fatalf("%v in\n%s", err, written)
		}
		if w := writeForm(text, again); w != written {
			t.Errorf("%s\nwas\n%s", w, written)
		}
	})
}

// readForm reads statements written as blocks of lines, with a blank line
// between two:
//
//	# why, where it needs saying
//	source: the mayor #2
//	cue: promised
//	content: that the bridge
//	content: would be rebuilt
//	addressee: voters
//	mode: indirect
//	kind: statement
//	parent: said
//
// Words are the text's own, with Go's escapes for what cannot be seen. They
// must stand in the text once as whole words, or be followed by which time it
// is. A parent is given by its cue. A role of several pieces has several lines,
// in text order; one of none has no line.
func readForm(text, form string) ([]selon.Statement, error) {
	if !utf8.ValidString(text) {
		return nil, errors.New("the text is not UTF-8")
	}
	var out []selon.Statement
	var cues, parents []string // by statement, as they are written
	inside := false
	for n, line := range strings.Split(form, "\n") {
		line = strings.TrimSuffix(line, "\r")
		switch {
		case line == "":
			inside = false
			continue
		case strings.HasPrefix(line, "#"):
			continue
		case !inside:
			inside = true
			out = append(out, selon.Statement{ID: "s" + strconv.Itoa(len(out)+1)})
			cues, parents = append(cues, ""), append(parents, "")
		}
		key, value, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("line %d: not of the form key: value", n+1)
		}
		last := len(out) - 1
		switch key {
		case "parent":
			parents[last] = value
			continue
		case "cue":
			cues[last] = cmp.Or(cues[last], value)
		}
		if err := set(&out[last], text, key, value); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	for i := range out {
		s := &out[i]
		if s.Mode == "" || s.Kind == "" || s.Cue == nil {
			return nil, fmt.Errorf("statement %s lacks a mode, a kind or a cue", s.ID)
		}
		if parents[i] == "" {
			continue
		}
		parent := slices.Index(cues, parents[i])
		if parent < 0 || parent == i {
			return nil, fmt.Errorf("statement %s: no other statement has the cue %s", s.ID, parents[i])
		}
		s.Parent = out[parent].ID
	}
	return out, (&selon.Record{Document: selon.Document{Text: text}, Statements: out}).Verify()
}

// set gives a statement what one line says.
func set(s *selon.Statement, text, key, value string) (err error) {
	switch key {
	case "source":
		s.Source, err = appendWords(s.Source, text, value)
	case "cue":
		s.Cue, err = appendWords(s.Cue, text, value)
	case "content":
		s.Content, err = appendWords(s.Content, text, value)
	case "addressee":
		s.Addressee, err = appendWords(s.Addressee, text, value)
	case "mode":
		s.Mode = selon.Mode(value)
		if !slices.Contains([]selon.Mode{selon.Direct, selon.Indirect, selon.Mixed}, s.Mode) {
			err = fmt.Errorf("%q is no mode", value)
		}
	case "kind":
		s.Kind = selon.Kind(value)
		if s.Kind != selon.Said && s.Kind != selon.Attitude {
			err = fmt.Errorf("%q is no kind", value)
		}
	default:
		err = fmt.Errorf("%q is no role", key)
	}
	return err
}

// whichTime finds the number after words that stand in the text more than once.
var whichTime = regexp.MustCompile(`^(.*) #(\d+)$`)

// appendWords appends the span of words as the form gives them.
func appendWords(spans []selon.Span, text, value string) ([]selon.Span, error) {
	number := 0
	if m := whichTime.FindStringSubmatch(value); m != nil {
		value = m[1]
		number, _ = strconv.Atoi(m[2])
	}
	words, err := strconv.Unquote(`"` + strings.ReplaceAll(value, `"`, `\"`) + `"`)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", value, err)
	}
	all := occurrences(text, words)
	switch {
	case len(all) == 0:
		return nil, fmt.Errorf("%q is not in the text", words)
	case number == 0 && len(all) > 1:
		return nil, fmt.Errorf("%q is %d times in the text: say which", words, len(all))
	case number > len(all):
		return nil, fmt.Errorf("%q is %d times in the text, not %d", words, len(all), number)
	}
	return append(spans, all[max(number, 1)-1]), nil
}

// formOf gives a span as the form does.
func formOf(text string, s selon.Span) string {
	words := s.Cut(text)
	quoted := strconv.Quote(words)
	out := strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
	all := occurrences(text, words)
	if len(all) != 1 || whichTime.MatchString(out) {
		out += fmt.Sprintf(" #%d", slices.Index(all, s)+1)
	}
	return out
}

// occurrences gives the places where words stand as whole words.
func occurrences(text, words string) []selon.Span {
	var out []selon.Span
	for at := range text {
		if words != "" && strings.HasPrefix(text[at:], words) && !cutsWord(text, at) && !cutsWord(text, at+len(words)) {
			out = append(out, selon.Span{From: at, To: at + len(words)})
		}
	}
	return out
}

// cutsWord reports whether there are letters, digits or their accents on both
// sides of a place.
func cutsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	part := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
	return part(before) && part(after)
}

func cueOf(text string, s *selon.Statement) string {
	if len(s.Cue) == 0 {
		return ""
	}
	return formOf(text, s.Cue[0])
}

// writeForm writes what readForm reads.
func writeForm(text string, statements []selon.Statement) string {
	cues := make(map[string]string)
	for i := range statements {
		cues[statements[i].ID] = cueOf(text, &statements[i])
	}
	var out strings.Builder
	for i := range statements {
		s := &statements[i]
		if i > 0 {
			out.WriteByte('\n')
		}
		for _, role := range []struct {
			key   string
			spans []selon.Span
		}{{"source", s.Source}, {"cue", s.Cue}, {"content", s.Content}, {"addressee", s.Addressee}} {
			for _, span := range role.spans {
				fmt.Fprintf(&out, "%s: %s\n", role.key, formOf(text, span))
			}
		}
		fmt.Fprintf(&out, "mode: %s\nkind: %s\n", s.Mode, s.Kind)
		if s.Parent != "" {
			fmt.Fprintf(&out, "parent: %s\n", cues[s.Parent])
		}
	}
	return out.String()
}
