package serve

import (
	"regexp"
	"strings"
	"time"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// compareRow is a stretch of two texts, a paragraph as a rule, that stand
// beside each other.
type compareRow struct {
	Left, Right []comparePiece
	Changed     bool
}

// comparePiece is a run of words; Changed if the other text does not have it.
type comparePiece struct {
	Text    string
	Changed bool
}

// mostEffort is how long the shortest way from one text to the other is looked
// for; what has not been found by then is shown as changed.
const mostEffort = time.Second

// wordOrGap cuts a text into words and what lies between, without a rest.
var wordOrGap = regexp.MustCompile(`[\pL\pM\pN]+|\n|[^\pL\pM\pN\n]`)

// compareTexts lays two texts side by side, word by word. All left pieces are
// the one text, all right pieces the other.
func compareTexts(before, after string) []compareRow {
	numbers, words := make(map[string]rune), []string{}
	code := func(text string) []rune {
		var out []rune
		for _, w := range wordOrGap.FindAllString(text, -1) {
			n, ok := numbers[w]
			if !ok {
				n = sign(len(words))
				numbers[w] = n
				words = append(words, w)
			}
			out = append(out, n)
		}
		return out
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = mostEffort
	var rows []compareRow
	var row compareRow
	for _, one := range d.DiffCleanupSemantic(d.DiffMainRunes(code(before), code(after), false)) {
		var b strings.Builder
		for _, n := range one.Text {
			b.WriteString(words[index(n)])
		}
		text := b.String()
		switch one.Type {
		case diffmatchpatch.DiffDelete:
			row.Left, row.Changed = append(row.Left, comparePiece{text, true}), true
		case diffmatchpatch.DiffInsert:
			row.Right, row.Changed = append(row.Right, comparePiece{text, true}), true
		default: // a line end that both have ends a row
			for line := range strings.SplitAfterSeq(text, "\n") {
				if line == "" {
					continue
				}
				if last := len(rows) - 1; line == "\n" && last >= 0 && len(row.Left)+len(row.Right) == 0 { // an empty line is no row
					rows[last].Left, rows[last].Right = append(rows[last].Left, comparePiece{line, false}), append(rows[last].Right, comparePiece{line, false})
					continue
				}
				row.Left, row.Right = append(row.Left, comparePiece{line, false}), append(row.Right, comparePiece{line, false})
				if strings.HasSuffix(line, "\n") {
					rows, row = append(rows, row), compareRow{}
				}
			}
		}
	}
	if len(row.Left)+len(row.Right) > 0 {
		rows = append(rows, row)
	}
	return rows
}

// surrogates are code points that no text can hold.
const surrogatesFrom, surrogates = 0xd800, 0x800

// sign is the code point that stands for the word of a number, index the number
// that a code point stands for.
func sign(n int) rune {
	if n >= surrogatesFrom-1 {
		n += surrogates
	}
	return rune(n + 1)
}

func index(sign rune) int {
	n := int(sign) - 1
	if n >= surrogatesFrom-1 {
		n -= surrogates
	}
	return n
}
