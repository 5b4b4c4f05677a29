package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"selon"
)

func dataForms() []string {
	return []string{"csv", "parquet", "jsonld", "tei", "graphml", "gexf", "ftm"}
}

func TestDataFormsAreDeterministic(t *testing.T) {
	for _, name := range dataForms() {
		first, second := printed(t, name, Options{}, dataSamples()...), printed(t, name, Options{}, dataSamples()...)
		if first != second {
			t.Errorf("%s prints the same records differently", name)
		}
	}
}

// allRows are the rows that csv and parquet are to hold.
func allRows(records []*selon.Record) []statementRow {
	var rows []statementRow
	for _, rec := range records {
		rows = append(rows, statementRows(rec)...)
	}
	return rows
}

func TestCSVIsReadBack(t *testing.T) {
	out := printed(t, "csv", Options{}, dataSamples()...)
	lines, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(lines[0], csvHead()) {
		t.Errorf("the head is %q", lines[0])
	}
	rows := allRows(dataSamples())
	if len(lines) != len(rows)+1 {
		t.Fatalf("%d lines for %d statements", len(lines), len(rows))
	}
	for i, line := range lines[1:] {
		for c, want := range rows[i].cells() {
			// Go's reader makes a line feed of CRLF inside of a cell.
			if want = strings.ReplaceAll(want, "\r\n", "\n"); line[c] != want {
				t.Errorf("%s of %s is %q, want %q", csvHead()[c], rows[i].ID, line[c], want)
			}
		}
	}
	if out := printed(t, "csv", Options{}); out != strings.Join(csvHead(), ",")+"\r\n" {
		t.Errorf("without documents there is %q", out)
	}
}

// The columns say what the record says.
func TestStatementRows(t *testing.T) {
	rec := crossing()
	rows := statementRows(rec)
	points := []rune(rec.Document.Text)
	for i, r := range rows {
		var pieces []string
		for _, s := range r.ContentSpans {
			pieces = append(pieces, string(points[s.Start:s.End]))
		}
		if got := strings.Join(pieces, " […] "); got != r.Content {
			t.Errorf("the spans of %s cut %q, the content is %q", r.ID, got, r.Content)
		}
		if s := rec.Statements[i]; len(s.Cue) > 0 && string(points[*r.CueStart:*r.CueEnd]) != r.Cue {
			t.Errorf("the cue of %s is not at %d", r.ID, *r.CueStart)
		}
	}
	inner := rows[1].cells()
	want := map[string]string{
		"id": "crossing, 100%.in ner", "parent": "crossing, 100%.outer", "chain": "The <Dam> & Co > Anne Roux > a \"source\"",
		"content": "the dam […] was weak and that Lu Wei knew", "unnamed": "true", "confidence": "0.5", "speaker_wikidata": "",
	}
	for c, head := range csvHead() {
		if w, ok := want[head]; ok && inner[c] != w {
			t.Errorf("%s is %q, want %q", head, inner[c], w)
		}
	}
	if rows[0].SpeakerWikidata != "Q312" || rows[0].Role != "engineer, \"chief\"" || rows[0].Confidence != 0.9123 {
		t.Errorf("the first row is %+v", rows[0])
	}
	if r := rows[3]; r.SourceStart != nil || r.Speaker != "" || r.Chain != "The <Dam> & Co > ?" {
		t.Errorf("a statement without a source is %+v", r)
	}
}

func TestParquetIsReadBack(t *testing.T) {
	for _, records := range [][]*selon.Record{dataSamples(), nil} {
		out := printed(t, "parquet", Options{}, records...)
		rows, err := parquet.Read[statementRow](strings.NewReader(out), int64(len(out)))
		if err != nil {
			t.Fatal(err)
		}
		if want := allRows(records); len(rows) != len(want) || len(want) > 0 && !reflect.DeepEqual(rows, want) {
			t.Errorf("read back\n%+v\nwant\n%+v", rows, want)
		}
	}
}

