// Package other holds the function words of languages that Selon tells apart
// from those it was built for. Their packs carry what recognition needs and
// nothing else: a text in one of them is read, and marked as unproven.
package other

import (
	"strings"

	"selon/internal/lang"
)

// Packs returns one pack for each language of the table.
func Packs() []lang.Pack {
	var packs []lang.Pack
	for _, l := range table() {
		packs = append(packs, lang.Pack{
			Code:    l.code,
			Name:    l.name,
			Words:   strings.Fields(l.words),
			Endings: strings.Fields(l.endings),
			Letters: l.letters,
		})
	}
	return packs
}
