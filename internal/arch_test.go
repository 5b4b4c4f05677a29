// Package internal_test checks that the packages depend on each other as
// ARCHITECTURE.md says.
package internal_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// layers says which packages of the project each one may import. A pattern
// covers the packages it matches (path.Match); a package that is not here is
// to be put here first.
var layers = []struct {
	pattern string
	imports []string
}{
	// The words of the whole project know nothing of it.
	{"selon", nil},

	// What a language adds, and what the network sees, know no documents.
	{"selon/internal/lang", nil},
	{"selon/internal/lang/*", []string{"selon/internal/lang"}},
	{"selon/internal/model", []string{"selon", "selon/internal/model/*"}},
	{"selon/internal/model/kernel", nil},
	{"selon/internal/model/safetensors", nil},
	{"selon/internal/model/tokenizer", []string{"selon/internal/model/safetensors"}},
	{"selon/internal/model/weights", nil},
	{"selon/internal/kb", nil},
	{"selon/internal/kb/build", nil},

	// Stages know neither each other nor who calls them.
	{"selon/internal/read", stage},
	{"selon/internal/attribute", stage},
	{"selon/internal/names", stage},
	{"selon/internal/resolve", stage},
	{"selon/internal/speak", stage},

	// What finds documents reads them; what keeps records and answers questions
	// knows no stage.
	{"selon/internal/fetch", nil},
	{"selon/internal/gather", []string{"selon", "selon/internal/fetch", "selon/internal/read"}},
	{"selon/internal/pack", []string{"selon"}},
	{"selon/internal/pack/build", []string{"selon/internal/export", "selon/internal/model/*", "selon/internal/pack"}},
	{"selon/internal/store", []string{"selon", "selon/internal/lang", "selon/internal/pack"}},
	{"selon/internal/ask", []string{"selon", "selon/internal/store"}},

	// What prints and what measures take records from whoever has them.
	{"selon/internal/export", []string{"selon"}},
	{"selon/internal/eval", []string{"selon"}},

	// One package knows all stages and all languages.
	{"selon/internal/pipeline", []string{
		"selon", "selon/internal/lang", "selon/internal/lang/*", "selon/internal/model", "selon/internal/model/kernel",
		"selon/internal/model/weights", "selon/internal/kb", "selon/internal/read", "selon/internal/attribute", "selon/internal/names",
		"selon/internal/resolve", "selon/internal/speak", "selon/internal/gather", "selon/internal/store", "selon/internal/ask",
	}},

	// What is learned from what the pipeline says, and how right it is.
	{"selon/internal/speak/learn", []string{"selon", "selon/internal/eval", "selon/internal/pipeline", "selon/internal/speak"}},

	// What puts documents into a record, for whoever wants it done.
	{"selon/internal/keep", []string{"selon", "selon/internal/fetch", "selon/internal/gather", "selon/internal/pipeline", "selon/internal/store"}},
	{"selon/internal/assist", []string{"selon/internal/store", "selon/internal/ask"}},
	{"selon/internal/serve", []string{"selon", "selon/internal/store", "selon/internal/ask", "selon/internal/export"}},

	// Programs and the command sit on top.
	{"selon/library", []string{"selon", "selon/internal/ask", "selon/internal/fetch", "selon/internal/gather", "selon/internal/keep", "selon/internal/pipeline", "selon/internal/store"}},
	{"selon/bench/million", []string{"selon", "selon/internal/ask", "selon/internal/export", "selon/internal/pipeline", "selon/internal/serve", "selon/internal/store"}},
	{"selon/bench/size", []string{"selon/internal/export", "selon/internal/pipeline", "selon/internal/store"}},
	{"selon/cmd/selon", []string{"selon", "selon/internal/pipeline", "selon/internal/export", "selon/internal/eval", "selon/internal/kb",
		"selon/internal/fetch", "selon/internal/gather", "selon/internal/store", "selon/internal/ask", "selon/internal/keep", "selon/internal/serve", "selon/internal/assist"}},
}