func TestParquetGroupsRows(t *testing.T) {
	var out bytes.Buffer
	w, err := New("parquet", &out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	each := len(port().Statements)
	documents := 2*rowsAGroup/each + 1
	for range documents {
		if err := w.Write(port()); err != nil {
			t.Fatal(err)
		}
	}
	early := out.Len()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if early == 0 || len(file.RowGroups()) != 3 || file.NumRows() != int64(documents*each) {
		t.Errorf("%d bytes before the end, %d groups, %d rows", early, len(file.RowGroups()), file.NumRows())
	}
}

func TestJSONLDPointsAtTheWords(t *testing.T) {
	out := printed(t, "jsonld", Options{}, dataSamples()...)
	var form struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(out), &form); err != nil {
		t.Fatal(err)
	}
	nodes := make(map[string]map[string]any)
	for _, n := range form.Graph {
		id := n["@id"].(string)
		if nodes[id] != nil {
			t.Errorf("%s is there twice", id)
		}
		nodes[id] = n
	}
	for _, rec := range dataSamples() {
		document := jsonldPageName(rec)
		points := []rune(nodes[document]["articleBody"].(string))
		for i := range rec.Statements {
			s := &rec.Statements[i]
			n := nodes[jsonldName(rec, "statement", s.ID)]
			if n["identifier"] != rec.Document.ID+"."+s.ID || (n["@type"] == "Quotation") != (s.Mode == selon.Direct) {
				t.Errorf("%s is %v", s.ID, n)
			}
			from := document
			if s.Parent != "" {
				from = jsonldName(rec, "statement", s.Parent)
			}
			if got := n["prov:wasQuotedFrom"].(map[string]any)["@id"]; got != from {
				t.Errorf("%s is quoted from %v, want %s", s.ID, got, from)
			}
			targets := nodes[jsonldName(rec, "annotation", s.ID)]["oa:hasTarget"].([]any)
			for j, target := range targets {
				selectors := target.(map[string]any)["oa:hasSelector"].([]any)
				place, quote := selectors[0].(map[string]any), selectors[1].(map[string]any)
				from, to := int(place["oa:start"].(float64)), int(place["oa:end"].(float64))
				want := s.Content[j].Cut(rec.Document.Text)
				if string(points[from:to]) != want || quote["oa:exact"] != want {
					t.Errorf("%s points at %q and quotes %q, want %q", s.ID, string(points[from:to]), quote["oa:exact"], want)
				}
				whole := quote["oa:prefix"].(string) + want + quote["oa:suffix"].(string)
				if !strings.Contains(rec.Document.Text, whole) {
					t.Errorf("%q does not stand in the text", whole)
				}
			}
		}
	}
}

// checkXML says that a reader of XML comes to the end; encoding/xml refuses
// the characters that XML 1.0 forbids.
func checkXML(t testing.TB, out string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(out)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, out)
		}
	}
}

// teiSaid is a <said> as read back.
type teiSaid struct{ id, n, who, toWhom, direct, next, prev, words string }

// readTEI returns the words of every body and the said elements, in order.
func readTEI(t testing.TB, out string) (bodies []string, said []*teiSaid, ids map[string]bool) {
	t.Helper()
	ids = make(map[string]bool)
	var body *strings.Builder
	var open []*teiSaid
	for d := xml.NewDecoder(strings.NewReader(out)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return bodies, said, ids
		}
		if err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		switch e := token.(type) {
		case xml.StartElement:
			s := &teiSaid{}
			for _, a := range e.Attr {
				switch a.Name.Local {
				case "id":
					if s.id = a.Value; ids[a.Value] {
						t.Errorf("xml:id %s is there twice", a.Value)
					}
					ids[a.Value] = true
				case "n":
					s.n = a.Value
				case "who":
					s.who = a.Value
				case "toWhom":
					s.toWhom = a.Value
				case "direct":
					s.direct = a.Value
				case "next":
					s.next = a.Value
				case "prev":
					s.prev = a.Value
				}
			}
			switch e.Name.Local {
			case "body":
				body = new(strings.Builder)
			case "said":
				open = append(open, s)
				said = append(said, s)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "body":
				bodies = append(bodies, body.String())
				body = nil
			case "said":
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if body != nil {
				body.Write(e)
			}
			for _, s := range open {
				s.words += string(e)
			}
		}
	}
}

