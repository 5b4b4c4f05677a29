package serve

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The journeys of a newcomer in a real browser, over a hostile record, in two
// languages, at two widths, by keyboard; and what axe-core says of the pages.
// SELON_CHROMIUM names the browser; npm ci in browser brings the rest.
func TestBrowser(t *testing.T) {
	chromium := os.Getenv("SELON_CHROMIUM")
	if chromium == "" {
		t.Skip("SELON_CHROMIUM names no browser")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not here")
	}
	if _, err := os.Stat(filepath.Join("browser", "node_modules")); err != nil {
		t.Skip("npm ci was not run in browser")
	}
	h, _ := handler(t, Options{Token: "tok", PerSec: 1000, PerBurst: 10_000})
	server := httptest.NewServer(h)
	defer server.Close()
	out, err := exec.Command(node, "browser/journeys.mjs", server.URL, chromium, "tok").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "all journeys done") {
		t.Errorf("%v\n%s", err, out)
	}
}
