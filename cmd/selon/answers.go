package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"selon"
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

// around is how many bytes of text are shown before and behind a content.
const around = 160

// passage cuts the words around a statement out of its text: what stands before
// its first word, the statement itself, and what stands behind, at whole words.
func passage(text string, s *selon.Statement, full bool) (before, words, after string) {
	from, to := len(text), 0
	for _, list := range [][]selon.Span{s.Source, s.Cue, s.Content} {
		for _, span := range list {
			from, to = min(from, span.From), max(to, span.To)
		}
	}
	start, end := max(0, from-around), min(len(text), to+around)
	if start > 0 {
		if n := strings.IndexAny(text[start:from], " \n\t"); n >= 0 {
			start += n
		} else {
			start = from
		}
	}
	if end < len(text) {
		if n := strings.LastIndexAny(text[to:end], " \n\t"); n >= 0 {
			end = to + n
		} else {
			end = to
		}
	}
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	before, words, after = flat(text[start:from]), flat(text[from:to]), flat(text[to:end])
	if start > 0 && before != "" {
		before = "… " + before
	}
	if end < len(text) && after != "" {
		after += " …"
	}
	if !full && len(words) > 900 {
		words = printable(words, 900)
	}
	return before, words, after
}

// chain is who reports a statement, the outlet first, itself last.
func chain(rec *selon.Record, s *selon.Statement) []string {
	var out []string
	for _, l := range rec.Chain(s.ID) {
		name := l.Name
		if name == "" {
			name = "?"
		}
		out = append(out, name)
	}
	return out
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
	if through := chain(h.Version.Record, h.Statement); len(through) > 2 || len(through) == 2 && doc.Outlet == "" {
		speaker += "  [" + printable(strings.Join(through, " → "), 160) + "]"
	}
	before, words, after := passage(doc.Text, h.Statement, p.full)
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

// jsonAnswer is one answer for programs. Offsets are code points of the
// version's text.
type jsonAnswer struct {
	ID         string       `json:"id"`
	Document   string       `json:"document"`
	Version    int          `json:"version"`
	Hash       string       `json:"text_sha256"`
	URL        string       `json:"url"`
	Title      string       `json:"title"`
	Outlet     string       `json:"outlet"`
	Published  string       `json:"published"`
	Lang       string       `json:"lang"`
	Speaker    *jsonSpeaker `json:"speaker"`
	Chain      []string     `json:"chain"`
	Mode       string       `json:"mode"`
	Kind       string       `json:"kind"`
	Confidence float64      `json:"confidence"`
	By         string       `json:"by"`
	Source     []jsonWords  `json:"source"`
	Cue        []jsonWords  `json:"cue"`
	Content    []jsonWords  `json:"content"`
	Addressee  []jsonWords  `json:"addressee"`
	Before     string       `json:"before"`
	After      string       `json:"after"`
}

type jsonSpeaker struct {
	Name       string   `json:"name"`
	Type       string   `json:"type"`
	Role       string   `json:"role,omitempty"`
	Key        string   `json:"key,omitempty"`
	Wikidata   string   `json:"wikidata,omitempty"`
	Unnamed    bool     `json:"unnamed,omitempty"`
	Candidates []string `json:"candidates,omitempty"`
}

type jsonWords struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Words string `json:"words"`
}

func answerOf(h store.Hit) jsonAnswer {
	doc, s := &h.Version.Record.Document, h.Statement
	words := func(list []selon.Span) []jsonWords {
		out := []jsonWords{}
		for _, span := range list {
			start := utf8.RuneCountInString(doc.Text[:span.From])
			out = append(out, jsonWords{start, start + utf8.RuneCountInString(span.Cut(doc.Text)), span.Cut(doc.Text)})
		}
		return out
	}
	out := jsonAnswer{
		ID: h.ID.String(), Document: h.Version.Document, Version: h.Version.Number, Hash: fmt.Sprintf("%x", h.Version.TextHash),
		URL: doc.URL, Title: doc.Title, Outlet: doc.Outlet, Published: doc.Published, Lang: doc.Lang,
		Chain: chain(h.Version.Record, s), Mode: string(s.Mode), Kind: string(s.Kind), Confidence: s.Confidence, By: s.By,
		Source: words(s.Source), Cue: words(s.Cue), Content: words(s.Content), Addressee: words(s.Addressee),
	}
	out.Before, _, out.After = passage(doc.Text, s, true)
	if w := s.Speaker; w != nil {
		out.Speaker = &jsonSpeaker{Name: w.Name, Type: string(w.Type), Role: w.Role, Unnamed: w.Unnamed}
		for i := range h.Version.Record.Entities {
			if e := &h.Version.Record.Entities[i]; e.ID == w.Entity {
				out.Speaker.Key, out.Speaker.Wikidata = h.Version.Keys[i], e.Wikidata
			}
		}
		for _, c := range w.Candidates {
			out.Speaker.Candidates = append(out.Speaker.Candidates, c.Name)
		}
	}
	return out
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
	if err := e.Encode(answerOf(h)); err != nil {
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
	a := answerOf(h)
	w := a.Speaker
	if w == nil {
		w = &jsonSpeaker{}
	}
	return p.out.Write([]string{a.ID, a.Published, a.Outlet, a.URL, a.Title, a.Lang, w.Name, w.Type, w.Role, w.Wikidata, strings.Join(a.Chain, " → "), a.Mode, a.Kind,
		fmt.Sprintf("%.4f", a.Confidence), joined(a.Source), joined(a.Cue), joined(a.Content), joined(a.Addressee)})
}

// joined is the words of several pieces as a table shows them.
func joined(some []jsonWords) string {
	var out []string
	for _, w := range some {
		out = append(out, w.Words)
	}
	return strings.Join(out, " […] ")
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
