package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"selon/internal/ask"
	"selon/internal/store"
)

// answers prints statements that were found, each with its passage.
type answers interface {
	write(store.Hit) error
	close() error
}

func newAnswers(t *terminal, format string, colour, full bool) answers {
	switch format {
	case "json", "jsonl":
		return &jsonAnswers{t: t, array: format == "json"}
	case "csv":
		return &csvAnswers{out: csv.NewWriter(t.out)}
	}
	return &prettyAnswers{t: t, colour: colour, full: full}
}

func who(h store.Hit) string {
	if w := h.Statement.Speaker; w != nil {
		if w.Name != "" {
			return w.Name
		}
		var maybe []string
		for _, c := range w.Candidates {
			maybe = append(maybe, c.Name)
		}
		if len(maybe) > 0 {
			return "unknown, perhaps " + strings.Join(maybe, " or ")
		}
	}
	return "unknown"
}

// prettyAnswers prints for people.
type prettyAnswers struct {
	t            *terminal
	colour, full bool
	count        int
}

func (p *prettyAnswers) paint(code, s string) string {
	if !p.colour || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p *prettyAnswers) write(h store.Hit) error {
	if p.count++; p.count > 1 {
		fmt.Fprintln(p.t.out)
	}
	doc := &h.Version.Record.Document
	day, _, _ := strings.Cut(doc.Published, "T")
	about := []string{h.ID.String(), day, doc.Outlet, string(h.Statement.Mode), string(h.Statement.Kind), fmt.Sprintf("%.0f %%", h.Statement.Confidence*100)}
	about = compact(about)
	speaker := printable(who(h), 120)
	if w := h.Statement.Speaker; w != nil && w.Role != "" && w.Role != w.Name {
		speaker += ", " + printable(w.Role, 80)
	}
	if through := ask.Chain(h.Version.Record, h.Statement); len(through) > 2 || len(through) == 2 && doc.Outlet == "" {
		speaker += "  [" + printable(strings.Join(through, " → "), 160) + "]"
	}
	before, words, after := ask.Passage(doc.Text, h.Statement, p.full)
	width := p.t.width
	if width == 0 {
		width = 100
	}
	_, err := fmt.Fprintf(p.t.out, "%s\n%s\n%s\n", p.paint("2", printable(strings.Join(about, " · "), 200)), p.paint("1", speaker),
		wrap(p.paint("2", printable(before, 1<<20))+spaced(before)+printable(words, 1<<20)+spaced(after)+p.paint("2", printable(after, 1<<20)), width-2))
	if doc.Title != "" && err == nil {
		_, err = fmt.Fprintf(p.t.out, "  %s\n", p.paint("2", printable(doc.Title, width-2)))
	}
	return err
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " "
}

func compact(some []string) []string {
	var out []string
	for _, s := range some {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (p *prettyAnswers) close() error { return nil }

// wrap breaks words into lines of a width, indented by two.
func wrap(s string, width int) string {
	var b strings.Builder
	column := 0
	for _, w := range strings.Fields(s) {
		n := utf8.RuneCountInString(w)
		switch {
		case column == 0:
			b.WriteString("  ")
		case column+1+n > width:
			b.WriteString("\n  ")
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(w)
		column += n
	}
	return b.String()
}

// jsonAnswers prints objects, one a line, or in one array.
type jsonAnswers struct {
	t     *terminal
	array bool
	count int
}

func (p *jsonAnswers) write(h store.Hit) error {
	lead := ""
	if p.array {
		lead = "[\n"
		if p.count > 0 {
			lead = ",\n"
		}
	}
	p.count++
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(ask.PlainOf(h)); err != nil {
		return err
	}
	body := b.String()
	if p.array {
		body = strings.TrimSuffix(body, "\n")
	}
	_, err := fmt.Fprint(p.t.out, lead, body)
	return err
}

func (p *jsonAnswers) close() error {
	if !p.array {
		return nil
	}
	end := "\n]\n"
	if p.count == 0 {
		end = "[]\n"
	}
	_, err := fmt.Fprint(p.t.out, end)
	return err
}

// csvAnswers prints a table.
type csvAnswers struct {
	out    *csv.Writer
	headed bool
}

func (p *csvAnswers) head() {
	if !p.headed {
		p.out.Write([]string{"id", "published", "outlet", "url", "title", "lang", "speaker", "speaker_type", "role", "wikidata", "chain", "mode", "kind", "confidence", "source", "cue", "content", "addressee"})
		p.headed = true
	}
}

func (p *csvAnswers) write(h store.Hit) error {
	p.head()
	a := ask.PlainOf(h)
	w := a.Speaker
	if w == nil {
		w = &ask.PlainSpeaker{}
	}
	return p.out.Write([]string{a.ID, a.Published, a.Outlet, a.URL, a.Title, a.Lang, w.Name, w.Type, w.Role, w.Wikidata, strings.Join(a.Chain, " → "), a.Mode, a.Kind,
		fmt.Sprintf("%.4f", a.Confidence), ask.Joined(a.Source), ask.Joined(a.Cue), ask.Joined(a.Content), ask.Joined(a.Addressee)})
}

func (p *csvAnswers) close() error {
	p.head()
	p.out.Flush()
	return p.out.Error()
}

// printGroups prints heaps of statements.
func printGroups(t *terminal, format string, groups []store.Group) error {
	switch format {
	case "json", "jsonl":
		e := json.NewEncoder(t.out)
		e.SetEscapeHTML(false)
		for _, g := range groups {
			if err := e.Encode(struct {
				Name       string `json:"name"`
				Key        string `json:"key,omitempty"`
				Statements int    `json:"statements"`
			}{g.Name, g.Key, g.Count}); err != nil {
				return err
			}
		}
		return nil
	case "csv":
		out := csv.NewWriter(t.out)
		out.Write([]string{"name", "statements", "key"})
		for _, g := range groups {
			out.Write([]string{g.Name, fmt.Sprint(g.Count), g.Key})
		}
		out.Flush()
		return out.Error()
	}
	out := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, g := range groups {
		name := g.Name
		if name == "" {
			name = "(none)"
		}
		fmt.Fprintf(out, "%d\t  %s\n", g.Count, printable(name, 80))
	}
	return out.Flush()
}
