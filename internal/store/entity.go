package store

import (
	"database/sql"
	"strings"

	"selon"
)

// entity returns the row of an entity across documents, made if missing, and
// notes the names that this document gives it.
func (w *writer) entity(e *selon.Entity, key, text string) (int64, error) {
	id, err := w.row(w.known, key, w.findEntity, func() (sql.Result, error) {
		return w.addEntity.Exec(key, e.Type, e.Name, e.Wikidata)
	})
	if err != nil {
		return 0, err
	}
	noted := map[string]bool{}
	names := []string{e.Name}
	for _, m := range e.Mentions {
		if m.Kind == selon.NameMention || m.Kind == selon.AcronymMention || m.Kind == selon.MetonymMention {
			names = append(names, m.Cut(text))
		}
	}
	for _, n := range names {
		n = foldName(n)
		if n == "" || noted[n] {
			continue
		}
		noted[n] = true
		res, err := w.addName.Exec(id, n)
		if err != nil {
			return 0, err
		}
		if fresh, err := res.RowsAffected(); err != nil || fresh == 0 {
			continue
		}
		row, err := res.LastInsertId()
		if err != nil {
			return 0, err
		}
		if _, err := w.addNames.Exec(row, n); err != nil {
			return 0, err
		}
	}
	return id, nil
}

// foldName is a name as it is compared: words without accents.
func foldName(name string) string {
	words := Words(name)
	for i, w := range words {
		words[i] = Fold(w)
	}
	return strings.Join(words, " ")
}
