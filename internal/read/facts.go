package read

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts is what a page says of itself. What it does not say is empty.
type facts struct {
	title, outlet, published, url, lang string
	lead                                string // what stands under the title, often cut off
}

// pageFacts reads a page's metadata. Where several vocabularies disagree, the
// one that is written for machines to cite the article goes first: JSON-LD,
// then Open Graph, then the older ones.
func pageFacts(root *html.Node) facts {
	m := gather(root)
	ld := articleData(m.scripts)
	f := facts{
		url: firstURL(m.canonical, m.first("og:url"), ld.url, m.first("parsely-link", "twitter:url")),
		outlet: first(strings.TrimRight(m.first("og:site_name"), "/ "), ld.outlet, m.first("application-name", "dc.publisher", "dcterms.publisher",
			"publisher", "parsely-site", "cre", "copyright-holder")),
		published: firstDate(ld.published, m.first("article:published_time", "og:article:published_time"), m.first("datepublished"),
			m.first("parsely-pub-date"), m.first("dcterms.issued", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date"),
			m.first("sailthru.date", "bt:pubdate"), m.first("cxenseparse:recs:publishtime"),
			m.first("pubdate", "publishdate", "publish-date", "publication_date", "article.published", "article:published"),
			m.first("article:publicationdate", "article_date_original"), m.first("datecreated"), m.first("date"),
			m.time, ld.modified, dateInPath(firstURL(m.canonical, m.first("og:url"), ld.url))),
		lang: languageCode(first(m.lang, ld.lang, m.first("og:locale", "content-language", "dc.language", "inlanguage"))),
	}
	if f.outlet == "" {
		if address, err := url.Parse(f.url); err == nil {
			f.outlet = strings.TrimPrefix(address.Hostname(), "www.")
		}
	}
	if !strings.Contains(m.title, strings.TrimSpace(m.heading)) {
		m.heading = "" // a logo, as often as not
	}
	f.title = withoutOutlet(first(ld.title, m.first("og:title"), m.first("headline"),
		m.first("parsely-title", "dc.title", "twitter:title"), m.heading, m.title), f.outlet)
	f.lead = first(m.first("og:description"), ld.lead, m.first("description"))
	return f
}

// first returns the first string that is not blank, on one line.
func first(all ...string) string {
	for _, s := range all {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			return s
		}
	}
	return ""
}

func firstDate(all ...string) string {
	for _, s := range all {
		if d := date(s); d != "" {
			return d
		}
	}
	return ""
}

// firstURL returns the first address that is whole: a relative one says nothing
// without the place that the page came from.
func firstURL(all ...string) string {
	for _, s := range all {
		s = strings.TrimSpace(s)
		if u, err := url.Parse(s); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return s
		}
	}
	return ""
}

// withoutOutlet takes the outlet's name off the end of a title, in whichever
// of its forms: "The Argus", "Argus", "argus.example".
func withoutOutlet(title, outlet string) string {
	outlet = lettersOf(outlet)
	for _, bar := range []string{" | ", " - ", " – ", " — ", " : ", " · ", " • "} {
		i := strings.LastIndex(title, bar)
		if i <= 0 {
			continue
		}
		end := lettersOf(title[i+len(bar):])
		if len(end) >= 3 && (strings.Contains(outlet, end) || len(outlet) >= 3 && strings.HasPrefix(end, outlet)) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// lettersOf returns the letters and digits of a name, in lower case.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// metadata is everything of the kind that a page holds, unsorted.
type metadata struct {
	named     map[string]string // first content of each meta name, property or itemprop, in lower case
	scripts   []string          // JSON-LD
	canonical string
	lang      string
	title     string // of the window
	heading   string // the only h1
	headings  int
	time      string // of the first time element, one for publication before any other
	published bool   // whether time is marked as that of publication
}

func (m *metadata) first(names ...string) string {
	for _, n := range names {
		if v := m.named[n]; v != "" {
			return v
		}
	}
	return ""
}

func gather(root *html.Node) *metadata {
	m := &metadata{named: map[string]string{}}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			m.element(n)
		}
	}
	if m.headings > 1 {
		m.heading = ""
	}
	return m
}

func (m *metadata) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		m.lang = attribute(n, "lang")
	case atom.Meta:
		content := first(attribute(n, "content"), attribute(n, "value"))
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			m.name(attribute(n, key), content)
		}
		return
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") && m.canonical == "" {
			m.canonical = attribute(n, "href")
		}
	case atom.Script:
		if strings.Contains(strings.ToLower(attribute(n, "type")), "ld+json") {
			m.scripts = append(m.scripts, textOf(n))
		}
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom == atom.Head && m.title == "" {
			m.title = textOf(n)
		}
	case atom.H1:
		m.headings++
		m.heading = textOf(n)
	case atom.Time:
		at := first(attribute(n, "datetime"), attribute(n, "content"))
		published := has(n, "pubdate") || strings.EqualFold(attribute(n, "itemprop"), "datePublished")
		if date(at) != "" && (m.time == "" || published && !m.published) {
			m.time, m.published = at, published
		}
	}
	if p := attribute(n, "itemprop"); p != "" {
		switch strings.ToLower(p) {
		case "datepublished", "datecreated":
			m.name(p, first(attribute(n, "content"), attribute(n, "datetime"), textOf(n)))
		case "headline":
			m.name(p, textOf(n))
		}
	}
}

func (m *metadata) name(name, content string) {
	name = strings.ToLower(strings.TrimSpace(name))
	if name != "" && content != "" && m.named[name] == "" {
		m.named[name] = content
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// textOf returns the text under a node as it stands.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
