package ask

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"selon"
	"selon/internal/store"
)

// around is how many bytes of text are shown before and behind a content.
const around = 160

// Passage cuts the words around a statement out of its text: what stands before
// its first word, the statement itself, and what stands behind, at whole words.
func Passage(text string, s *selon.Statement, full bool) (before, words, after string) {
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
		words = shorter(words, 900)
	}
	return before, words, after
}

// Chain is who reports a statement, the outlet first, itself last.
func Chain(rec *selon.Record, s *selon.Statement) []string {
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

// Plain is an answer as programs take it. Offsets are code points of the
// version's text.
type Plain struct {
	ID         string        `json:"id"`
	Document   string        `json:"document"`
	Version    int           `json:"version"`
	Hash       string        `json:"text_sha256"`
	URL        string        `json:"url"`
	Title      string        `json:"title"`
	Outlet     string        `json:"outlet"`
	Published  string        `json:"published"`
	Lang       string        `json:"lang"`
	Speaker    *PlainSpeaker `json:"speaker"`
	Chain      []string      `json:"chain"`
	Mode       string        `json:"mode"`
	Kind       string        `json:"kind"`
	Confidence float64       `json:"confidence"`
	By         string        `json:"by"`
	Source     []PlainWords  `json:"source"`
	Cue        []PlainWords  `json:"cue"`
	Content    []PlainWords  `json:"content"`
	Addressee  []PlainWords  `json:"addressee"`
	Before     string        `json:"before"`
	After      string        `json:"after"`
}

// PlainSpeaker is who speaks.
type PlainSpeaker struct {
	Name       string   `json:"name"`
	Type       string   `json:"type"`
	Role       string   `json:"role,omitempty"`
	Key        string   `json:"key,omitempty"`
	Wikidata   string   `json:"wikidata,omitempty"`
	Unnamed    bool     `json:"unnamed,omitempty"`
	Candidates []string `json:"candidates,omitempty"`
}

// PlainWords is a piece of the text.
type PlainWords struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Words string `json:"words"`
}

// PlainOf makes a plain answer of a hit.
func PlainOf(h store.Hit) Plain {
	doc, s := &h.Version.Record.Document, h.Statement
	words := func(list []selon.Span) []PlainWords {
		out := []PlainWords{}
		for _, span := range list {
			start := utf8.RuneCountInString(doc.Text[:span.From])
			out = append(out, PlainWords{start, start + utf8.RuneCountInString(span.Cut(doc.Text)), span.Cut(doc.Text)})
		}
		return out
	}
	out := Plain{
		ID: h.ID.String(), Document: h.Version.Document, Version: h.Version.Number, Hash: fmt.Sprintf("%x", h.Version.TextHash),
		URL: doc.URL, Title: doc.Title, Outlet: doc.Outlet, Published: doc.Published, Lang: doc.Lang,
		Chain: Chain(h.Version.Record, s), Mode: string(s.Mode), Kind: string(s.Kind), Confidence: s.Confidence, By: s.By,
		Source: words(s.Source), Cue: words(s.Cue), Content: words(s.Content), Addressee: words(s.Addressee),
	}
	out.Before, _, out.After = Passage(doc.Text, s, true)
	if w := s.Speaker; w != nil {
		out.Speaker = &PlainSpeaker{Name: w.Name, Type: string(w.Type), Role: w.Role, Unnamed: w.Unnamed}
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

// Joined is the words of several pieces as a table shows them.
func Joined(some []PlainWords) string {
	var out []string
	for _, w := range some {
		out = append(out, w.Words)
	}
	return strings.Join(out, " […] ")
}

// shorter cuts words to a length in characters.
func shorter(words string, most int) string {
	runes := []rune(words)
	if len(runes) <= most {
		return words
	}
	return string(runes[:most-1]) + "…"
}
