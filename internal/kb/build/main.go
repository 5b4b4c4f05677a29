// Command build makes the tables of package kb from open data.
//
//	go run ./internal/kb/build ../shared/data
//
// It writes countries.tsv, bodies.tsv, people.tsv, offices.tsv, demonyms.tsv and firstnames.tsv
// into internal/kb/data; what was written by hand there stays as it is.
package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const out = "internal/kb/data"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "kb:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: go run ./internal/kb/build FOLDER (the open data, with kb and lexicons in it)")
	}
	b := &builder{from: args[0], code: make(map[string]string), people: make(map[string][]string)}
	for _, step := range []func() error{b.countries, b.demonyms, b.bodies, b.offices, b.legislators, b.genders, b.writePeople, b.firstNames} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// builder gathers what several sources say of the same.
type builder struct {
	from   string
	code   map[string]string   // ISO code by Wikidata id and by English name in small letters
	people map[string][]string // by id: country, gender, source, names…
	terms  [][]string
}

// table reads a table with a head, as rows by the names of its columns.
func (b *builder) table(path string, comma rune) ([]map[string]string, error) {
	f, err := os.Open(filepath.Join(b.from, path))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := make(map[string]string)
		for i, cell := range row {
			if i < len(rows[0]) {
				m[rows[0][i]] = strings.TrimSpace(cell)
			}
		}
		out = append(out, m)
	}
	return out, nil
}

var bracket = regexp.MustCompile(`\s*\([^)]*\)`)

func (b *builder) countries() error {
	iso, err := b.table("kb/country-codes/data/country-codes.csv", ',')
	if err != nil {
		return err
	}
	derived, err := b.table("kb/derived/countries.tsv", '\t')
	if err != nil {
		return err
	}
	id := make(map[string]string)
	for _, row := range derived {
		id[row["iso2"]] = row["qid"]
	}
	var rows [][]string
	for _, row := range iso {
		code := row["ISO3166-1-Alpha-2"]
		q := row["wikidata_id"]
		q = q[strings.LastIndex(q, "/")+1:]
		if q == "" {
			q = id[code]
		}
		if q == "" || code == "" {
			continue
		}
		names := newNames()
		names.add("fr", bracket.ReplaceAllString(row["UNTERM French Short"], ""), row["official_name_fr"], article(row["UNTERM French Formal"]))
		names.add("en", row["CLDR display name"], bracket.ReplaceAllString(row["UNTERM English Short"], ""), row["official_name_en"], article(row["UNTERM English Formal"]))
		b.code[q] = code
		b.code[strings.ToLower(row["CLDR display name"])] = code
		b.code[strings.ToLower(bracket.ReplaceAllString(row["UNTERM English Short"], ""))] = code
		rows = append(rows, []string{q, "country", code, "", "country-codes", names.String()})
	}
	return write("countries", "id	type	country	gender	source	names", rows)
}

// article leaves out the article before a formal name.
func article(name string) string {
	for _, a := range []string{"la ", "le ", "les ", "l'", "l’", "the "} {
		if rest, ok := strings.CutPrefix(name, a); ok {
			return rest
		}
	}
	return name
}

func (b *builder) demonyms() error {
	bytes, err := os.ReadFile(filepath.Join(b.from, "lexicons/demonyms-fr/demonyms.txt"))
	if err != nil {
		return err
	}
	derived, err := b.table("kb/derived/countries.tsv", '\t')
	if err != nil {
		return err
	}
	french := make(map[string]string)
	for _, row := range derived {
		french[strings.ToLower(row["name_fr"])] = row["iso2"]
	}
	var rows [][]string
	for line := range strings.Lines(string(bytes)) {
		places, words, ok := strings.Cut(strings.TrimSpace(line), " ---> ")
		if !ok {
			continue
		}
		for place := range strings.SplitSeq(places, " - ") {
			if code := french[strings.ToLower(strings.TrimSpace(place))]; code != "" {
				for word := range strings.SplitSeq(words, " - ") {
					rows = append(rows, []string{code, strings.ToLower(strings.TrimSpace(word))})
				}
				break
			}
		}
	}
	for _, pair := range english {
		code, words, _ := strings.Cut(pair, " ")
		for word := range strings.SplitSeq(words, ",") {
			rows = append(rows, []string{code, word})
		}
	}
	return write("demonyms", "country	word", rows)
}

