// Package serve shows a record in a browser and by a JSON API.
//
// In: a record and who asks it. Out: a handler with the reader, questions,
// dossiers, networks and outlets as pages in French and English, the same answers as JSON,
// and corrections for whoever has the token.
//
// Articles are shown as text only. Nothing is loaded from elsewhere, no script or
// style stands inside of a page, and what is written needs a token that no other
// site can send.
package serve

import (
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"runtime"
	"time"

	"selon/internal/ask"
	"selon/internal/store"
)

//go:embed static pages
var files embed.FS

// Options say how to serve.
type Options struct {
	Token    string                                             // needed for corrections; empty: nothing can be corrected
	ReadOnly bool                                               // nothing can be corrected, whoever has the token
	Closed   bool                                               // whether reading needs the token too, as where others can reach the server
	Name     string                                             // in whose name corrections are kept where the request names nobody
	Key      func(document, name, kind, wikidata string) string // of a speaker, across documents
	Now      func() time.Time
	PerSec   float64 // requests that an address may make in a second; 0 is 50
	PerBurst float64 // and at once; 0 is 200
}

// server answers requests about one record.
type server struct {
	store *store.Store
	asker *ask.Asker
	o     Options
	pages *template.Template
}

// New returns the handler of a record.
func New(s *store.Store, a *ask.Asker, o Options) (http.Handler, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.PerSec == 0 {
		o.PerSec, o.PerBurst = 50, 200
	}
	pages, err := template.New("").Funcs(template.FuncMap{"day": day, "percent": percent, "bar": bar, "pair": pair}).ParseFS(files, "pages/*.html")
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	sv := &server{s, a, o, pages}
	mux := http.NewServeMux()
	static, err := fs.Sub(files, "static")
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(static))))
	turn := newTurns(2 * runtime.GOMAXPROCS(0))
	for _, r := range sv.routes() {
		if !r.streams {
			r.handle = turn.taken(r.handle)
		}
		mux.HandleFunc(r.method+" "+r.path, r.handle)
	}
	return sv.guarded(newLimiter(o.PerSec, o.PerBurst, o.Now).limited(sv.found(mux))), nil
}

// route is one address with who answers it; About is what the API's description
// says of it, empty for pages.
type route struct {
	method, path string
	handle       http.HandlerFunc
	about        string
	query        []parameter
	answer, body any  // what goes out and what comes in, as Go types
	streams      bool // whether the answer takes as long as the one who asks reads it
}

// parameter is a value in an address.
type parameter struct {
	name, about string
	schema      map[string]any // nil: any string
}

func (sv *server) routes() []route {
	return append([]route{
		{method: "GET", path: "/{$}", handle: sv.home},
		{method: "GET", path: "/ask", handle: sv.ask},
		{method: "GET", path: "/who", handle: sv.who},
		{method: "GET", path: "/network", handle: sv.network},
		{method: "GET", path: "/network.svg", handle: sv.networkPicture},
		{method: "GET", path: "/outlets", handle: sv.outlets},
		{method: "GET", path: "/api", handle: sv.manual},
		{method: "GET", path: "/d/{document}", handle: sv.reader},
		{method: "GET", path: "/d/{document}/compare", handle: sv.compare},
		{method: "GET", path: "/d/{document}/{version}", handle: sv.reader},
	}, sv.api()...)
}

// cached lets browsers keep what belongs to the program for a while.
func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=3600")
		h.ServeHTTP(w, r)
	})
}
