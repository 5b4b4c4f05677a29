package speak

import (
	"slices"
	"strings"

	"selon"
)

// pronoun decides who a pronoun means.
func (p *page) pronoun(s *selon.Statement, source selon.Span, words []string) *selon.Speaker {
	if slices.Contains(p.pack.Reference.Ours, plain(words)) {
		own := &selon.Speaker{Name: clean(source.Cut(p.text)), Type: selon.Group, Unnamed: true, Confidence: 0.6, By: "words"}
		if len(p.around(s, source)) == 0 {
			if writer := p.signed(source); writer != nil {
				return writer
			}
			return own // whoever wrote it
		}
		first, others := p.choose(s, source, question{form: ours, own: own, words: words})
		return p.answer(source, first, others, selon.PronounMention)
	}
	if slices.Contains(p.pack.Pronouns.First, plain(words)) {
		if found := p.firstPerson(s, source); found != nil {
			return found
		}
		return &selon.Speaker{Name: clean(source.Cut(p.text)), Type: selon.Person, Unnamed: true, Confidence: 0.6, By: "words"}
	}
	return p.meantBy(s, source, pronoun(p.pack, words))
}

// firstPerson: whoever's words the pronoun stands in; else whoever was quoted last
// in the paragraph, whose words go on where the marks are missing; else who signs.
func (p *page) firstPerson(s *selon.Statement, source selon.Span) *selon.Speaker {
	for _, o := range p.around(s, source) {
		if o.Speaker != nil && o.Speaker.Name != "" {
			return p.again(source, o.Speaker)
		}
	}
	paragraph := strings.LastIndexByte(p.text[:source.From], '\n') + 1
	for _, b := range slices.Backward(p.before) {
		if b.span.From < paragraph {
			break
		}
		if b.direct && b.speaker.Type == selon.Person && b.speaker.Name != "" {
			return p.again(source, b.speaker)
		}
	}
	return p.signed(source)
}

// mostLetter is how many paragraphs of a letter stand above its signature at most.
const mostLetter = 8

// signed returns the person whose name alone is a paragraph below a source: who
// signs a letter to the editor.
func (p *page) signed(source selon.Span) *selon.Speaker {
	at := source.To
	for range mostLetter {
		next := strings.IndexByte(p.text[at:], '\n')
		if next < 0 {
			return nil
		}
		at += next + len(p.text[at+next:]) - len(strings.TrimLeft(p.text[at+next:], "\r\n \u00a0"))
		line, _, _ := strings.Cut(p.text[at:], "\n")
		line = strings.TrimRight(line, " \u00a0\r.,")
		for i := range p.rec.Entities {
			e := &p.rec.Entities[i]
			if e.Type == selon.PersonEntity && slices.ContainsFunc(e.Mentions, func(m selon.Mention) bool {
				return isName(m.Kind) && m.From == at && strings.TrimRight(m.Cut(p.text), ".") == line && strings.Contains(line, " ")
			}) {
				return p.again(source, p.of(e, 0.8, "name"))
			}
		}
	}
	return nil
}

// goesOn gives a statement without a source the speaker of the one before,
// where its cue says that nobody else speaks: "a-t-on ajouté", "est-il précisé".
func (p *page) goesOn(s *selon.Statement) *selon.Speaker {
	if len(s.Cue) == 0 {
		return nil
	}
	words := token.FindAllString(strings.ToLower(s.Cue[0].Cut(p.text)), -1)
	if !slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(p.pack.Reference.Impersonal, func(end string) bool { return strings.HasSuffix(w, end) })
	}) {
		return nil
	}
	last := p.last(s.Cue[0])
	if last == nil {
		return nil
	}
	out := *last
	out.Candidates, out.Confidence, out.By = nil, min(last.Confidence, 0.7), "quotation"
	return &out
}

// again is a speaker who is meant once more, by other words.
func (p *page) again(source selon.Span, who *selon.Speaker) *selon.Speaker {
	out := *who
	out.Candidates, out.Confidence, out.By = nil, min(who.Confidence, 0.9), "quotation"
	p.mean(source, &out, selon.PronounMention)
	return &out
}

// mean notes that words mean an entity. A noun with a gender tells that of a
// person of whom nothing else does.
func (p *page) mean(source selon.Span, who *selon.Speaker, kind selon.MentionKind) {
	if who.Entity != "" {
		if e := p.entity(who.Entity); kind == selon.RoleMention && e != nil && e.Type == selon.PersonEntity && e.Gender == "" {
			e.Gender = p.genderOf(source.Cut(p.text))
		}
		p.meant = append(p.meant, meaning{who.Entity, selon.Mention{Span: source, Kind: kind, Confidence: who.Confidence}})
	}
}

