package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Every schema that was released is kept as a file, schema-N.db, and is brought
// up to date without a loss. SELON_BACKCOMPAT=1 writes the file of today's.
func TestOldFilesAreReadable(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "backcompat")
	if os.Getenv("SELON_BACKCOMPAT") != "" {
		writeBackcompat(t, filepath.Join(dir, fmt.Sprintf("schema-%d.db", len(migrations))))
	}
	files, err := filepath.Glob(filepath.Join(dir, "schema-*.db"))
	if err != nil || len(files) != len(migrations) {
		t.Fatalf("%d files for %d schemas: %v", len(files), len(migrations), err)
	}
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(t.TempDir(), "old.db")
		if err := os.WriteFile(copied, raw, 0o644); err != nil {
			t.Fatal(err)
		}
		s, err := OpenExisting(copied, packs())
		if err != nil {
			t.Fatal(err)
		}
		whole(t, s)
		if got := found(t, s, Text{Field: "content", Words: []string{"oeuvre"}}); got != "s1 s2" {
			t.Errorf("%s: found %q", path, got)
		}
		list, err := s.Corrections("", 0)
		if err != nil || len(list) != 1 || list[0].Who != "ada" {
			t.Errorf("%s: %+v %v", path, list, err)
		}
		if out := add(t, s, bridge(t, bridgeText+" Fin.")); out.Status != Changed || out.Version != 2 || out.Count["kept"] != 2 {
			t.Errorf("%s: a later version is %+v", path, out)
		}
		whole(t, s)
		s.Close()
	}
}

func writeBackcompat(t *testing.T, path string) {
	t.Helper()
	os.Remove(path)
	s, err := Open(path, packs())
	if err != nil {
		t.Fatal(err)
	}
	out := add(t, s, bridge(t, bridgeText))
	if _, err := s.Correct(context.Background(), Correction{Who: "ada", At: "2026-01-01T00:00:00Z", What: SetKind, Target: ID{out.Document, 1, "s2"}, Detail: Detail{Kind: "statement"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec("PRAGMA wal_checkpoint(truncate)"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
