package pipeline

import (
	"sort"

	"selon"
	"selon/internal/model"
)

// linker answers in bytes what the network answers in words.
type linker struct{ reading *model.Reading }

// none is the logit of what the network cannot compare.
const none = -50

func (l linker) Same(source, mention selon.Span) float64 {
	s, m := l.run(source), l.run(mention)
	if s.First >= s.Last || m.First >= m.Last {
		return none
	}
	return float64(l.reading.Links.Same(s, m))
}

func (l linker) None(source selon.Span) float64 {
	s := l.run(source)
	if s.First >= s.Last {
		return 0
	}
	return float64(l.reading.Links.None(s))
}

// run returns the words that lie in a span.
func (l linker) run(span selon.Span) model.Run {
	words := l.reading.Words
	return model.Run{
		First: sort.Search(len(words), func(i int) bool { return words[i].To > span.From }),
		Last:  sort.Search(len(words), func(i int) bool { return words[i].From >= span.To }),
	}
}
