package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"selon"
)

// A note holds what brat has no place for, to be read by people and read back
// by ReadBrat: fields divided by ", ", first the statement's id, then its
// confidence, then the speaker and what else there is.
//
//	s2, confidence 0.9312, speaker Claire Morvan (person), as maire de Lorient
//
// A value that could be taken for more than one is quoted as in Go. Spans stand
// there, in code points, only where brat's fragments do not tell them: a fragment
// never goes over a line end, a span may.

// bratNote is the note of a statement, on one line.
func bratNote(s *selon.Statement, text string, count offsets) string {
	note := fmt.Sprintf("%s, confidence %.4f", noteValue(s.ID), s.Confidence)
	if p := s.Speaker; p != nil && (p.Name != "" || p.Type != "") {
		note += fmt.Sprintf(", speaker %s (%s)", noteValue(p.Name), noteValue(string(p.Type)))
		if p.Unnamed {
			note += ", unnamed"
		}
		if p.Role != "" {
			note += ", as " + noteValue(p.Role)
		}
	}
	for _, role := range bratRoles(s) {
		if len(*role.spans) == 0 || slices.Equal(fragments(text, *role.spans), *role.spans) {
			continue
		}
		note += ", " + strings.ToLower(role.label)
		for _, span := range *role.spans {
			note += fmt.Sprintf(" %d-%d", count.points(span.From), count.points(span.To))
		}
	}
	return note
}

// bratRole is a role of a statement under brat's name for it.
type bratRole struct {
	label string
	spans *[]selon.Span
}

func bratRoles(s *selon.Statement) []bratRole {
	return []bratRole{{"Source", &s.Source}, {"Cue", &s.Cue}, {"Content", &s.Content}, {"Addressee", &s.Addressee}}
}

// noteValue quotes a value unless it can stand as it is.
func noteValue(s string) string {
	if s == "" || strings.ContainsAny(s, `,"()`) || strings.TrimSpace(s) != s || s != strings.ToValidUTF8(s, "") || strings.ContainsFunc(s, func(r rune) bool { return lineEnd(r) || unicode.IsControl(r) }) {
		return strconv.Quote(s)
	}
	return s
}

// readNote is a note taken apart.
type readNote struct {
	id         string
	confidence float64
	speaker    *selon.Speaker
	spans      map[string][][2]int // in code points, by the role's label in lower case
}

// parseNote reads a note; false where it is none of bratNote's, but something
// that a person wrote. What a person wrote behind it is left aside.
func parseNote(note string) (readNote, bool) {
	n := readNote{spans: make(map[string][][2]int)}
	fields := noteFields(note)
	if len(fields) < 2 {
		return n, false
	}
	var ok bool
	if n.id, ok = plainValue(fields[0]); !ok {
		return n, false
	}
	digits, ok := strings.CutPrefix(fields[1], "confidence ")
	if !ok {
		return n, false
	}
	var err error
	if n.confidence, err = strconv.ParseFloat(digits, 64); err != nil || !(n.confidence >= 0 && n.confidence <= 1) {
		return n, false
	}
	for _, field := range fields[2:] {
		name, rest, _ := strings.Cut(field, " ")
		switch name {
		case "speaker":
			n.speaker = parseSpeaker(rest)
		case "unnamed":
			if n.speaker != nil && rest == "" {
				n.speaker.Unnamed = true
			}
		case "as":
			if role, ok := plainValue(rest); ok && n.speaker != nil {
				n.speaker.Role = role
			}
		case "source", "cue", "content", "addressee":
			if spans := parsePlaces(rest); spans != nil {
				n.spans[name] = spans
			}
		}
	}
	return n, true
}

// noteFields divides a note at ", " outside of quotation marks; a mark without
// its other one is a letter like others.
func noteFields(note string) []string {
	var fields []string
	begin := 0
	for i := 0; i < len(note); {
		switch {
		case note[i] == '"':
			quoted, err := strconv.QuotedPrefix(note[i:])
			if err != nil {
				i++
				continue
			}
			i += len(quoted)
		case strings.HasPrefix(note[i:], ", "):
			fields = append(fields, note[begin:i])
			i += len(", ")
			begin = i
		default:
			i++
		}
	}
	return append(fields, note[begin:])
}

// plainValue is what noteValue was given.
func plainValue(s string) (string, bool) {
	if !strings.HasPrefix(s, `"`) {
		return s, s != ""
	}
	plain, err := strconv.Unquote(s)
	return plain, err == nil
}

// parseSpeaker reads NAME (TYPE); nil if it is not that.
func parseSpeaker(field string) *selon.Speaker {
	field, closed := strings.CutSuffix(field, ")")
	at := strings.LastIndex(field, " (")
	if strings.HasSuffix(field, `"`) { // a quoted type may hold a bracket itself
		for i := strings.Index(field, ` ("`); i >= 0; {
			if quoted, err := strconv.QuotedPrefix(field[i+2:]); err == nil && i+2+len(quoted) == len(field) {
				at = i
				break
			}
			next := strings.Index(field[i+1:], ` ("`)
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	if !closed || at < 0 {
		return nil
	}
	name, ok1 := plainValue(field[:at])
	kind, ok2 := plainValue(field[at+len(" ("):])
	if !ok1 || !ok2 {
		return nil
	}
	return &selon.Speaker{Name: name, Type: selon.SpeakerType(kind)}
}

// parsePlaces reads spans as 12-40 55-60; nil if they are not that.
func parsePlaces(field string) [][2]int {
	var list [][2]int
	for place := range strings.FieldsSeq(field) {
		from, to, _ := strings.Cut(place, "-")
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil {
			return nil
		}
		list = append(list, [2]int{a, b})
	}
	return list
}
