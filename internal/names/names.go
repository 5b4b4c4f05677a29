// Package names finds the names in a document: of people, organizations,
// places, events, works and other things.
//
// In: a record with a document, what the network sees in it, and the pack of
// its language. Out: the same
// record with an entity for every name, each with the one mention that was
// found. Which of them name the same is another stage's work.
package names

import (
	"strconv"

	"selon"
	"selon/internal/lang"
	"selon/internal/model"
)

// Find adds the names of a document to its record, in text order.
func Find(rec *selon.Record, reading *model.Reading, pack lang.Pack) {
	found := trim(rec.Document.Text, reading, whole(rec.Document.Text, reading, decode(reading)), pack)
	found = agree(rec.Document.Text, reading, found)
	found = byHead(rec.Document.Text, reading, found, pack)
	for i, n := range found {
		span := selon.Span{From: reading.Words[n.first].From, To: reading.Words[n.last-1].To}
		rec.Entities = append(rec.Entities, selon.Entity{
			ID:       "e" + strconv.Itoa(i+1),
			Type:     n.class.entityType(),
			Name:     span.Cut(rec.Document.Text),
			Mentions: []selon.Mention{{Span: span, Kind: selon.NameMention, Confidence: n.sure}},
		})
	}
}

// name is a run of words that names something.
type name struct {
	first, last int // words, half open
	class       class
	sure        float64 // probability of its tags, the least of all words
}

// class is a class of names, in the order of the network's tags.
type class int

const (
	person class = iota
	organization
	place
	event
	work
	other
	classes
)

// b and i are the tags of a name's first and further words.
func (c class) b() model.NameTag { return model.NameTag(1 + 2*c) }
func (c class) i() model.NameTag { return model.NameTag(2 + 2*c) }

func (c class) entityType() selon.EntityType {
	return [classes]selon.EntityType{
		selon.PersonEntity, selon.OrganizationEntity, selon.PlaceEntity,
		selon.EventEntity, selon.WorkEntity, selon.OtherEntity,
	}[c]
}
