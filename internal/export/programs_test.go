package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// The programs that the forms are made for open them and read what was written.
func TestOtherProgramsOpenIt(t *testing.T) {
	python := os.Getenv("SELON_PYTHON")
	if python == "" {
		t.Skip("SELON_PYTHON names no Python with duckdb, pandas, pyarrow, networkx, rdflib, lxml and followthemoney")
	}
	dir := t.TempDir()
	records := dataSamples()
	forms := map[string]string{"json": "jsonl"}
	for _, name := range dataForms() {
		forms[name] = name
	}
	for name, extension := range forms {
		file := filepath.Join(dir, "statements."+extension)
		if err := os.WriteFile(file, []byte(printed(t, name, Options{}, records...)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	count := strconv.Itoa(len(allRows(records)))
	out, err := exec.Command(python, "testdata/opens.py", dir, count, strconv.Itoa(len(records))).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("\n%s", out)
}
