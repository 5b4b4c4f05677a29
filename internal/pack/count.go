package pack

// Count says how often texts are cut into each of some words; lists of common
// words are made with it.
func Count(words, texts []string) map[string]int {
	v := newVocabulary(words)
	out := make(map[string]int)
	for _, text := range texts {
		for text != "" {
			w := v.words[v.cut(text)]
			out[w]++
			text = text[len(w):]
		}
	}
	return out
}