// checkTEI says that the body is the text and that the parts of each content,
// put together, are the content's words.
func checkTEI(t testing.TB, records ...*selon.Record) {
	t.Helper()
	bodies, said, ids := readTEI(t, printed(t, "tei", Options{}, records...))
	safe := func(s string) string { return strings.Map(xmlRune, s) }
	parts := make(map[string][]*teiSaid)
	for _, s := range said {
		parts[s.n] = append(parts[s.n], s)
		for _, ref := range append(strings.Fields(s.toWhom), s.who, s.next, s.prev) {
			if ref != "" && !ids[strings.TrimPrefix(ref, "#")] {
				t.Errorf("%s leads nowhere", ref)
			}
		}
	}
	for i, rec := range records {
		if want := safe(rec.Document.Text); bodies[i] != want {
			t.Errorf("the body is %q, the text %q", bodies[i], want)
		}
		for _, s := range rec.Statements {
			want, got, prev := "", "", ""
			for _, c := range s.Content {
				want += safe(c.Cut(rec.Document.Text))
			}
			list := parts[safe(utf8Only(fullID(rec, s.ID)))]
			for j, part := range list {
				next := ""
				if j+1 < len(list) {
					next = "#" + list[j+1].id
				}
				if part.prev != prev || part.next != next || part.direct != strconv.FormatBool(s.Mode == selon.Direct) {
					t.Errorf("part %d of %s: %+v", j, s.ID, part)
				}
				prev = "#" + part.id
				got += part.words
			}
			if got != want {
				t.Errorf("the parts of %s are %q, want %q", s.ID, got, want)
			}
		}
	}
}

func TestTEIHoldsTheText(t *testing.T) {
	checkTEI(t, dataSamples()...)
	checkTEI(t)
	for seed := range 300 {
		random := rand.New(rand.NewPCG(uint64(seed), 3))
		checkTEI(t, randomRecord(crossing().Document.Text, "x", random))
	}
	_, said, _ := readTEI(t, printed(t, "tei", Options{}, crossing()))
	first := said[1]
	if first.who != "#d1e1" || first.toWhom != "#d1e2" || first.direct != "false" {
		t.Errorf("the first is %+v", first)
	}
}

func TestParagraphsMakeUpTheText(t *testing.T) {
	for text, want := range map[string][]string{
		"":                          {""},
		"\n \n":                     {"\n \n"},
		"\n\na\r\nb\rc\n\n \nd\n":   {"\n\na\r\n", "b\r", "c\n\n \n", "d\n"},
		"one line only":             {"one line only"},
		"a\u2028b\u0085c\r\n\r\nd ": {"a\u2028b\u0085c\r\n\r\n", "d "},
	} {
		var got []string
		for _, p := range paragraphs(text) {
			got = append(got, p.Cut(text))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q is divided into %q, want %q", text, got, want)
		}
	}
}

