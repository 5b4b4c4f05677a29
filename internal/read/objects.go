package read

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"selon"
)

// object is what is read of a JSON object; other fields are passed over.
type object struct {
	ID        loose   `json:"id"`
	Text      *string `json:"text"`
	Title     loose   `json:"title"`
	Outlet    loose   `json:"outlet"`
	Published loose   `json:"published"`
	Date      loose   `json:"date"`
	URL       loose   `json:"url"`
	Lang      loose   `json:"lang"`
}

// loose is a field that is good to have: a number is taken as it is written,
// and anything else that is not a string for nothing.
type loose string

func (l *loose) UnmarshalJSON(raw []byte) error {
	switch {
	case raw[0] == '"':
		return json.Unmarshal(raw, (*string)(l))
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		*l = loose(raw)
	}
	return nil
}

// patience is how many objects of an input may be bad before the first good
// one: more, and it is something else, with a complaint on each of its lines.
const patience = 20

// objects reads JSON Lines and its kin. Errors carry the line.
func (in Input) objects(r *bufio.Reader) iter.Seq2[selon.Document, error] {
	return func(yield func(selon.Document, error) bool) {
		encoding := ""
		if head, _ := r.Peek(3); len(head) >= 2 {
			encoding = decode(string(head), "").encoding
			if strings.HasPrefix(encoding, "utf-16") || string(head) == "\xef\xbb\xbf" {
				r = bufio.NewReaderSize(transform.NewReader(r, utf.BOMOverride(transform.Nop)), 256<<10)
			}
		}
		total, good, nameless := 0, 0, 0
		for v := range values(r, MaxText) {
			if v.err != nil {
				yield(selon.Document{}, cannotOpen(in.Path, v.err))
				return
			}
			total++
			doc, err := in.object(v)
			if err == nil {
				good++
				if strings.HasPrefix(encoding, "utf-16") {
					doc.Encoding = encoding
				}
				if doc.ID == "" {
					nameless++
					doc.ID = in.name()
					if nameless > 1 {
						doc.ID = fmt.Sprintf("%s-%d", doc.ID, nameless)
					}
				}
			}
			if !yield(doc, err) {
				return
			}
			if good == 0 && total == patience {
				yield(selon.Document{}, &Error{
					Path: in.Path, What: fmt.Sprintf("given up: none of the first %d objects can be read", patience),
					Hint: "check that this is JSON Lines",
				})
				return
			}
		}
		if total == 0 {
			yield(selon.Document{}, &Error{Path: in.Path, What: "empty", Hint: `give JSON objects with a field "text"`, Err: ErrNoText})
		}
	}
}

// object makes a document of one value.
func (in Input) object(v value) (selon.Document, error) {
	const hint = `each object is {"text": "…"}, with "id", "title", "outlet", "published", "url", "lang" if known`
	fail := func(what, hint string, cause error) (selon.Document, error) {
		return selon.Document{}, &Error{Path: in.Path, Line: v.line, What: what, Hint: hint, Err: cause}
	}
	if v.bad != "" {
		return fail("object "+v.bad, hint, nil)
	}
	raw, d := v.raw, decoded{encoding: "utf-8"}
	if !utf8.Valid(raw) {
		d = decode(string(raw), "")
		raw = []byte(d.text)
	}
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return fail(fmt.Sprintf("%q is not a string but a JSON %s", wrong.Field, wrong.Value), hint, err)
		}
		return fail("not valid JSON: "+err.Error(), hint, err)
	}
	switch {
	case o.Text == nil:
		return fail(`object has no "text"`, hint, ErrNoText)
	case blank(*o.Text):
		return fail(`"text" is empty`, "leave out objects without text", ErrNoText)
	}
	published := date(string(o.Published))
	if published == "" {
		published = date(string(o.Date))
	}
	return selon.Document{
		ID: string(o.ID), URL: string(o.URL), Title: string(o.Title), Outlet: string(o.Outlet),
		Published: published, Lang: languageCode(string(o.Lang)),
		Encoding: d.encoding, Assumed: d.assumed, Text: *o.Text,
	}, nil
}
