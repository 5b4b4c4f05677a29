// Package speak tells who stands behind the source of each statement.
//
// In: a record with statements and entities, the pack of its language, the base
// of known entities, and what the network says of who is meant by which words.
// Out: the same record with a speaker for every statement that has a source:
// the person, organization or country that it names or means, or the source's
// own words where the text keeps a name back; unknown, with candidates, where
// none is likely enough. Words that mean an entity become mentions of it.
//
// Names and titles are decided by rule, offices by the base, pronouns and
// descriptions by the network together with what is said of gender, number and
// the speakers before.
package speak

import (
	"cmp"
	"slices"
	"strings"

	"selon"
	"selon/internal/kb"
	"selon/internal/lang"
)

// Linker says what the network believes of who is meant.
type Linker interface {
	// Same returns a logit that the words of a mention mean the same as those of
	// a source, beside those of other mentions and that of None. Byte spans.
	Same(source, mention selon.Span) float64
	// None returns the logit that nothing else in the text means the same.
	None(source selon.Span) float64
}

// Stage finds speakers. It is safe for concurrent use.
type Stage struct {
	packs   []lang.Pack
	nouns   map[string]nouns // of each pack, by its code
	base    *kb.Base
	learned *learned

	// Watch, if set, is told of every choice among several who may be meant.
	// It is for learning weights, and called by several goroutines.
	Watch func(*selon.Record, Choice)
}

// New returns a stage that takes words from packs and looks offices up in base.
// It fails where the weights in the program are unsound.
func New(packs []lang.Pack, base *kb.Base) (*Stage, error) {
	s := &Stage{packs: packs, nouns: make(map[string]nouns), base: base}
	var err error
	if s.learned, err = readWeights(weightsFile); err != nil {
		return nil, err
	}
	for _, p := range packs {
		s.nouns[p.Code] = nounsOf(p)
	}
	return s, nil
}

// Find gives the statements of a record their speakers.
func (s *Stage) Find(rec *selon.Record, linker Linker) {
	pack, _ := lang.Find(s.packs, rec.Document.Lang)
	p := &page{rec: rec, text: rec.Document.Text, pack: pack, nouns: s.nouns[pack.Code], base: s.base, link: linker, done: make(map[selon.Span]*selon.Speaker), told: make(map[string]description),
		busy: make(map[*selon.Statement]bool), quotes: quotesOf(rec.Statements), learned: s.learned, watch: s.Watch}
	p.parents()
	order := make([]int, len(rec.Statements))
	for i := range order {
		order[i] = i
	}
	// In the order of the sources, so that what stands before is known.
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(placeOf(&rec.Statements[a]), placeOf(&rec.Statements[b]))
	})
	for _, i := range order {
		p.speaker(&rec.Statements[i])
	}
	p.mention()
}

func placeOf(s *selon.Statement) int {
	if len(s.Source) > 0 {
		return s.Source[0].From
	}
	return s.Content[0].From
}

// page is a document at work.
type page struct {
	rec   *selon.Record
	text  string
	pack  lang.Pack
	nouns nouns
	base  *kb.Base
	link  Linker

	byID   map[string]*selon.Statement
	done   map[selon.Span]*selon.Speaker // by source: several statements may have one
	before []spoken                      // sources that were decided, in text order
	meant  []meaning                     // words that mean an entity without naming it

	busy    map[*selon.Statement]bool // statements that are being decided
	quotes  []quote
	phrases []phrase               // found when first asked for
	told    map[string]description // by role: what it says
	learned *learned
	watch   func(*selon.Record, Choice)
}

// spoken is a source with its speaker.
type spoken struct {
	span    selon.Span
	speaker *selon.Speaker
	direct  bool
}

// meaning is a mention to be added to an entity.
type meaning struct {
	entity string
	selon.Mention
}

func (p *page) parents() {
	p.byID = make(map[string]*selon.Statement, len(p.rec.Statements))
	for i := range p.rec.Statements {
		p.byID[p.rec.Statements[i].ID] = &p.rec.Statements[i]
	}
}

// speaker decides one statement.
func (p *page) speaker(s *selon.Statement) {
	s.Speaker = nil
	if len(s.Source) == 0 {
		s.Speaker = p.goesOn(s)
		return
	}
	source := s.Source[0]
	if known := p.done[source]; known != nil {
		one := *known
		s.Speaker = &one
		return
	}
	found := p.decide(s, source)
	if found == nil {
		return
	}
	s.Speaker = found
	p.done[source] = found
	p.before = append(p.before, spoken{source, found, s.Mode != selon.Indirect})
}

// decide looks at what kind of words the source is.
func (p *page) decide(s *selon.Statement, source selon.Span) *selon.Speaker {
	words := p.words(source)
	switch said := strings.ToLower(clean(source.Cut(p.text))); {
	case slices.Contains(p.pack.Reference.Latter, said):
		if e := p.namedLast(source, selon.Gender(p.pack.Reference.Genders[said])); e != nil {
			out := p.of(e, 0.8, "name")
			p.mean(source, out, selon.PronounMention)
			return out
		}
		return p.meantBy(s, source, pronoun(p.pack, words))
	case slices.Contains(p.pack.Reference.Each, said):
		if named := p.pairBefore(source); named.Len() > 0 {
			return p.list(named)
		}
		return p.described(s, source, words)
	case p.isRelative(words):
		if found := p.antecedent(s, source); found != nil {
			return found
		}
		return p.meantBy(s, source, pronoun(p.pack, words))
	case p.isPronoun(words):
		return p.pronoun(s, source, words)
	}
	if head, several := p.head(source); several {
		return p.list(source)
	} else if head != nil {
		return p.named(source, head)
	}
	return p.described(s, source, words)
}

// mention adds the words that mean an entity to it.
func (p *page) mention() {
	for _, m := range p.meant {
		for i := range p.rec.Entities {
			e := &p.rec.Entities[i]
			if e.ID != m.entity || slices.ContainsFunc(e.Mentions, func(o selon.Mention) bool { return o.Span == m.Span }) {
				continue
			}
			e.Mentions = append(e.Mentions, m.Mention)
			slices.SortStableFunc(e.Mentions, func(a, b selon.Mention) int { return a.From - b.From })
		}
	}
}
