package speak

import (
	"slices"
	"strings"

	"selon"
)

// pronoun decides who a pronoun means.
func (p *page) pronoun(s *selon.Statement, source selon.Span, words []string) *selon.Speaker {
	if slices.Contains(p.pack.Pronouns.First, plain(words)) {
		if found := p.firstPerson(s, source); found != nil {
			return found
		}
	}
	return p.meantBy(s, source, pronoun(p.pack, words))
}

// firstPerson: whoever's words the pronoun stands in.
func (p *page) firstPerson(s *selon.Statement, source selon.Span) *selon.Speaker {
	for id := s.Parent; id != ""; {
		around := p.byID[id]
		if around == nil {
			break
		}
		if around.Speaker == nil {
			p.speaker(around)
		}
		if around.Speaker != nil && around.Speaker.Name != "" {
			return p.again(source, around.Speaker)
		}
		id = around.Parent
	}
	// A statement in whose content it stands, although none is its parent.
	for i := range p.rec.Statements {
		o := &p.rec.Statements[i]
		if o == s || len(o.Source) == 0 || o.Source[0] == source {
			continue
		}
		for _, c := range o.Content {
			if c.Contains(source) {
				if o.Speaker == nil {
					p.speaker(o)
				}
				if o.Speaker != nil && o.Speaker.Name != "" {
					return p.again(source, o.Speaker)
				}
			}
		}
	}
	return nil
}

// again is a speaker who is meant once more, by other words.
func (p *page) again(source selon.Span, who *selon.Speaker) *selon.Speaker {
	out := *who
	out.Candidates, out.Confidence, out.By = nil, min(who.Confidence, 0.9), "quotation"
	p.mean(source, &out, selon.PronounMention)
	return &out
}

func (p *page) mean(source selon.Span, who *selon.Speaker, kind selon.MentionKind) {
	if who.Entity != "" {
		p.meant = append(p.meant, meaning{who.Entity, selon.Mention{Span: source, Kind: kind, Confidence: who.Confidence}})
	}
}

// antecedent finds whom a relative pronoun means: the name, or the source, that
// ends right before it, or before the words between two commas.
func (p *page) antecedent(source selon.Span) *selon.Speaker {
	before := strings.TrimRight(p.text[:source.From], " \u00a0,\n")
	at := len(before)
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		for _, m := range e.Mentions {
			if m.To != at {
				continue
			}
			if isName(m.Kind) && (e.Type == selon.PersonEntity || !p.behindPreposition(m.From)) || m.Kind == selon.RoleMention {
				out := p.of(e, 0.9, "name")
				p.mean(source, out, selon.PronounMention)
				return out
			}
		}
	}
	for _, b := range slices.Backward(p.before) {
		if b.span.To == at && b.speaker.Name != "" {
			return p.again(source, b.speaker)
		}
	}
	return nil
}

// behindPreposition reports whether the word before a place is one behind
// which a name only belongs to somebody.
func (p *page) behindPreposition(at int) bool {
	from := max(0, at-24)
	for from < at && p.text[from]&0xC0 == 0x80 {
		from++
	}
	words := token.FindAllString(p.text[from:at], -1)
	return len(words) > 0 && slices.Contains(p.pack.Reference.Prepositions, strings.ToLower(words[len(words)-1]))
}