func (b *builder) bodies() error {
	igos, err := b.table("kb/derived/igos.tsv", '\t')
	if err != nil {
		return err
	}
	french, err := b.table("kb/derived/sigles_fr.tsv", '\t')
	if err != nil {
		return err
	}
	short := make(map[string]string)
	for _, row := range french {
		short[row["qid"]] = row["abbr_fr"]
	}
	var rows [][]string
	for _, row := range igos {
		names := newNames()
		names.add("fr", row["name_fr"], short[row["qid"]], row["abbr_fr"])
		names.add("en", row["name_en"], row["abbr_en"])
		names.add("en", strings.Split(row["other_en"], ";")...)
		if row["qid"] != "" {
			rows = append(rows, []string{row["qid"], "organization", "", "", "supraverden", names.String()})
		}
	}
	return write("bodies", "id	type	country	gender	source	names", rows)
}

// office tells the kind of an office by its English title.
func office(title string) string {
	title = strings.ToLower(title)
	has := func(some ...string) bool {
		return slices.ContainsFunc(some, func(s string) bool { return strings.HasPrefix(title, s) })
	}
	switch {
	case strings.Contains(title, "foreign") || strings.Contains(title, "external"):
		return "foreign minister"
	case has("vice ", "deputy ", "member", "co-"):
		return ""
	case has("supreme leader"):
		return "supreme leader"
	case has("president of the government", "president of the council", "prime minister", "chancellor", "taoiseach", "premier"):
		return "prime minister"
	case has("president"):
		return "president"
	case has("monarch", "king", "queen", "emir", "sultan", "emperor", "grand duke", "prince"):
		return "monarch"
	case has("secretary of state of the united states", "united states secretary of state"):
		return "foreign minister"
	case has("secretary-general of the united nations"):
		return "secretary-general"
	}
	return ""
}

func (b *builder) offices() error {
	rows, err := b.table("kb/derived/offices.tsv", '\t')
	if err != nil {
		return err
	}
	asOf := map[string]string{"world-leaders-2021": "2022-10", "foreign-ministers": "2023-01"}
	for _, row := range rows {
		code, kind := b.code[row["country_qid"]], office(row["position_en"])
		if code == "" || kind == "" || row["person_en"] == "" {
			continue
		}
		b.person(row["person_qid"], code, row["source"], row["person_en"])
		b.terms = append(b.terms, []string{code, kind, row["position_qid"], row["person_qid"], row["person_en"], row["start"], row["end"], asOf[row["source"]], row["source"]})
	}
	if err := b.current(); err != nil {
		return err
	}
	for _, file := range []string{"current", "holders21"} {
		rows, err := b.table("kb/world-offices/html/"+file+".csv", ',')
		if err != nil {
			return err
		}
		for _, row := range rows {
			if row["position"] == "Secretary-General of the United Nations" && row["start"] != "" {
				b.person(row["personID"], "", "world", row["person"])
				b.terms = append(b.terms, []string{"UN", "secretary-general", "Q81066", row["personID"], row["person"], row["start"], row["end"], "2023-01", "world"})
			}
		}
	}
	slices.SortFunc(b.terms, func(x, y []string) int { return slices.Compare(x, y) })
	b.terms = slices.CompactFunc(b.terms, slices.Equal[[]string])
	return write("offices", "country	office	post	person	name	start	end	as of	source", b.terms)
}

// current reads who heads states and governments now, in lists by position.
func (b *builder) current() error {
	path := filepath.Join(b.from, "kb/world-leaders-current/data/current/by-position.json")
	bytes, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var lists map[string][]struct {
		Country  string
		Name     string `json:"name_en"`
		Wikidata string `json:"wikidata_id"`
		Since    string
	}
	if err := json.Unmarshal(bytes, &lists); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	kinds := map[string]string{"presidents": "president", "prime_ministers": "prime minister", "chancellors": "prime minister", "monarchs": "monarch"}
	for list, people := range lists {
		for _, p := range people {
			code := b.code[strings.ReplaceAll(p.Country, "-", " ")]
			if code == "" || kinds[list] == "" || p.Wikidata == "" || p.Since == "" {
				continue
			}
			b.person(p.Wikidata, code, "world-leaders-current", p.Name)
			b.terms = append(b.terms, []string{code, kinds[list], "", p.Wikidata, p.Name, p.Since, "", "2026-08-22", "world-leaders-current"})
		}
	}
	return nil
}

