package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"selon/internal/pipeline"
)

// An assistant of another implementation lists and calls every tool.
// SELON_PYTHON names a Python with the packages of testdata/programs.txt.
func TestOtherProgramsTalkToIt(t *testing.T) {
	python := os.Getenv("SELON_PYTHON")
	if python == "" {
		t.Skip("SELON_PYTHON names no Python with the packages of testdata/programs.txt")
	}
	if _, err := pipeline.New(pipeline.Options{Jobs: 1}); err != nil {
		t.Skip(err)
	}
	program, err := exec.LookPath("selon")
	if err != nil {
		t.Skip("the program is not on the path of this test")
	}
	dir := t.TempDir()
	report, db := filepath.Join(dir, "report.txt"), filepath.Join(dir, "r.db")
	if err := os.WriteFile(report, []byte("La ministre Odile Marchetti a déclaré mardi que le pont serait fermé."), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(program, "add", "--db", db, report).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(python, "testdata/mcp_client.py", program, db).CombinedOutput()
	for _, way := range []string{"stdio", "http"} {
		if err != nil || !strings.Contains(string(out), way+" tools: compare_outlets dossier find_statements prove_statement who_is") {
			t.Errorf("%s: %v\n%s", way, err, out)
		}
	}
}
