package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"selon/internal/pipeline"
	"selon/internal/store"
)

// A process that is killed while it adds loses nothing that it has listed, and
// leaves nothing half: the record holds, and adding goes on where it stopped.
// SELON_KILLS says how often to try.
func TestKilledWhileAdding(t *testing.T) {
	if _, err := pipeline.New(pipeline.Options{Jobs: 1}); err != nil {
		t.Skip(err)
	}
	program, err := exec.LookPath("selon") // this test's own, put there by TestMain
	if err != nil {
		t.Skip("the program is not on the path of this test")
	}
	kills := 10
	if n, err := strconv.Atoi(os.Getenv("SELON_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	texts := filepath.Join(dir, "texts.jsonl")
	var lines strings.Builder
	for i := range 400 {
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"text\":\"La ministre Odile Marchetti a déclaré que le pont %d serait fermé.\"}\n", i, i)
	}
	if err := os.WriteFile(texts, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	listed := make(map[string]bool)
	db := filepath.Join(dir, "r.db")
	for i := range kills {
		if len(listed) > 350 { // begin anew
			for _, end := range []string{"", "-wal", "-shm"} {
				os.Remove(db + end)
			}
			clear(listed)
		}
		cmd := exec.Command(program, "add", "--db", db, texts)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(200+random.IntN(900))*time.Millisecond, func() { cmd.Process.Kill() })
		for s := bufio.NewScanner(out); s.Scan(); {
			if id, rest, ok := strings.Cut(s.Text(), "\t"); ok && strings.Contains(rest, "statements") {
				listed[id] = true
			}
		}
		cmd.Wait()
		timer.Stop()
		checkWhole(t, db, listed, i)
	}
	t.Logf("killed %d times", kills)
}

// checkWhole proves the record and that everything listed is in it.
func checkWhole(t *testing.T, db string, listed map[string]bool, try int) {
	t.Helper()
	s, err := store.Open(db, pipeline.Packs())
	if err != nil {
		t.Fatalf("try %d: %v", try, err)
	}
	defer s.Close()
	if _, _, err := s.Verify(context.Background(), func(f store.Fault) { t.Errorf("try %d: %s", try, f) }); err != nil {
		t.Fatalf("try %d: %v", try, err)
	}
	for id := range listed {
		whole, err := store.ParseID(id + ".x")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Version(context.Background(), whole.Document, whole.Version); err != nil {
			t.Errorf("try %d: %s was listed and is lost: %v", try, id, err)
		}
	}
}