// legislators reads the few fields that are needed of a file whose form is
// fixed: one key a line.
func (b *builder) legislators() error {
	for _, file := range []string{"legislators-current.yaml", "executive.yaml"} {
		bytes, err := os.ReadFile(filepath.Join(b.from, "kb/us-legislators", file))
		if err != nil {
			return err
		}
		for block := range strings.SplitSeq("\n"+string(bytes), "\n- id:") {
			value := func(key string) string {
				_, rest, ok := strings.Cut(block, "\n    "+key+": ")
				if !ok {
					return ""
				}
				line, _, _ := strings.Cut(rest, "\n")
				return strings.Trim(line, `'"`)
			}
			id := value("wikidata")
			name := value("official_full")
			plain := strings.TrimSpace(value("first") + " " + value("last"))
			if id == "" || value("last") == "" {
				continue
			}
			if name == "" {
				name = plain
			}
			b.person(id, "US", "us-legislators", name, plain, value("wikipedia"))
			if nick := value("nickname"); nick != "" {
				b.person(id, "US", "us-legislators", nick+" "+value("last"))
			}
			b.people[id][1] = strings.ToLower(value("gender"))
		}
	}
	return nil
}

func (b *builder) genders() error {
	rows, err := b.table("kb/world-offices/html/bio.csv", ',')
	if err != nil {
		return err
	}
	for _, row := range rows {
		b.person(row["id"], "", "world", row["name"], bracket.ReplaceAllString(row["enwiki"], ""))
		if p := b.people[row["id"]]; p != nil && p[1] == "" {
			p[1] = map[string]string{"male": "m", "female": "f"}[row["gender"]]
		}
	}
	return nil
}

// person notes names of somebody.
func (b *builder) person(id, country, source string, names ...string) {
	if !strings.HasPrefix(id, "Q") {
		return
	}
	p := b.people[id]
	if p == nil {
		p = []string{country, "", source}
	}
	if p[0] == "" {
		p[0] = country
	}
	for _, n := range names {
		// A single word names too many.
		if strings.Contains(n, " ") && !strings.ContainsAny(n, "|\t") && !slices.Contains(p[3:], n) {
			p = append(p, n)
		}
	}
	b.people[id] = p
}

func (b *builder) writePeople() error {
	var rows [][]string
	for id, p := range b.people {
		if len(p) > 3 {
			rows = append(rows, []string{id, "person", p[0], p[1], p[2], strings.Join(p[3:], "|")})
		}
	}
	slices.SortFunc(rows, func(x, y []string) int { return slices.Compare(x, y) })
	return write("people", "id	type	country	gender	source	names", rows)
}

// nameList is a list of names with their languages, each once.
type nameList struct{ all []string }

func newNames() *nameList { return &nameList{} }

func (n *nameList) add(lang string, some ...string) {
	for _, s := range some {
		s = strings.TrimSpace(strings.ReplaceAll(s, "|", " "))
		if s != "" && !slices.Contains(n.all, lang+":"+s) {
			n.all = append(n.all, lang+":"+s)
		}
	}
}

func (n *nameList) String() string { return strings.Join(n.all, "|") }

func write(name, head string, rows [][]string) error {
	var text strings.Builder
	text.WriteString("# " + head + "\n# made by go run ./internal/kb/build; licences: sources.tsv\n")
	for _, row := range rows {
		for i, cell := range row {
			row[i] = strings.Join(strings.Fields(cell), " ")
		}
		text.WriteString(strings.Join(row, "\t") + "\n")
	}
	return os.WriteFile(filepath.Join(out, name+".tsv"), []byte(text.String()), 0o666)
}
