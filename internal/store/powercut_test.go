//go:build linux && (amd64 || arm64)

package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// A power cut at any moment loses nothing that was acknowledged, and leaves
// nothing half. Everything that SQLite writes is recorded with its syncs; at
// random moments the files are put together as a disk may have them then: what
// was written before the last sync of its file, and of what was written since any
// part, in sectors of 512 bytes; a file that was deleted is there again, unless the
// folder was synced. SELON_CUTS says at how many moments.
//
// This proves that the program waits for the right syncs in the right order. It
// proves nothing of disks that say that something is durable when it is not, and it
// takes for granted that a file that was synced has its name, and that a sector is
// written whole or not at all.
func TestPowerCutsLoseNothing(t *testing.T) {
	cuts := 60
	if n, err := strconv.Atoi(os.Getenv("SELON_CUTS")); err == nil {
		cuts = n
	}
	path := filepath.Join(t.TempDir(), "r.db")
	r := record(t)
	keepMuch(t, r, path)
	r.stop()
	syncs := 0
	for _, e := range r.events {
		if e.what == "sync" {
			syncs++
		}
	}
	if syncs < documentsToCut {
		t.Fatalf("%d syncs for %d documents: nothing was recorded", syncs, documentsToCut)
	}
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 1))
	for range cuts {
		at := random.IntN(len(r.events) + 1)
		dir := t.TempDir()
		for file, bytes := range afterCut(r.events[:at], random) {
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(file)), bytes, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		checkAfterCut(t, filepath.Join(dir, "r.db"), r.events[:at])
		if t.Failed() {
			t.Fatalf("after event %d of %d, seed %d", at, len(r.events), seed)
		}
	}
	t.Logf("cut at %d moments of %d, with %d syncs", cuts, len(r.events), syncs)
}

// documentsToCut is how many documents are kept while the power is cut.
const documentsToCut = 60

// keepMuch keeps documents, one a transaction, changes and corrects some, and
// has the log written back to the file often.
func keepMuch(t *testing.T, r *recorder, path string) {
	t.Helper()
	s, err := Open(path, packs())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec("PRAGMA wal_autocheckpoint = 40"); err != nil {
		t.Fatal(err)
	}
	for n := range documentsToCut {
		it := bridgeNumber(t, n, "lu")
		out := add(t, s, it)
		r.acknowledge(fmt.Sprintf("%s.%d", out.Document, out.Version))
		switch n % 10 {
		case 3:
			out = add(t, s, bridgeNumber(t, n, "relu"))
			r.acknowledge(fmt.Sprintf("%s.%d", out.Document, out.Version))
		case 7:
			c := Correction{Who: "ada", At: "2026-01-01T00:00:00Z", What: SetKind, Target: ID{out.Document, 1, "s2"}, Detail: Detail{Kind: "attitude"}}
			if _, err := s.Correct(context.Background(), c); err != nil {
				t.Fatal(err)
			}
			r.acknowledge("correction")
		case 9:
			if err := s.Tidy(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// sector is what a disk writes whole or not at all.
const sector = 512

// afterCut returns the files as a disk may have them when the power goes after
// these events.
func afterCut(events []event, random *rand.Rand) map[string][]byte {
	durable := make(map[string]int) // by file, how many events there were until its last sync
	for i, e := range events {
		if e.what == "sync" || e.what == "delete" && e.at == 1 {
			durable[e.file] = i + 1
		}
	}
	files := make(map[string][]byte)
	for i, e := range events {
		sure := i < durable[e.file]
		switch {
		case e.what == "write":
			for from := 0; from < len(e.data); {
				to := min(len(e.data), from+sector-int(e.at+int64(from))%sector)
				if sure || random.IntN(2) == 0 {
					files[e.file] = written(files[e.file], e.data[from:to], int(e.at)+from)
				}
				from = to
			}
		case e.what == "truncate" && (sure || random.IntN(2) == 0):
			if old := files[e.file]; int(e.at) <= len(old) {
				files[e.file] = old[:e.at:e.at]
			} else {
				files[e.file] = written(old, nil, int(e.at))
			}
		case e.what == "delete" && (sure || random.IntN(2) == 0):
			delete(files, e.file)
		}
	}
	return files
}

// written puts bytes into a file, which gets as long as it takes.
func written(file, bytes []byte, at int) []byte {
	if need := at + len(bytes) - len(file); need > 0 {
		file = append(file, make([]byte, need)...)
	}
	copy(file[at:], bytes)
	return file
}

// checkAfterCut proves a record and that what was acknowledged is in it, and goes
// on with it.
func checkAfterCut(t *testing.T, path string, events []event) {
	t.Helper()
	s, err := Open(path, packs())
	if err != nil {
		t.Error(err)
		return
	}
	defer s.Close()
	sound := func() {
		if _, _, err := s.Verify(context.Background(), func(f Fault) { t.Error(f) }); err != nil {
			t.Error(err)
		}
	}
	sound()
	corrections := 0
	for _, e := range events {
		if e.what != "acknowledged" {
			continue
		}
		if e.file == "correction" {
			corrections++
			continue
		}
		id, err := ParseID(e.file + ".x")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Version(context.Background(), id.Document, id.Version); err != nil {
			t.Errorf("was acknowledged and is lost: %v", err)
		}
	}
	if list, err := s.Corrections("", 0); err != nil || len(list) < corrections {
		t.Errorf("%d corrections were acknowledged, %d are there: %v", corrections, len(list), err)
	}
	add(t, s, bridgeNumber(t, documentsToCut, "lu"))
	sound()
}
