package assist

import (
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"selon/internal/ask"
	"selon/internal/store"
)

// mostBytes is how long a request may be.
const mostBytes = 1 << 20

// Handler answers assistants over HTTP, at any path. With a token, a request
// must carry it as "Authorization: Bearer TOKEN". Pages of other sites and
// names that only pretend to be this machine are refused. Nothing is kept from
// one request to the next.
func Handler(s *store.Store, a *ask.Asker, version, token string) http.Handler {
	server := Server(s, a, version)
	answer := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server },
		&mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true, MaxRequestBodyBytes: mostBytes})
	return http.NewCrossOriginProtection().Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if token != "" && !bears(r, token) {
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "this record needs its token: Authorization: Bearer TOKEN", http.StatusUnauthorized)
			return
		}
		answer.ServeHTTP(w, r)
	}))
}

// bears reports whether a request carries the token.
func bears(r *http.Request, token string) bool {
	got, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && subtle.ConstantTimeCompare([]byte(got), []byte(token)) == 1
}
