package assist

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"selon/internal/ask"
)

// bearer adds a token to every request.
type bearer string

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(b))
	return http.DefaultTransport.RoundTrip(r)
}

func TestEveryToolOverHTTP(t *testing.T) {
	s := record(t)
	server := httptest.NewServer(Handler(s, ask.New(s, nothingKnown{}), "test", "secret"))
	defer server.Close()
	connect := func(token string) (*mcp.ClientSession, error) {
		return mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(context.Background(),
			&mcp.StreamableClientTransport{Endpoint: server.URL, HTTPClient: &http.Client{Transport: bearer(token)}, DisableStandaloneSSE: true}, nil)
	}
	if c, err := connect("guess"); err == nil {
		c.Close()
		t.Error("a wrong token opens the record")
	}
	c, err := connect("secret")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var found FindOutput
	if err := call(t, c, "find_statements", map[string]any{"question": "speaker:marchetti"}, &found); err != nil || found.Total != 1 {
		t.Fatal(found, err)
	}
	for tool, arguments := range map[string]map[string]any{
		"prove_statement": {"id": found.Statements[0].ID}, "who_is": {"name": "marchetti"}, "dossier": {"name": "Odile"}, "compare_outlets": {"question": ""},
	} {
		var out any
		if err := call(t, c, tool, arguments, &out); err != nil {
			t.Errorf("%s: %v", tool, err)
		}
	}
}

func TestOtherSitesAreRefused(t *testing.T) {
	s := record(t)
	server := httptest.NewServer(Handler(s, ask.New(s, nothingKnown{}), "test", ""))
	defer server.Close()
	const hello = `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}`
	for name, c := range map[string]struct {
		change func(*http.Request)
		body   string
		want   int
	}{
		"another site's page":      {func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, hello, http.StatusForbidden},
		"a name that pretends":     {func(r *http.Request) { r.Host = "evil.example" }, hello, http.StatusForbidden},
		"more than a request may":  {func(*http.Request) {}, strings.Repeat(" ", mostBytes+1) + hello, http.StatusRequestEntityTooLarge},
		"not a message":            {func(*http.Request) {}, "{", http.StatusBadRequest},
		"a client of this machine": {func(*http.Request) {}, hello, http.StatusOK},
	} {
		r, err := http.NewRequest("POST", server.URL, strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		c.change(r)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != c.want {
			t.Errorf("%s: %s, want %d", name, answer.Status, c.want)
		}
	}
}
