package eval

import (
	"selon"
)

// What is counted. A document's counts are summed before anything is divided,
// so that a long document weighs more than a short one.
const (
	documentsMissing = iota
	goldAll
	systemAll
	wordsGold
	wordsSystem
	wordsBoth
	wordsSame       // pairs whose contents have the same words
	charactersSame  // pairs whose contents have the same characters
	softPairs       // pairs that count as the same statement; what follows is of these
	sourceRight     // the same source by words
	sourceSame      // the same characters
	cueRight        // a word of the cue shared, or no cue in both
	modeKnown       // gold has a mode
	modeRight       //
	kindKnown       // gold has a kind
	kindRight       //
	addresseeGold   // of all gold statements
	addresseeSystem // of all system statements
	addresseeRight  //
	parentGold      // gold has a parent
	parentSystem    //
	parentRight     // the parents are a soft pair too
	speakerGold     // of all gold statements
	speakerKnown    // gold names a speaker
	speakerMissing  // gold does not
	speakerRight    //
	speakerUnknown  // gold names one, the system none
	speakerWrong    // the system names another
	typeRight       //
	pronounKnown    // gold names the speaker behind a pronoun
	pronounRight    //
	directGold      // of all gold statements
	directRight     // found with the right source
	mixedGold       //
	mixedRight      //
	indirectGold    //
	indirectRight   //
	countOf
)

// tally holds the counts.
type tally [countOf]int

func (t *tally) add(o *tally) {
	for i, n := range o {
		t[i] += n
	}
}

// when counts one if the condition holds.
func (t *tally) when(condition bool, what int) {
	if condition {
		t[what]++
	}
}

// tally counts one document.
func (c *Comparison) tally() *tally {
	t := &tally{}
	t.when(c.Missing, documentsMissing)
	t[goldAll], t[systemAll] = len(c.Gold), len(c.System)
	g, s := allContent(c.gold), allContent(c.system)
	t[wordsGold], t[wordsSystem], t[wordsBoth] = len(g), len(s), g.shared(s)
	for i := range c.Gold {
		t.when(len(c.Gold[i].Addressee) > 0, addresseeGold)
		t.when(speakerName(&c.Gold[i]) != "", speakerGold)
		if all, _, ok := ofMode(c.Gold[i].Mode); ok {
			t[all]++
		}
	}
	for i := range c.System {
		t.when(len(c.System[i].Addressee) > 0, addresseeSystem)
	}
	// A parent is right if it was matched to the gold's parent.
	matched := make(map[string]string, len(c.Pairs))
	for _, p := range c.Pairs {
		if p.Soft() {
			matched[c.Gold[p.Gold].ID] = c.System[p.System].ID
		}
	}
	for _, p := range c.Pairs {
		t.when(p.Overlap == 1, wordsSame)
		t.when(sameSpans(c.Document.Text, c.Gold[p.Gold].Content, c.System[p.System].Content), charactersSame)
		if p.Soft() {
			c.tallyRoles(t, p)
			c.tallyParent(t, p, matched)
			c.tallySpeaker(t, p)
		}
	}
	return t
}

func (c *Comparison) tallyRoles(t *tally, p Pair) {
	text, g, s := c.Document.Text, &c.Gold[p.Gold], &c.System[p.System]
	t[softPairs]++
	t.when(p.SameSource, sourceRight)
	t.when(sameSpans(text, g.Source, s.Source), sourceSame)
	if _, right, ok := ofMode(g.Mode); ok {
		t.when(p.SameSource, right)
	}
	gc, sc := c.gold[p.Gold].cue, c.system[p.System].cue
	t.when(gc.shared(sc) > 0 || len(gc) == 0 && len(sc) == 0, cueRight)
	t.when(g.Mode != "", modeKnown)
	t.when(g.Mode != "" && g.Mode == s.Mode, modeRight)
	t.when(g.Kind != "", kindKnown)
	t.when(g.Kind != "" && g.Kind == kindOf(s), kindRight)
	if len(g.Addressee) > 0 && len(s.Addressee) > 0 {
		t.when(wordsIn(text, g.Addressee).overlap(wordsIn(text, s.Addressee)) >= enough, addresseeRight)
	}
}

func (c *Comparison) tallyParent(t *tally, p Pair, matched map[string]string) {
	g, s := &c.Gold[p.Gold], &c.System[p.System]
	t.when(g.Parent != "", parentGold)
	t.when(s.Parent != "", parentSystem)
	t.when(g.Parent != "" && s.Parent != "" && matched[g.Parent] == s.Parent, parentRight)
}

func (c *Comparison) tallySpeaker(t *tally, p Pair) {
	g, s := &c.Gold[p.Gold], &c.System[p.System]
	name := speakerName(g)
	if name == "" {
		t[speakerMissing]++
		return
	}
	right := SameName(name, speakerName(s))
	t[speakerKnown]++
	t.when(right, speakerRight)
	t.when(speakerName(s) == "", speakerUnknown)
	t.when(!right && speakerName(s) != "", speakerWrong)
	t.when(speakerType(g) == speakerType(s), typeRight)
	if isPronoun(join(c.Document.Text, g.Source)) {
		t[pronounKnown]++
		t.when(right, pronounRight)
	}
}

func allContent(roles []roleWords) words {
	sets := make([]words, len(roles))
	for i := range roles {
		sets[i] = roles[i].content
	}
	return union(sets)
}

// ofMode gives the counts that belong to a mode.
func ofMode(m selon.Mode) (all, right int, ok bool) {
	switch m {
	case selon.Direct:
		return directGold, directRight, true
	case selon.Mixed:
		return mixedGold, mixedRight, true
	case selon.Indirect:
		return indirectGold, indirectRight, true
	}
	return 0, 0, false
}

func speakerName(s *selon.Statement) string {
	if s.Speaker == nil {
		return ""
	}
	return s.Speaker.Name
}

func speakerType(s *selon.Statement) selon.SpeakerType {
	if s.Speaker == nil {
		return ""
	}
	return s.Speaker.Type
}
