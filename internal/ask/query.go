// Package ask answers questions to a record.
//
// In: a question as people type it, the record, what is known of names and
// offices. Out: the statements that answer it ([Answer]), or what somebody said
// and what was said of them ([Dossier]).
//
// A question is words, phrases in quotation marks, beginnings of words (vot*),
// and operators (speaker:, about:, after: …), joined by and, or, not and
// brackets; "and" may be left out, and a hyphen before a word means not.
//
//	speaker:"Odile Marchetti" about:pont after:2024-08 (grève or "arrêt de travail") -mode:direct
package ask

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon/internal/store"
)

// Error is what is wrong with a question, and where.
type Error struct {
	At   int // bytes of the question
	What string
}

func (e *Error) Error() string { return fmt.Sprintf("question, character %d: %s", e.At+1, e.What) }

// node is a part of a question.
type node interface{}

type (
	all    []node
	either []node
	not    struct{ node }
	words  struct {
		at     int
		words  []string
		prefix bool
	}
	operator struct {
		at    int
		name  string
		value string
		words
	}
)

// token is a word of a question.
type token struct {
	at     int
	kind   rune // w word, q phrase, o operator with its colon, ( ) and - for not; 0 at the end
	text   string
	glued  bool // nothing stands between it and the token before
	prefix bool
}

// longest is how many bytes a question may have.
const longest = 10_000

// deepest is how many brackets may be open.
const deepest = 50

// scan cuts a question into tokens.
func scan(question string) ([]token, error) {
	if len(question) > longest {
		return nil, &Error{longest, "longer than any question"}
	}
	var out []token
	end := -1 // of the token before
	for i := 0; i < len(question); {
		r, size := utf8.DecodeRuneInString(question[i:])
		t := token{at: i, glued: i == end}
		closing := map[rune]string{'"': `"`, '“': "”", '«': "»", '„': "“"}[r]
		switch {
		case unicode.IsSpace(r):
			i += size
			continue
		case r == '(' || r == ')':
			t.kind = r
			i += size
		case closing != "":
			body := question[i+size:]
			n := strings.Index(body, closing)
			if n < 0 {
				return nil, &Error{i, "a quotation mark is not closed"}
			}
			t.kind, t.text = 'q', strings.TrimSpace(body[:n])
			i += size + n + len(closing)
			if i < len(question) && question[i] == '*' {
				t.prefix = true
				i++
			}
		case r == '-' && i+1 < len(question) && !unicode.IsSpace(rune(question[i+1])) && (i == 0 || i != end):
			t.kind = '-'
			i += size
		default:
			from := i
			for i < len(question) {
				r, size := utf8.DecodeRuneInString(question[i:])
				if unicode.IsSpace(r) || strings.ContainsRune(`()"“”«»`, r) {
					break
				}
				i += size
				if r == ':' && isOperator(question[from:i-1]) {
					break
				}
			}
			if i == from { // a closing mark alone
				return nil, &Error{i, "a quotation mark is not opened"}
			}
			t.kind, t.text = 'w', question[from:i]
			if name, ok := strings.CutSuffix(t.text, ":"); ok && isOperator(name) {
				t.kind, t.text = 'o', strings.ToLower(name)
			} else if body, ok := strings.CutSuffix(t.text, "*"); ok {
				t.text, t.prefix = body, true
			}
		}
		end = i
		out = append(out, t)
	}
	return append(out, token{at: len(question)}), nil
}

// parser reads tokens from the left.
type parser struct {
	tokens []token
	deep   int
}

func (p *parser) peek() token { return p.tokens[0] }

func (p *parser) next() token {
	t := p.tokens[0]
	if t.kind != 0 {
		p.tokens = p.tokens[1:]
	}
	return t
}

// parse reads a whole question; one without words is met by everything.
func parse(question string) (node, error) {
	tokens, err := scan(question)
	if err != nil {
		return nil, err
	}
	p := &parser{tokens: tokens}
	if p.peek().kind == 0 {
		return all{}, nil
	}
	n, err := p.either()
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind == ')' {
		return nil, &Error{t.at, "a bracket is not opened"}
	}
	return n, nil
}

func is(t token, some ...string) bool {
	return t.kind == 'w' && slices.Contains(some, strings.ToLower(t.text))
}

// either reads parts joined by "or".
func (p *parser) either() (node, error) {
	first, err := p.all()
	if err != nil {
		return nil, err
	}
	out := either{first}
	for is(p.peek(), "or", "ou") || p.peek().kind == 'w' && p.peek().text == "|" {
		p.next()
		n, err := p.all()
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	if len(out) == 1 {
		return first, nil
	}
	return out, nil
}

// all reads parts that stand one behind the other, or joined by "and".
func (p *parser) all() (node, error) {
	var out all
	for {
		t := p.peek()
		if t.kind == 0 || t.kind == ')' || is(t, "or", "ou") || t.kind == 'w' && t.text == "|" {
			break
		}
		if is(t, "and", "et", "&") && len(out) > 0 {
			p.next()
			if k := p.peek(); k.kind == 0 || k.kind == ')' {
				return nil, &Error{k.at, "something is missing behind “" + t.text + "”"}
			}
			continue
		}
		n, err := p.one()
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	if len(out) == 0 {
		return nil, &Error{p.peek().at, "something is missing here"}
	}
	if len(out) == 1 {
		return out[0], nil
	}
	return out, nil
}

// one reads a word, a phrase, an operator, a bracket, or the negation of one.
func (p *parser) one() (node, error) {
	t := p.next()
	switch {
	case t.kind == '-' || is(t, "not", "non", "sauf"):
		if k := p.peek(); k.kind == 0 || k.kind == ')' {
			if t.kind == 'w' {
				return p.words(t)
			}
			return nil, &Error{t.at, "something is missing behind the hyphen"}
		}
		if p.deep++; p.deep > deepest {
			return nil, &Error{t.at, "too many brackets"}
		}
		defer func() { p.deep-- }()
		n, err := p.one()
		return not{n}, err
	case t.kind == '(':
		if p.deep++; p.deep > deepest {
			return nil, &Error{t.at, "too many brackets"}
		}
		defer func() { p.deep-- }()
		n, err := p.either()
		if err != nil {
			return nil, err
		}
		if p.next().kind != ')' {
			return nil, &Error{t.at, "a bracket is not closed"}
		}
		return n, nil
	case t.kind == 'o':
		v := p.peek()
		if !v.glued || v.kind != 'w' && v.kind != 'q' || v.text == "" {
			return nil, &Error{t.at, t.text + ": stands without a value, as in " + t.text + ":" + example(t.text)}
		}
		p.next()
		return operator{t.at, t.text, v.text, words{v.at, store.Words(v.text), v.prefix}}, nil
	}
	return p.words(t)
}

func (p *parser) words(t token) (node, error) {
	w := words{t.at, store.Words(t.text), t.prefix}
	if len(w.words) == 0 {
		return nil, &Error{t.at, "“" + t.text + "” is no word"}
	}
	return w, nil
}
