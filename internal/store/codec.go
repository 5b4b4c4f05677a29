package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"selon"
)

// form is a record as it is kept: what the root's types hold, under short names,
// without the text. Spans are pairs of byte offsets one behind the other.
type form struct {
	Document   meta            `json:"d"`
	Statements []statementForm `json:"s,omitempty"`
	Entities   []entityForm    `json:"e,omitempty"`
}

type statementForm struct {
	ID         string       `json:"i"`
	Mode       selon.Mode   `json:"m"`
	Kind       selon.Kind   `json:"k"`
	Source     []int        `json:"s,omitempty"`
	Cue        []int        `json:"q,omitempty"`
	Content    []int        `json:"c"`
	Addressee  []int        `json:"a,omitempty"`
	Speaker    *speakerForm `json:"w,omitempty"`
	Parent     string       `json:"p,omitempty"`
	Confidence float64      `json:"f"`
	By         string       `json:"b,omitempty"`
}

type speakerForm struct {
	Name       string            `json:"n,omitempty"`
	Type       selon.SpeakerType `json:"t"`
	Entity     string            `json:"e,omitempty"`
	Role       string            `json:"r,omitempty"`
	For        string            `json:"o,omitempty"`
	Unnamed    bool              `json:"u,omitempty"`
	Confidence float64           `json:"f,omitempty"`
	Candidates []selon.Candidate `json:"c,omitempty"`
	By         string            `json:"b,omitempty"`
}

type entityForm struct {
	ID       string           `json:"i"`
	Key      string           `json:"y,omitempty"` // across documents
	Type     selon.EntityType `json:"t"`
	Name     string           `json:"n"`
	Gender   selon.Gender     `json:"g,omitempty"`
	Roles    []string         `json:"r,omitempty"`
	Wikidata string           `json:"w,omitempty"`
	Sure     float64          `json:"f,omitempty"`
	Mentions []int            `json:"m,omitempty"` // from, to, kind, hundredths
}

// mentionKinds are the kinds of mentions by their numbers; new ones go at the end.
var mentionKinds = []selon.MentionKind{selon.NameMention, selon.AcronymMention, selon.MetonymMention, selon.TitleMention, selon.RoleMention, selon.PronounMention}

// round keeps the digits that are printed.
func round(p float64) float64 { return float64(int(p*1e4+0.5)) / 1e4 }

func pairs(spans []selon.Span) []int {
	var out []int
	for _, s := range spans {
		out = append(out, s.From, s.To)
	}
	return out
}

func spans(pairs []int) []selon.Span {
	var out []selon.Span
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, selon.Span{From: pairs[i], To: pairs[i+1]})
	}
	return out
}

// pack makes bytes of a record, its text first; keys are those of its entities
// across documents. Text and record are compressed together: what is found in a
// text repeats it.
func (c coder) pack(rec *selon.Record, keys []string) ([]byte, error) {
	f := form{Document: metaOf(&rec.Document)}
	for _, s := range rec.Statements {
		f.Statements = append(f.Statements, statementFormOf(s))
	}
	for i, e := range rec.Entities {
		key := keys[i]
		if key == e.Wikidata {
			key = ""
		}
		out := entityForm{ID: e.ID, Key: key, Type: e.Type, Name: e.Name, Gender: e.Gender, Roles: e.Roles, Wikidata: e.Wikidata, Sure: round(e.Sure)}
		for _, m := range e.Mentions {
			kind := 0
			for k, name := range mentionKinds {
				if name == m.Kind {
					kind = k
				}
			}
			out.Mentions = append(out.Mentions, m.From, m.To, kind, int(m.Confidence*100+0.5))
		}
		f.Entities = append(f.Entities, out)
	}
	raw, err := json.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	body := binary.AppendUvarint(make([]byte, 0, len(rec.Document.Text)+len(raw)+8), uint64(len(rec.Document.Text)))
	body = append(body, rec.Document.Text...)
	return c.squeeze(append(body, raw...)), nil
}

func statementFormOf(s selon.Statement) statementForm {
	out := statementForm{
		ID: s.ID, Mode: s.Mode, Kind: s.Kind, Source: pairs(s.Source), Cue: pairs(s.Cue), Content: pairs(s.Content),
		Addressee: pairs(s.Addressee), Parent: s.Parent, Confidence: round(s.Confidence), By: s.By,
	}
	if w := s.Speaker; w != nil {
		out.Speaker = &speakerForm{w.Name, w.Type, w.Entity, w.Role, w.For, w.Unnamed, round(w.Confidence), w.Candidates, w.By}
	}
	return out
}

func (f statementForm) statement() selon.Statement {
	s := selon.Statement{
		ID: f.ID, Mode: f.Mode, Kind: f.Kind, Source: spans(f.Source), Cue: spans(f.Cue), Content: spans(f.Content),
		Addressee: spans(f.Addressee), Parent: f.Parent, Confidence: f.Confidence, By: f.By,
	}
	if w := f.Speaker; w != nil {
		s.Speaker = &selon.Speaker{Name: w.Name, Type: w.Type, Entity: w.Entity, Role: w.Role, For: w.For, Unnamed: w.Unnamed, Confidence: w.Confidence, Candidates: w.Candidates, By: w.By}
	}
	return s
}

// unpack makes a record of bytes, and the keys of its entities.
func (c coder) unpack(b []byte) (rec *selon.Record, keys []string, err error) {
	body, err := c.expand(b)
	if err != nil {
		return nil, nil, err
	}
	size, n := binary.Uvarint(body)
	if n <= 0 || size > uint64(len(body)-n) {
		return nil, nil, errors.New("record: the text is cut off")
	}
	text, raw := string(body[n:n+int(size)]), body[n+int(size):]
	var f form
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, nil, fmt.Errorf("record: %w", err)
	}
	rec = &selon.Record{Document: f.Document.document(text)}
	for _, s := range f.Statements {
		rec.Statements = append(rec.Statements, s.statement())
	}
	for _, e := range f.Entities {
		out := selon.Entity{ID: e.ID, Type: e.Type, Name: e.Name, Gender: e.Gender, Roles: e.Roles, Wikidata: e.Wikidata, Sure: e.Sure}
		for i := 0; i+3 < len(e.Mentions); i += 4 {
			kind := e.Mentions[i+2]
			if kind < 0 || kind >= len(mentionKinds) {
				return nil, nil, fmt.Errorf("record: entity %s: no kind of mention %d", e.ID, kind)
			}
			out.Mentions = append(out.Mentions, selon.Mention{
				Span: selon.Span{From: e.Mentions[i], To: e.Mentions[i+1]}, Kind: mentionKinds[kind], Confidence: float64(e.Mentions[i+3]) / 100,
			})
		}
		rec.Entities = append(rec.Entities, out)
		key := e.Key
		if key == "" {
			key = e.Wikidata
		}
		keys = append(keys, key)
	}
	return rec, keys, nil
}

// most is how large a thing may be that was compressed; more is no record of ours.
const most = 1 << 30

// coder compresses; it is safe for concurrent use.
type coder struct {
	in  *zstd.Encoder
	out *zstd.Decoder
}

func newCoder() (coder, error) {
	in, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderCRC(false), zstd.WithWindowSize(1<<20))
	if err != nil {
		return coder{}, err
	}
	out, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(most), zstd.WithDecoderConcurrency(0))
	return coder{in, out}, err
}

func (c coder) squeeze(b []byte) []byte { return c.in.EncodeAll(b, nil) }

func (c coder) expand(b []byte) ([]byte, error) {
	out, err := c.out.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("compressed bytes: %w", err)
	}
	return out, nil
}
