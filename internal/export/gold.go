package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"selon"
)

// goldWriter writes a file for each document in the form of annotated documents:
// what selon eval and the training read. Corrected records become gold with it.
type goldWriter struct {
	root  *os.Root // nothing outside the folder can be reached, whatever the ids
	names fileNames
}

func newGold(_ *bufio.Writer, o Options) (Writer, error) {
	if o.Dir == "" {
		return nil, fmt.Errorf("needs a folder to write to")
	}
	if err := os.MkdirAll(o.Dir, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(o.Dir)
	return &goldWriter{root: root}, err
}

// goldDocument is the form; offsets are code points, null is what is not known.
type goldDocument struct {
	ID           string            `json:"id"`
	Lang         string            `json:"lang"`
	Title        string            `json:"title"`
	Outlet       string            `json:"outlet"`
	Date         *string           `json:"date"`
	Origin       string            `json:"origin"`
	Text         string            `json:"text"`
	Attributions []goldAttribution `json:"attributions"`
}

type goldAttribution struct {
	ID          string   `json:"id"`
	Mode        string   `json:"mode"`
	Kind        string   `json:"kind"`
	Speaker     *string  `json:"speaker"`
	SpeakerType *string  `json:"speaker_type"`
	Parent      *string  `json:"parent"`
	Source      [][2]int `json:"source"`
	Cue         [][2]int `json:"cue"`
	Content     [][2]int `json:"content"`
	Addressee   [][2]int `json:"addressee"`
}

func (w *goldWriter) Write(rec *selon.Record) error {
	d := &rec.Document
	count := newOffsets(d.Text)
	pairs := func(spans []selon.Span) [][2]int {
		out := [][2]int{}
		for _, s := range spans {
			out = append(out, [2]int{count.points(s.From), count.points(s.To)})
		}
		return out
	}
	date, _ := printPublished(d.Published)
	out := goldDocument{ID: d.ID, Lang: d.Lang, Title: d.Title, Outlet: d.Outlet, Date: date, Origin: d.URL, Text: d.Text, Attributions: []goldAttribution{}}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		a := goldAttribution{
			ID: s.ID, Mode: string(s.Mode), Kind: string(s.Kind), Parent: orNull(s.Parent),
			Source: pairs(s.Source), Cue: pairs(s.Cue), Content: pairs(s.Content), Addressee: pairs(s.Addressee),
		}
		if s.Speaker != nil {
			a.Speaker, a.SpeakerType = orNull(s.Speaker.Name), orNull(string(s.Speaker.Type))
		}
		out.Attributions = append(out.Attributions, a)
	}
	raw, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		return err
	}
	return w.root.WriteFile(w.names.of(d.ID)+".json", append(raw, '\n'), 0o666)
}

func (w *goldWriter) Close() error { return w.root.Close() }
