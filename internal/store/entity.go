package store

import (
	"hash/fnv"
	"slices"
	"strings"

	"selon"
)

// knownEntity is an entity whose row is known.
type knownEntity struct {
	id    int64
	name  string   // as it is shown
	names []string // folded, that one too

	indexed bool // whether the index of names has it
	changed bool // whether it is among those that the writer has to write there
}

// others lists names, a line each, without the one that is shown.
func others(shown string, names []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == foldName(shown) }), "\n")
}

// namesOf lists the names of an entity, the one that is shown first.
func namesOf(shown, others string) []string {
	out := []string{foldName(shown)}
	if others != "" {
		out = append(out, strings.Split(others, "\n")...)
	}
	return out
}

// keyHash is the hash by which the row of a key is found.
func keyHash(key string) int64 {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int64(h.Sum32())
}

// namesIn lists the names that a document gives an entity, folded, each once.
func namesIn(e *selon.Entity, text string) []string {
	names := []string{}
	note := func(n string) {
		if n = foldName(n); n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	note(e.Name)
	last := ""
	for _, m := range e.Mentions {
		if m.Kind == selon.NameMention || m.Kind == selon.AcronymMention || m.Kind == selon.MetonymMention {
			if cut := m.Cut(text); cut != last && cut != e.Name {
				note(cut)
				last = cut
			}
		}
	}
	return names
}

// entity returns the row of an entity across documents, made if missing, and
// notes the names that this document gives it.
func (w *writer) entity(e *selon.Entity, key string, names []string) (int64, error) {
	known := w.known[key]
	if known == nil {
		var err error
		if known, err = w.rowOf(key); err != nil {
			return 0, err
		}
	}
	if known == nil {
		res, err := w.addEntity.Exec(keyHash(key), key, e.Type, e.Name, others(e.Name, names))
		if err != nil {
			return 0, err
		}
		id, err := res.LastInsertId()
		if err != nil {
			return 0, err
		}
		known = &knownEntity{id: id, name: e.Name, names: slices.Clone(names)}
		w.known[key] = known
		w.rename(known)
		return id, nil
	}
	w.known[key] = known
	fresh := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return slices.Contains(known.names, n) })
	if len(fresh) == 0 {
		return known.id, nil
	}
	known.names = append(known.names, fresh...)
	if _, err := w.setNames.Exec(others(known.name, known.names), known.id); err != nil {
		return 0, err
	}
	w.rename(known)
	return known.id, nil
}

// rename has finish write an entity's names into their index.
func (w *writer) rename(e *knownEntity) {
	if !e.changed {
		e.changed = true
		w.named = append(w.named, e)
	}
}

// rowOf finds the row of a key; nil if there is none.
func (w *writer) rowOf(key string) (*knownEntity, error) {
	rows, err := w.findEntity.Query(keyHash(key))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var k, name, names string
		if err := rows.Scan(&id, &k, &name, &names); err != nil {
			return nil, err
		}
		if k == key {
			return &knownEntity{id: id, name: name, names: namesOf(name, names), indexed: true}, nil
		}
	}
	return nil, rows.Err()
}

// entityRow finds the row of a key; sql.ErrNoRows if there is none.
func entityRow(q querier, key string) (int64, error) {
	var id int64
	err := q.QueryRow("SELECT id FROM entity WHERE hash = ? AND key = ?", keyHash(key), key).Scan(&id)
	return id, err
}

// foldName is a name as it is compared: words without accents.
func foldName(name string) string {
	words := Words(name)
	for i, w := range words {
		words[i] = Fold(w)
	}
	return strings.Join(words, " ")
}
