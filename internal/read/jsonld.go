package read

import (
	"encoding/json"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// linked is what JSON-LD says of an article.
type linked struct {
	title, lead, outlet, published, modified, url, lang string
}

// articleData finds the article in a page's JSON-LD scripts: an object of an
// article's type, alone, in a list or in an @graph, and the names that objects
// beside it give to its publisher. Of a script that cannot be parsed, the date is
// kept.
func articleData(scripts []string) linked {
	var nodes []map[string]any
	for _, s := range scripts {
		var v any
		if json.Unmarshal([]byte(repair(s)), &v) == nil {
			nodes = append(nodes, flatten(v)...)
		} else if m := ldDate.FindStringSubmatch(s); m != nil {
			nodes = append(nodes, map[string]any{"@type": "WebPage", "datePublished": m[1]})
		}
	}
	best, rank := map[string]any(nil), 0
	for _, n := range nodes {
		if r := articleRank(n); r > rank {
			best, rank = n, r
		}
	}
	if best == nil {
		return linked{}
	}
	return linked{
		title:     plainString(best["headline"], best["name"]),
		lead:      plainString(best["description"]),
		outlet:    plainString(name(best["publisher"], nodes), name(best["sourceOrganization"], nodes), name(best["isPartOf"], nodes)),
		published: plainString(best["datePublished"], best["dateCreated"]),
		modified:  plainString(best["dateModified"]),
		url:       plainString(best["url"], best["mainEntityOfPage"], id(best["mainEntityOfPage"])),
		lang:      plainString(best["inLanguage"]),
	}
}

var ldDate = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{8,40})"`)

// repair undoes what templates do to JSON: comments around it, and line breaks
// inside strings.
func repair(script string) string {
	s := strings.TrimSpace(script)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, wrap[0]), wrap[1]))
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, strings.TrimSuffix(s, ";"))
}

// flatten lists the objects of a JSON-LD value in its order, those in @graph and
// in a WebPage's mainEntity too.
func flatten(v any) []map[string]any {
	switch v := v.(type) {
	case []any:
		var all []map[string]any
		for _, e := range v {
			all = append(all, flatten(e)...)
		}
		return all
	case map[string]any:
		all := []map[string]any{v}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			all = append(all, flatten(v[key])...)
		}
		return all
	}
	return nil
}

// articleRank says how surely an object describes the page's article; 0 if not.
func articleRank(n map[string]any) int {
	types, _ := n["@type"].([]any)
	if t, ok := n["@type"].(string); ok {
		types = []any{t}
	}
	rank := 0
	for _, t := range types {
		t, _ := t.(string)
		switch {
		case strings.HasSuffix(t, "NewsArticle"):
			rank = max(rank, 3)
		case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "Posting"), strings.HasSuffix(t, "Report"):
			rank = max(rank, 2)
		case t == "WebPage":
			rank = max(rank, 1)
		}
	}
	return rank
}

// name returns the name of an organisation that is given as an object, as a
// list of them, by its name, or by a reference to one of nodes.
func name(v any, nodes []map[string]any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			return name(v[0], nil)
		}
	case map[string]any:
		if s := plainString(v["name"]); s != "" {
			return s
		}
		for _, n := range nodes {
			if ref := id(v); ref != "" && id(n) == ref {
				return plainString(n["name"])
			}
		}
	}
	return ""
}

func id(v any) string {
	m, _ := v.(map[string]any)
	s, _ := m["@id"].(string)
	return s
}

// plainString returns the first value that is a string, or a list or an object
// that begins with one, without the entities that some pages leave in.
func plainString(values ...any) string {
	for _, v := range values {
		switch w := v.(type) {
		case []any:
			if len(w) == 0 {
				continue
			}
			v = w[0]
		case map[string]any:
			v = w["@value"]
			if v == nil && len(w) == 1 {
				v = w[slices.Collect(maps.Keys(w))[0]]
			}
		}
		if s, ok := v.(string); ok && strings.TrimSpace(s) != "" {
			return strings.TrimSpace(html.UnescapeString(s))
		}
	}
	return ""
}
