package export

import (
	"fmt"
	"io/fs"
	"iter"
	"os"
	"strings"
	"unicode/utf8"

	"selon"
)

// ReadBrat reads back a folder of brat's standoff files, as the brat format
// wrote them and people corrected them since: a record for each pair of ID.txt
// and ID.ann, in the order of their names; each has passed
// [selon.Record.Verify]. What brat.go writes comes back: the spans of source,
// cue, content and addressee, mode, kind, parent, confidence and the speaker's
// name, type and role. Of the document there is the text, and the name of the file for
// its id.
//
// Where a person moved a fragment, the fragment holds, not the note. A
// statement that a person added has its event's name for an id and the confidence
// 1. A pair that cannot be a record is an error of one line, with its file and
// where it can be told the line, and the next pair follows.
func ReadBrat(dir string) iter.Seq2[*selon.Record, error] {
	return func(yield func(*selon.Record, error) bool) {
		root, err := os.OpenRoot(dir) // no link leads out of the folder
		if err != nil {
			yield(nil, oneLineError(err))
			return
		}
		defer root.Close()
		entries, err := fs.ReadDir(root.FS(), ".")
		if err != nil {
			yield(nil, oneLineError(err))
			return
		}
		for _, e := range entries {
			name, ok := strings.CutSuffix(e.Name(), ".ann")
			if !ok || e.IsDir() {
				continue
			}
			rec, err := readPair(root, name)
			if err != nil {
				rec, err = nil, oneLineError(err)
			}
			if !yield(rec, err) {
				return
			}
		}
	}
}

func readPair(root *os.Root, name string) (*selon.Record, error) {
	text, err := root.ReadFile(name + ".txt")
	if err != nil {
		return nil, fmt.Errorf("%s.ann: its text: %w", name, err)
	}
	ann, err := root.ReadFile(name + ".ann")
	if err != nil {
		return nil, err
	}
	return readStandoff(name, string(text), string(ann))
}

// oneLineError keeps an error to one line, whatever a file is called.
func oneLineError(err error) error {
	if !strings.ContainsFunc(err.Error(), lineEnd) {
		return err
	}
	return fmt.Errorf("%s", strings.Map(noLineEnd, err.Error()))
}

// readStandoff makes the record of a text and its annotations.
func readStandoff(name, text, ann string) (*selon.Record, error) {
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("%s.txt: the text is not valid UTF-8", name)
	}
	p := newBratParser(text)
	number := 0
	for line := range strings.SplitSeq(ann, "\n") {
		number++
		if err := p.line(number, strings.TrimSuffix(line, "\r")); err != nil {
			return nil, fmt.Errorf("%s.ann:%d: %w", name, number, err)
		}
	}
	rec := &selon.Record{Document: selon.Document{ID: name, Text: text}}
	if at, err := p.statements(rec); err != nil {
		return nil, fmt.Errorf("%s.ann:%d: %w", name, at, err)
	}
	if err := rec.Verify(); err != nil {
		return nil, fmt.Errorf("%s.ann: %w", name, err)
	}
	return rec, nil
}
