package serve

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"

	"selon"
	"selon/internal/store"
)

// CorrectionIn is a correction as it comes in. Spans are pairs of code points of
// the version's text.
type CorrectionIn struct {
	What      string   `json:"what" enum:"speaker,kind,mode,span,reject,add,merge,split"`
	ID        string   `json:"id,omitempty"`                                                             // of the statement
	Document  string   `json:"document,omitempty"`                                                       // for add: the document and its version, as in 3fa94c1e.1
	Who       string   `json:"who,omitempty"`                                                            // in whose name
	Why       string   `json:"why,omitempty"`                                                            //
	Speaker   string   `json:"speaker,omitempty"`                                                        // a name; empty is nobody
	Type      string   `json:"type,omitempty" enum:"person,organization,country,group,document,unknown"` // of the speaker
	Kind      string   `json:"kind,omitempty" enum:"statement,attitude"`
	Mode      string   `json:"mode,omitempty" enum:"direct,indirect,mixed"`
	Field     string   `json:"field,omitempty" enum:"source,cue,content,addressee"` // of a span
	Spans     [][2]int `json:"spans,omitempty"`                                     //
	Content   [][2]int `json:"content,omitempty"`                                   // for add
	Source    [][2]int `json:"source,omitempty"`                                    // for add
	Cue       [][2]int `json:"cue,omitempty"`                                       // for add
	Addressee [][2]int `json:"addressee,omitempty"`                                 // for add
	Keys      []string `json:"keys,omitempty"`                                      // of entities, for merge (the first one's name stays) and split
}

// mostBody is how many bytes a request may have.
const mostBody = 1 << 20

func (sv *server) apiCorrect(w http.ResponseWriter, r *http.Request) {
	if status, why := sv.mayWrite(r); status > 0 {
		problem(w, status, why)
		return
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		problem(w, http.StatusUnsupportedMediaType, "a correction is application/json")
		return
	}
	var in CorrectionIn
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostBody))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		problem(w, http.StatusBadRequest, "no correction that can be read: "+err.Error())
		return
	}
	c, err := sv.correction(r, in)
	if err != nil {
		status := statusOf(err)
		if status == http.StatusInternalServerError {
			status = http.StatusBadRequest
		}
		problem(w, status, err.Error())
		return
	}
	n, err := sv.store.Correct(r.Context(), c)
	if err != nil {
		status := statusOf(err)
		if status == http.StatusInternalServerError {
			status = http.StatusUnprocessableEntity // the record would not hold with it
		}
		problem(w, status, err.Error())
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	json.NewEncoder(w).Encode(Kept{n})
}

// correction makes of what came in what the record keeps.
func (sv *server) correction(r *http.Request, in CorrectionIn) (store.Correction, error) {
	out := store.Correction{What: store.Action(in.What), Who: in.Who, Why: in.Why, At: sv.o.Now().UTC().Format(time.RFC3339)}
	if out.Who == "" {
		out.Who = sv.o.Name
	}
	if out.What == store.Merge || out.What == store.Split {
		return sv.joining(in, out)
	}
	name := in.ID
	if out.What == store.AddNew {
		name = in.Document + ".x"
	}
	id, err := store.ParseID(name)
	if err != nil {
		return out, fmt.Errorf("%w: %w", store.ErrNone, err)
	}
	v, err := sv.store.Version(r.Context(), id.Document, id.Version)
	if err != nil {
		return out, err
	}
	text := v.Record.Document.Text
	out.Target = id
	switch out.What {
	case store.SetSpeaker:
		out.Detail = sv.speaker(v, in)
	case store.SetKind:
		out.Detail.Kind = selon.Kind(in.Kind)
		if in.Kind != string(selon.Said) && in.Kind != string(selon.Attitude) {
			err = fmt.Errorf("kind %q is none of statement, attitude", in.Kind)
		}
	case store.SetMode:
		out.Detail.Mode = selon.Mode(in.Mode)
		if in.Mode != string(selon.Direct) && in.Mode != string(selon.Indirect) && in.Mode != string(selon.Mixed) {
			err = fmt.Errorf("mode %q is none of direct, indirect, mixed", in.Mode)
		}
	case store.SetSpan:
		out.Detail.Field = in.Field
		out.Detail.Spans, err = spans(text, in.Spans)
	case store.Reject:
	case store.AddNew:
		out.Target.Local = ""
		out.Detail = sv.speaker(v, in)
		s := &selon.Statement{Mode: selon.Mode(in.Mode), Kind: selon.Kind(in.Kind)}
		if s.Mode == "" {
			s.Mode = selon.Indirect
		}
		if s.Kind == "" {
			s.Kind = selon.Said
		}
		for _, f := range []struct {
			into *[]selon.Span
			from [][2]int
		}{{&s.Content, in.Content}, {&s.Source, in.Source}, {&s.Cue, in.Cue}, {&s.Addressee, in.Addressee}} {
			if *f.into, err = spans(text, f.from); err != nil {
				return out, err
			}
		}
		out.Detail.Statement = s
	default:
		err = fmt.Errorf("what %q is none of speaker, kind, mode, span, reject, add, merge, split", in.What)
	}
	if err == nil && out.What != store.AddNew {
		_, err = sv.store.Statement(r.Context(), id)
	}
	return out, err
}

func (sv *server) speaker(v *store.Version, in CorrectionIn) store.Detail {
	if in.Speaker == "" {
		return store.Detail{}
	}
	kind := in.Type
	if kind == "" {
		kind = string(selon.Person)
	}
	d := store.Detail{Speaker: &selon.Speaker{Name: in.Speaker, Type: selon.SpeakerType(kind)}}
	if sv.o.Key != nil {
		d.Key = sv.o.Key(v.Key, in.Speaker, kind, "")
	}
	return d
}

// spans turns pairs of code points into bytes.
func spans(text string, pairs [][2]int) ([]selon.Span, error) {
	var out []selon.Span
	for _, p := range pairs {
		span := selon.Span{From: -1, To: -1}
		n := 0
		for i := range text {
			if n == p[0] {
				span.From = i
			}
			if n == p[1] {
				span.To = i
			}
			n++
		}
		if p[1] == utf8.RuneCountInString(text) {
			span.To = len(text)
		}
		if span.From < 0 || span.To <= span.From {
			return nil, fmt.Errorf("the text has no characters %d to %d", p[0], p[1])
		}
		out = append(out, span)
	}
	return out, nil
}

func (sv *server) apiUndo(w http.ResponseWriter, r *http.Request) {
	if status, why := sv.mayWrite(r); status > 0 {
		problem(w, status, why)
		return
	}
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		problem(w, http.StatusNotFound, "corrections have numbers")
		return
	}
	who := r.URL.Query().Get("who")
	if who == "" {
		who = sv.o.Name
	}
	if err := sv.store.Undo(r.Context(), id, who, sv.o.Now().UTC().Format(time.RFC3339)); err != nil {
		status := statusOf(err)
		if status == http.StatusInternalServerError {
			status = http.StatusConflict // it was undone already
		}
		problem(w, status, err.Error())
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
