package read

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"selon"
	"selon/internal/lang"
)

// Documents reads the input. It yields documents and *[Error] values in the
// order of the input, and closes the input at the end or when the loop is left.
func (in Input) Documents(opts Options) iter.Seq2[selon.Document, error] {
	return func(yield func(selon.Document, error) bool) {
		source, size, err := in.open(opts)
		if err != nil {
			yield(selon.Document{}, err)
			return
		}
		defer source.Close()
		in.Stream(source, size, opts)(yield)
	}
}

// Stream reads documents from what somebody else has opened, as if it were the
// input. The size in bytes is 0 where it is not known.
func (in Input) Stream(source io.Reader, size int64, opts Options) iter.Seq2[selon.Document, error] {
	return func(yield func(selon.Document, error) bool) {
		r := bufio.NewReaderSize(source, 256<<10)
		head, _ := r.Peek(4 << 10) // what Peek cannot read, the reader of the format reports
		format := opts.Format
		if format == Auto {
			format = formatOf(in.Path, []byte(decode(string(head), "").text))
		}
		switch format {
		case JSON:
			if e := binary(in.Path, string(head), false); e != nil {
				yield(selon.Document{}, e)
				return
			}
			for doc, err := range in.objects(r) {
				if err == nil {
					setLanguage(&doc, opts.Packs, true)
				}
				if !yield(doc, err) {
					return
				}
			}
			return
		case HTML:
			yield(in.single(opts, r, size, MaxHTML, in.page))
		default:
			yield(in.single(opts, r, size, MaxText, in.plain))
		}
	}
}

// open returns the input's bytes and, where it is known, their number.
func (in Input) open(opts Options) (io.ReadCloser, int64, error) {
	if in.Path == "-" {
		if opts.Stdin == nil {
			return nil, 0, &Error{Path: in.Path, What: "not available", Hint: "name a file"}
		}
		return io.NopCloser(opts.Stdin), 0, nil
	}
	file, err := os.Open(in.Path)
	if err != nil {
		return nil, 0, cannotOpen(in.Path, err)
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, 0, cannotOpen(in.Path, err)
	}
	return file, info.Size(), nil
}

// single reads an input that is one document: whole, up to a limit.
func (in Input) single(opts Options, r io.Reader, size, limit int64, parse func(raw string) (selon.Document, error)) (selon.Document, error) {
	raw, err := slurp(r, size, limit)
	switch {
	case errors.Is(err, ErrTooLarge):
		return selon.Document{}, &Error{
			Path: in.Path, What: fmt.Sprintf("larger than %d MB, the most for one document", limit>>20),
			Hint: "split it, or give JSON Lines with one document a line", Err: ErrTooLarge,
		}
	case err != nil:
		return selon.Document{}, cannotOpen(in.Path, err)
	case raw == "":
		return selon.Document{}, &Error{Path: in.Path, What: "empty", Hint: "give a file with text in it", Err: ErrNoText}
	}
	doc, err := parse(raw)
	if err != nil {
		return selon.Document{}, err
	}
	if blank(doc.Text) {
		return selon.Document{}, &Error{Path: in.Path, What: "no text in it", Hint: "give a file with text in it", Err: ErrNoText}
	}
	setLanguage(&doc, opts.Packs, false)
	return doc, nil
}

// slurp reads all of r into a string without holding it twice when the size is
// known beforehand.
func slurp(r io.Reader, size, limit int64) (string, error) {
	var b strings.Builder
	if size > limit {
		return "", ErrTooLarge
	}
	b.Grow(int(size))
	n, err := io.Copy(&b, io.LimitReader(r, limit+1))
	if n > limit {
		return "", ErrTooLarge
	}
	return b.String(), err
}

// plain makes a document of a plain text.
func (in Input) plain(raw string) (selon.Document, error) {
	if e := binary(in.Path, raw, true); e != nil {
		return selon.Document{}, e
	}
	d := decode(raw, in.Charset)
	return selon.Document{ID: in.name(), Encoding: d.encoding, Assumed: d.assumed, Text: d.text}, nil
}

// setLanguage completes a document's language. Where believe is set, what the
// input states stands: it is the user's word. Otherwise the text decides, and
// the statement counts only where the text leaves the question open.
func setLanguage(doc *selon.Document, packs []lang.Pack, believe bool) {
	if doc.Lang == "" || !believe {
		if code, sure := lang.Recognise(doc.Text, packs); sure || doc.Lang == "" {
			doc.Lang = code
		}
	}
	pack, ok := lang.Find(packs, doc.Lang)
	doc.Proven = ok && pack.Proven
}

// languageCode reduces a language tag, such as fr-CA or en_US, to its code;
// "" if it is none.
func languageCode(tag string) string {
	code, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	code, _, _ = strings.Cut(code, "_")
	if len(code) < 2 || len(code) > 3 || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") != "" || code == lang.Und {
		return ""
	}
	return code
}
