// Package attribute turns what the network sees in a document into statements.
//
// In: a record with a document, and what the network sees in it. Out: the same
// record with its statements: source, cue, content, addressee, mode, kind,
// parent and confidence. Who stands behind a source is another stage's work.
// The text decides what typography can tell (marks, modes, nesting), the
// network all the rest.
package attribute

import (
	"strconv"

	"selon"
	"selon/internal/lang"
	"selon/internal/model"
)

// Least are the confidences from which on a statement is kept.
type Least struct {
	Confidence float64
	// The same where the content is a quotation that no other statement holds:
	// quoted sentences are nearly always somebody's.
	Quoted float64
}

// Usual returns what does best on the development documents (TestThresholds
// prints how others do). To keep what is likelier right than half the F1 that
// is reached is what makes F1 greatest [Lipton 2014].
func Usual() Least { return Least{Confidence: 0.4, Quoted: 0.2} }

// Stage finds the statements of documents. It is safe for concurrent use.
type Stage struct {
	packs []lang.Pack
	least Least
	trust Calibration
}

// New returns a stage that takes pronouns from packs, and confidences from trust.
func New(packs []lang.Pack, least Least, trust Calibration) *Stage {
	return &Stage{packs: packs, least: least, trust: trust}
}

// Find adds the statements to a record that has a document, from what the
// network sees in it.
func (s *Stage) Find(r *selon.Record, reading *model.Reading) {
	r.Statements = s.statements(&r.Document, reading)
}

// statements decides what the reading says, and puts it in text order.
func (s *Stage) statements(doc *selon.Document, reading *model.Reading) []selon.Statement {
	page := newPage(doc.Text, reading.Words)
	found := page.drafts(reading.Cues, s.least, func(e evidence) float64 { return s.trust.confidence(doc.Lang, e) })
	pack, _ := lang.Find(s.packs, doc.Lang)
	endParticiples(page, found, pack)
	shareSources(page, found)
	sortDrafts(found)
	out := make([]selon.Statement, len(found))
	for i, d := range found {
		out[i] = selon.Statement{
			ID:         "s" + strconv.Itoa(i+1),
			Mode:       page.modeOf(d.content),
			Kind:       d.kind,
			Source:     sourceOf(page, d, pack),
			Cue:        d.cue,
			Content:    d.content,
			Addressee:  addresseeOf(doc.Text, d, pack),
			Confidence: d.confidence,
			By:         d.by,
		}
	}
	nest(out)
	return out
}
