//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"selon/internal/pipeline"
)

// When the disk is full while documents are added, one line says so; what was
// listed is there and sound, and when there is room, adding the same goes on.
func TestFullDisk(t *testing.T) {
	if _, err := pipeline.New(pipeline.Options{Jobs: 1}); err != nil {
		t.Skip(err)
	}
	program, err := exec.LookPath("selon") // this test's own, put there by TestMain
	if err != nil {
		t.Skip("the program is not on the path of this test")
	}
	disk := t.TempDir()
	resize := func(flags uintptr, size string) error {
		return syscall.Mount("tmpfs", disk, "tmpfs", flags, "size="+size)
	}
	if err := resize(0, "200k"); err != nil {
		t.Skipf("a small disk cannot be mounted: %v (the user root can)", err)
	}
	t.Cleanup(func() { syscall.Unmount(disk, 0) })
	db, texts := filepath.Join(disk, "r.db"), filepath.Join(t.TempDir(), "texts.jsonl")
	var lines strings.Builder
	const documents = 60
	for i := range documents {
		fmt.Fprintf(&lines, "{\"id\":\"%d\",\"text\":\"La ministre Odile Marchetti a déclaré que le pont %d serait fermé.\"}\n", i, i)
	}
	if err := os.WriteFile(texts, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	listed, full := make(map[string]bool), 0
	for _, room := range []string{"200k", "240k", "300k", "350k", "20m"} {
		if err := resize(syscall.MS_REMOUNT, room); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "add", "--db", db, texts)
		var said bytes.Buffer
		cmd.Stderr = &said
		out, err := cmd.Output()
		for line := range strings.Lines(string(out)) {
			if id, rest, ok := strings.Cut(line, "\t"); ok && strings.Contains(rest, "statements") {
				listed[id] = true
			}
		}
		if n := strings.Count(said.String(), "the disk is full"); n > 1 || (n == 1) != (err != nil) {
			t.Errorf("with %s, %v, it said:\n%s", room, err, &said)
		}
		if err != nil {
			full++
		}
		if len(listed) > 0 {
			checkWhole(t, db, listed, full)
		}
	}
	if full < 3 {
		t.Errorf("the disk was full %d times only", full)
	}
	if len(listed) != documents {
		t.Errorf("with room for all, %d documents of %d are there", len(listed), documents)
	}
}
