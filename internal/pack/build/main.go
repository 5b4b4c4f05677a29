// Command build makes a list of common words for a language: what texts are cut
// into when they are kept.
//
//	selon read -q -f json ../shared/data/attribution/fr/train >fr.jsonl
//	go run ./internal/pack/build fr.jsonl >internal/pack/words_fr.txt
//
// In: what "selon read -f json" prints of many documents, to tell which words are
// the commonest. Out: words, one a line, the commonest first. All of them are from
// the vocabulary that the network reads with, or from [marks]: which are common is
// learned from the documents, but no words of theirs get into the list. A list
// that records were kept with never changes: a better one gets a name of its own.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"selon/internal/export"
	"selon/internal/model/safetensors"
	"selon/internal/model/tokenizer"
	"selon/internal/model/weights"
	"selon/internal/pack"
)

// fewest is how often a word comes at least to be a common one.
const fewest = 3

// rounds is how often the words are counted: with fewer words, others are longest.
const rounds = 3

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: build DOCUMENTS.jsonl")
	}
	texts, err := read(args[0])
	if err != nil {
		return err
	}
	words, err := candidates()
	if err != nil {
		return err
	}
	for range rounds {
		words = common(words, texts)
	}
	out := bufio.NewWriter(os.Stdout)
	for _, w := range words {
		fmt.Fprintln(out, strconv.Quote(w))
	}
	return out.Flush()
}

func read(path string) ([]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var texts []string
	for rec, err := range export.ReadJSON(file) {
		if err != nil {
			return nil, err
		}
		texts = append(texts, rec.Document.Text)
	}
	return texts, nil
}

// common returns those of the words that texts are cut into often enough, the
// commonest first.
func common(words, texts []string) []string {
	counts := pack.Count(words, texts)
	var out []string
	for w, n := range counts {
		if n >= fewest {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	return out
}

// candidates are the network's words in Latin letters: as they are, without the
// space before them, and with a capital.
func candidates() ([]string, error) {
	file, err := safetensors.Parse(weights.Words())
	if err != nil {
		return nil, err
	}
	all, err := tokenizer.New(file)
	if err != nil {
		return nil, err
	}
	set := make(map[string]bool)
	for i := range all.Len() {
		w := strings.ReplaceAll(all.Text(int32(i)), "▁", " ")
		if len(w) < 2 || !utf8.ValidString(w) || strings.ContainsFunc(w, foreign) {
			continue
		}
		set[w] = true
		if bare, ok := strings.CutPrefix(w, " "); ok && len(bare) > 2 {
			first, size := utf8.DecodeRuneInString(bare)
			capital := string(unicode.ToUpper(first)) + bare[size:]
			set[bare], set[capital], set[" "+capital] = true, true, true
		}
	}
	for _, w := range marks {
		set[w] = true
	}
	var out []string
	for w := range set {
		out = append(out, w)
	}
	slices.Sort(out)
	return out, nil
}

func foreign(r rune) bool {
	return r >= utf8.RuneSelf && !unicode.Is(unicode.Latin, r) && !strings.ContainsRune("’‘“”«»–—…€£°", r)
}

// marks are punctuation, elisions and beginnings of numbers with the spaces around
// them, which the network's vocabulary has apart.
var marks = []string{
	"\n\n", ".\n\n", "\"\n\n", ".\"\n\n", ".\n", "\n", ", ", ". ", ": ", ") ", "), ", " (", " : ", " ; ", "%", "000",
	"’", "‘", "“", "”", "«", "»", "«\u00a0", "\u00a0»", " «\u00a0", " «", "» ", " »", "…", " – ", " — ", "–", "—", " \"", "\" ", "\", ", ",\" ", ".\" ", ".” ", ",” ", " “",
	" d’", " l’", " qu’", " n’", " s’", " c’", " j’", " d'", " l'", " qu'", " n'", " s'", " c'", " j'", " L’", " L'", " C’", " C'", " D'",
	"’s", "'s", "’t", "'t", "’un", "’une", "’a", "\u00a0", "\u202f", " $", " 1", " 2", " 19", " 20", " 201", "202",
}