var stage = []string{"selon", "selon/internal/lang", "selon/internal/model", "selon/internal/kb"}

// owners says who may import a library from outside, so that replacing it
// touches one place. What continues the standard library (golang.org/x/text,
// golang.org/x/sys) may be used wherever it serves.
var owners = map[string][]string{
	"github.com/alecthomas/kong":             {"selon/cmd/selon"},
	"golang.org/x/term":                      {"selon/cmd/selon"},
	"golang.org/x/sync":                      {"selon/internal/pipeline"},
	"codeberg.org/readeck/go-readability/v2": {"selon/internal/read"},
	"golang.org/x/net":                       {"selon/internal/read", "selon/internal/gather", "selon/internal/serve"},
	"github.com/modelcontextprotocol/go-sdk": {"selon/internal/assist"},
	"modernc.org/sqlite":                     {"selon/internal/store"},
	"github.com/mmcdole/gofeed":              {"selon/internal/gather"},
	"github.com/temoto/robotstxt":            {"selon/internal/fetch"},
	"github.com/parquet-go/parquet-go":       {"selon/internal/gather", "selon/internal/export"},
	"github.com/kljensen/snowball":           {"selon/internal/lang/fr", "selon/internal/lang/en"},
	"github.com/rivo/uniseg":                 {"selon/internal/export"},
	"github.com/sergi/go-diff":               {"selon/internal/serve"},
	"github.com/klauspost/compress":          {"selon/internal/kb", "selon/internal/pack"},
	"golang.org/x/text":                      {"*"},
	"golang.org/x/sys":                       {"*"},
}

// listed is a package as go list prints it.
type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Module     *struct{ Path string }
}

func TestPackagesImportOnlyWhatTheyMay(t *testing.T) {
	for _, p := range list(t) {
		if p.Standard || !ours(p.ImportPath) {
			continue
		}
		allowed, known := layer(p.ImportPath)
		if !known {
			t.Errorf("%s has no place in the order of packages: give it one in this test and in ARCHITECTURE.md", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			if ours(imported) && !matches(allowed, imported) {
				t.Errorf("%s imports %s, which it may not know", p.ImportPath, imported)
			}
		}
	}
}

func TestLibrariesHaveOneOwner(t *testing.T) {
	packages := list(t)
	modules := make(map[string]string) // of packages from outside
	for _, p := range packages {
		if !p.Standard && p.Module != nil && !ours(p.ImportPath) {
			modules[p.ImportPath] = p.Module.Path
		}
	}
	for _, p := range packages {
		if !ours(p.ImportPath) {
			continue
		}
		for _, imported := range p.Imports {
			module, outside := modules[imported]
			if !outside {
				continue
			}
			owner, known := owners[module]
			switch {
			case !known:
				t.Errorf("%s imports %s, which has no owner: name one in this test, and say in ARCHITECTURE.md why it is taken", p.ImportPath, imported)
			case p.ImportPath == "selon":
				t.Errorf("%s imports %s: the root imports the standard library alone", p.ImportPath, imported)
			case !matches(owner, p.ImportPath):
				t.Errorf("%s imports %s, which belongs to %s", p.ImportPath, imported, strings.Join(owner, ", "))
			}
		}
	}
}

// list asks the Go command for all packages of the project and of what it is
// built from. Tests are not among them: they may import what they test with.
func list(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Standard,Imports,Module", "selon/...")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Skipf("the go command cannot be run: %v", err)
	}
	var all []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func ours(importPath string) bool {
	return importPath == "selon" || strings.HasPrefix(importPath, "selon/")
}

// layer gives what a package may import, by the first pattern that matches it.
func layer(importPath string) (imports []string, known bool) {
	if importPath == "selon/internal" {
		return nil, true // this test
	}
	for _, l := range layers {
		if matches([]string{l.pattern}, importPath) {
			return l.imports, true
		}
	}
	return nil, false
}

func matches(patterns []string, importPath string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		ok, err := path.Match(pattern, importPath)
		return err == nil && ok || pattern == "*"
	})
}
