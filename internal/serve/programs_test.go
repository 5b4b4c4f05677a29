package serve

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Schemathesis makes up requests from the description of the API and looks
// whether the answers are as described. SELON_PYTHON names a Python with the
// packages of testdata/programs.txt.
func TestOtherProgramsFindTheAPIAsDescribed(t *testing.T) {
	python := os.Getenv("SELON_PYTHON")
	if python == "" {
		t.Skip("SELON_PYTHON names no Python with the packages of testdata/programs.txt")
	}
	h, _ := handler(t, Options{Token: "tok", PerSec: 1e6, PerBurst: 1e6})
	server := httptest.NewServer(h)
	defer server.Close()
	program := filepath.Join(filepath.Dir(python), "schemathesis")
	out, err := exec.Command(program, "--config-file", "testdata/schemathesis.toml", "run", server.URL+"/api/v1/openapi.json",
		"--max-examples", "50", "--seed", "1", "-H", tokenHeader+": tok").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