// antecedent finds whom a relative pronoun means: the name, or the source, that
// ends right before it; else the words with a noun that stand there.
func (p *page) antecedent(s *selon.Statement, source selon.Span) *selon.Speaker {
	before := strings.TrimRight(p.text[:source.From], " \u00a0,\n")
	at := len(before)
	phrase := p.phraseBefore(at, p.pack.Reference.Of)
	e := p.apposed(phrase.From, false)
	people := p.pack.Reference.Personal
	if e == nil && (len(people) == 0 || slices.Contains(people, p.words(source)[0])) && at < len(strings.TrimRight(p.text[:source.From], " \u00a0")) { // "Ann Lowe, until then in charge of the port, who"
		e = p.apposed(strings.LastIndexAny(p.text[:at], ",.;:!?()\n«»“”\"")+1, true)
	}
	if e == nil && slices.Contains(people, p.words(source)[0]) { // "Ann Lowe, an aide at the Treasury who"
		if wider := p.phraseBefore(at, p.pack.Reference.Prepositions); wider.From < phrase.From {
			e = p.apposed(wider.From, false)
		}
	}
	if e != nil {
		out := p.of(e, 0.9, "name")
		p.mean(source, out, selon.PronounMention)
		return out
	}
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		for _, m := range e.Mentions {
			if m.To != at {
				continue
			}
			if isName(m.Kind) && (e.Type == selon.PersonEntity || phrase.From >= m.From || phrase.Len() == 0) || m.Kind == selon.RoleMention {
				out := p.of(e, 0.9, "name")
				p.mean(source, out, selon.PronounMention)
				return out
			}
		}
	}
	for _, b := range slices.Backward(p.before) {
		if b.span.To == at && b.speaker.Name != "" && len(token.FindAllString(b.span.Cut(p.text), -1)) < 6 {
			return p.again(source, b.speaker)
		}
	}
	if phrase.Len() == 0 {
		return nil
	}
	words := p.words(phrase)
	if head, several := p.head(phrase); several {
		return p.list(phrase)
	} else if head != nil {
		return p.again(source, p.named(phrase, head))
	}
	return p.described(s, phrase, words)
}

// mostPhrase is how many words a phrase before a relative pronoun has at most.
const mostPhrase = 9

// phraseBefore returns the words that end at a place and begin with the last
// article, number or the like that no "of" stands before, or another word that
// binds phrases; empty if a mark comes before one.
func (p *page) phraseBefore(at int, binds []string) selon.Span {
	clause := max(0, strings.LastIndexAny(p.text[:at], ".,;:!?()\n«»“”\""))
	words := token.FindAllStringIndex(p.text[clause:at], -1)
	word := func(i int) string { return strings.ToLower(p.text[clause+words[i][0] : clause+words[i][1]]) }
	best := selon.Span{}
	for i := len(words) - 1; i >= 0 && len(words)-i <= mostPhrase; i-- {
		w := word(i)
		if !p.opensPhrase(w) || i+1 < len(words) && slices.Contains(p.pack.Reference.Degrees, word(i+1)) {
			continue
		}
		best = selon.Span{From: clause + words[i][0], To: at}
		if len(words)-i < 2 {
			best = selon.Span{} // an article alone is no phrase
			continue
		}
		of := slices.Contains(binds, w) || i > 0 && slices.Contains(binds, word(i-1))
		if !of {
			break
		}
	}
	return best
}

// opensPhrase reports whether a phrase for somebody may begin with a word.
func (p *page) opensPhrase(w string) bool {
	r := p.pack.Reference
	if slices.Contains(r.Prepositions, w) && !slices.Contains(r.Plural, w) {
		return false
	}
	return slices.ContainsFunc([][]string{r.Articles, r.Plural, r.Indefinite, r.Pointing, r.Possessive}, func(some []string) bool { return slices.Contains(some, w) })
}

// apposed returns the person or body whose name stands before the comma before
// a place: "Ann Lowe, a lawyer, who".
func (p *page) apposed(at int, person bool) *selon.Entity {
	before, ok := strings.CutSuffix(strings.TrimRight(p.text[:at], " \u00a0"), ",")
	if !ok {
		return nil
	}
	for i := range p.rec.Entities {
		e := &p.rec.Entities[i]
		if (e.Type == selon.PersonEntity || !person && e.Type == selon.OrganizationEntity) && slices.ContainsFunc(e.Mentions, func(m selon.Mention) bool { return m.To == len(before) && isName(m.Kind) }) {
			return e
		}
	}
	return nil
}
