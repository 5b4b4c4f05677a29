package export

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"selon"
)

// bratParser gathers the lines of an .ann file; an event may refer to lines
// that come after its own.
type bratParser struct {
	text   string
	count  offsets
	terms  map[string]bratRead
	events []bratEvent // in the order of the file
	event  map[string]int
}

// bratRead is a T line.
type bratRead struct {
	label string
	spans []selon.Span
}

// bratEvent is an E line with the A and # lines that are about it.
type bratEvent struct {
	line  int
	name  string
	roles map[string]string // name of a T or E line, by role
	marks []bratMark
}

// bratMark is an attribute or a note.
type bratMark struct {
	line        int
	name, value string
	event       string
}

func newBratParser(text string) *bratParser {
	return &bratParser{text: text, count: newOffsets(text), terms: make(map[string]bratRead), event: make(map[string]int)}
}

// line takes up a line. Relations, equivalences and references to databases,
// which Selon does not write, are left aside.
func (p *bratParser) line(number int, line string) error {
	if strings.TrimSpace(line) == "" {
		return nil
	}
	if !utf8.ValidString(line) {
		return errors.New("not valid UTF-8")
	}
	columns := strings.SplitN(line, "\t", 3)
	if len(columns) < 2 {
		return fmt.Errorf("no tab in %.40q", line)
	}
	switch name := columns[0]; name[:min(1, len(name))] {
	case "T":
		return p.term(name, columns)
	case "E":
		return p.eventLine(number, name, columns[1])
	case "A", "M":
		return p.attribute(number, columns[1])
	case "#":
		return p.note(number, columns)
	case "R", "N", "*":
		return nil
	}
	return fmt.Errorf("unknown line %.40q", columns[0])
}

func (p *bratParser) term(name string, columns []string) error {
	if _, twice := p.terms[name]; twice {
		return fmt.Errorf("%.40q stands there twice", name)
	}
	label, places, _ := strings.Cut(columns[1], " ")
	var spans []selon.Span
	var pieces []string
	for place := range strings.SplitSeq(places, ";") {
		from, to, _ := strings.Cut(place, " ")
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil {
			return fmt.Errorf("%.40q are no offsets", place)
		}
		span, ok := p.span(a, b)
		if !ok || len(spans) > 0 && span.From < spans[len(spans)-1].To {
			return fmt.Errorf("the offsets %.40q lie outside the text, are empty or out of order", place)
		}
		if strings.TrimSpace(span.Cut(p.text)) == "" {
			return fmt.Errorf("there are no words at %.40q", place)
		}
		spans = append(spans, span)
		pieces = append(pieces, strings.Map(noLineEnd, span.Cut(p.text)))
	}
	if words := strings.Join(pieces, " "); len(columns) < 3 || columns[2] != words {
		return fmt.Errorf("the words of %.40q are not those of the text there, %.60q", name, words)
	}
	p.terms[name] = bratRead{label, spans}
	return nil
}

// span converts code points; false if they are no words of the text.
func (p *bratParser) span(from, to int) (selon.Span, bool) {
	a, ok1 := p.count.bytes(from)
	b, ok2 := p.count.bytes(to)
	return selon.Span{From: a, To: b}, ok1 && ok2 && a < b
}

func (p *bratParser) eventLine(number int, name, roles string) error {
	if _, twice := p.event[name]; twice {
		return fmt.Errorf("%.40q stands there twice", name)
	}
	e := bratEvent{line: number, name: name, roles: make(map[string]string)}
	for part := range strings.FieldsSeq(roles) {
		role, of, ok := strings.Cut(part, ":")
		if !ok {
			return fmt.Errorf("%.40q is no role of an event", part)
		}
		if _, twice := e.roles[role]; twice {
			return fmt.Errorf("the role %.40q stands there twice", role)
		}
		e.roles[role] = of
	}
	p.event[name] = len(p.events)
	p.events = append(p.events, e)
	return nil
}

func (p *bratParser) attribute(number int, column string) error {
	fields := strings.SplitN(column, " ", 3)
	if len(fields) < 2 {
		return fmt.Errorf("%.40q is no attribute", column)
	}
	m := bratMark{line: number, name: fields[0], event: fields[1]}
	if len(fields) > 2 {
		m.value = fields[2]
	}
	return p.mark(m)
}

func (p *bratParser) note(number int, columns []string) error {
	_, of, _ := strings.Cut(columns[1], " ")
	if len(columns) < 3 || !strings.HasPrefix(of, "E") { // a note on something else
		return nil
	}
	return p.mark(bratMark{line: number, name: "note", value: columns[2], event: of})
}

// mark keeps what is said of an event; brat writes an event before what is said
// of it.
func (p *bratParser) mark(m bratMark) error {
	at, ok := p.event[m.event]
	if !ok {
		if strings.HasPrefix(m.event, "T") {
			return nil
		}
		return fmt.Errorf("there is no event %.40q above", m.event)
	}
	p.events[at].marks = append(p.events[at].marks, m)
	return nil
}