// Every node and every edge has every attribute, and each with a value.
func TestGraphs(t *testing.T) {
	graphml := printed(t, "graphml", Options{}, dataSamples()...)
	checkXML(t, graphml)
	gexf := printed(t, "gexf", Options{}, dataSamples()...)
	checkXML(t, gexf)
	type data struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
	var form struct {
		Keys []struct {
			ID  string `xml:"id,attr"`
			For string `xml:"for,attr"`
		} `xml:"key"`
		Nodes []struct {
			Data []data `xml:"data"`
		} `xml:"graph>node"`
		Edges []struct {
			Data []data `xml:"data"`
		} `xml:"graph>edge"`
	}
	if err := xml.Unmarshal([]byte(graphml), &form); err != nil {
		t.Fatal(err)
	}
	for _, n := range append(form.Nodes, form.Edges...) {
		if len(n.Data) != 6 && len(n.Data) != 5 {
			t.Errorf("%d attributes: %v", len(n.Data), n.Data)
		}
		for _, d := range n.Data {
			if d.Value == "" {
				t.Errorf("%s has no value", d.Key)
			}
		}
	}
	g := newGraph()
	for range 2 { // the same twice: weights are twice as much
		for _, rec := range dataSamples() {
			g.add(rec)
		}
	}
	var edges []string
	for _, e := range g.edges {
		edges = append(edges, fmt.Sprint(g.nodes[e.from].label, " ", e.kind, " ", g.nodes[e.to].label, " ", len(e.statements), " ", known(e.first)))
	}
	want := []string{
		"Anne Roux about Lu Wei 2 2024-08-06", "Anne Roux to Lu Wei 2 2024-08-06", "a \"source\" about Lu Wei 2 2024-08-06",
		"Lu Wei about Anne Roux 2 2024-08-06", "Anne Roux to ministry & <sons> 2 2024-08-06",
	}
	if !reflect.DeepEqual(edges, want) {
		t.Errorf("the edges are %q", edges)
	}
	if got := g.edges[2].listed(); got != "crossing,%20100%25.in%20ner crossing,%20100%25.in%20ner" {
		t.Errorf("the statements are %q", got)
	}
}

func TestFTMLines(t *testing.T) {
	out := printed(t, "ftm", Options{}, dataSamples()...)
	kinds := make(map[string]int)
	for line := range strings.Lines(out) {
		var e ftmEntity
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		kinds[e.Schema]++
		if e.Schema == "Note" && (len(e.Properties["description"]) != 1 || len(e.Properties["proof"]) != 1) {
			t.Errorf("a note is %v", e)
		}
	}
	if kinds["Note"] != len(allRows(dataSamples())) || kinds["Article"] != len(dataSamples()) {
		t.Errorf("there are %v", kinds)
	}
}

func TestWebAddressAndDay(t *testing.T) {
	for address, good := range map[string]bool{
		"https://example.org/a?b=c#d": true, "http://été.fr/x": true, "javascript:alert(1)": false, "https://": false, "": false,
		"https://a/<b>": false, "https://a/b c": false, "https://a/\u0085": false, "ftp://a/b": false, "//a/b": false, "https://a/\"": false,
	} {
		if got := webAddress(address); (got != "") != good {
			t.Errorf("%q is taken for %q", address, got)
		}
	}
	for published, want := range map[string]string{
		"2024": "2024", "2024-08": "2024-08", "2024-08-05": "2024-08-05", "2024-08-05T10:00:00Z": "2024-08-05",
		"": "", "5 August": "", "2024-8-5": "", "2024/08/05": "", "٢٠٢٤": "", "2024-08-": "",
	} {
		if got := day(published); got != want {
			t.Errorf("the day of %q is %q, want %q", published, got, want)
		}
	}
	for id, good := range map[string]bool{"Q1": true, "Q312": true, "Q0": false, "Q": false, "": false, "q1": false, "Q1<": false, "P31": false} {
		if got := qnumber(id); (got != "") != good {
			t.Errorf("%q is taken for %q", id, got)
		}
	}
}

// Who is named only in part inside of a content is not spoken of there.
func TestMeantLiesInside(t *testing.T) {
	rec := &selon.Record{Entities: []selon.Entity{
		{ID: "across", Mentions: []selon.Mention{{Span: selon.Span{From: 3, To: 6}}}},
		{ID: "inside", Mentions: []selon.Mention{{Span: selon.Span{From: 9, To: 10}}, {Span: selon.Span{From: 5, To: 8}}}},
	}}
	got := meant(rec, []selon.Span{{From: 0, To: 1}, {From: 5, To: 8}})
	if len(got) != 1 || got[0].ID != "inside" {
		t.Errorf("meant are %v", got)
	}
}
