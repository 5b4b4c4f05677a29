package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// fewestBirths is how many people a first name has had at least.
const fewestBirths = 50

// firstNamesByHand are those of people in the news that French registers lack,
// or hold under both sexes.
var firstNamesByHand = map[string]string{
	"m": "Abe Andreï António Bachar Barack Benyamin Bernie Bill Binyamin Bob Brett Chuck Clint Dick Dmitri Donnie Ebrahim Edgar Jake Janez " +
		"Jeb Jens Jimmy Joe Josh Ken Kim Jong Larry Lindsey Lloyd Massoud Mikhail Mitch Mitt Newt Nikol Norm Pete Ramzan Recep Rex Ron Rudy Rush Sergei " +
		"Sergey Sergueï Ted Vladimir Volodymyr Xi",
	"f": "Condoleeza Condoleezza Federica Hillary Ivanka Kamala Kellyanne Melania Nikki Sally Susan",
}

// firstNames writes the first names that tell a gender: of at least so many
// births, nineteen in twenty of one sex.
func (b *builder) firstNames() error {
	rows, err := b.table("lexicons/prenoms-insee/prenoms.tsv", '\t')
	if err != nil {
		return err
	}
	gender := make(map[string]string)
	for _, r := range rows {
		f, _ := strconv.Atoi(r["F"])
		m, _ := strconv.Atoi(r["M"])
		if g := strings.ToLower(r["gender"]); f+m >= fewestBirths && (g == "f" || g == "m") {
			gender[r["prenom"]] = g
		}
	}
	for g, names := range firstNamesByHand {
		for _, n := range strings.Fields(names) {
			gender[n] = g
		}
	}
	lines := make([]string, 0, len(gender))
	for n, g := range gender {
		lines = append(lines, g+"\t"+n)
	}
	slices.Sort(lines)
	head := "# gender\tfirst name\n# from INSEE, fichier des prénoms (Licence Ouverte 2.0): at least " + strconv.Itoa(fewestBirths) + " births, 95 in 100 of one sex; some added by hand\n"
	return os.WriteFile(filepath.Join(out, "firstnames.tsv"), []byte(head+strings.Join(lines, "\n")+"\n"), 0o644)
}
