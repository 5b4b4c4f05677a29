package main

import (
	"bytes"
	"image/png"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"selon/internal/pipeline"
)

// The pictures of the README, taken of the examples in a real browser:
// SELON_SCREENSHOTS names where they are to be written, SELON_CHROMIUM the
// browser; npm ci in internal/serve/browser brings the rest.
func TestScreenshots(t *testing.T) {
	chromium := os.Getenv("SELON_CHROMIUM")
	if chromium == "" {
		t.Skip("SELON_CHROMIUM names no browser")
	}
	if _, err := pipeline.New(pipeline.Options{Jobs: 1}); err != nil {
		t.Skip(err)
	}
	program, err := exec.LookPath("selon")
	if err != nil {
		t.Skip("the program is not on the path of this test")
	}
	browser := filepath.Join("..", "..", "internal", "serve", "browser")
	if _, err := os.Stat(filepath.Join(browser, "node_modules")); err != nil {
		t.Skip("npm ci was not run in internal/serve/browser")
	}
	dir := os.Getenv("SELON_SCREENSHOTS")
	if dir == "" {
		dir = t.TempDir()
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	server := exec.Command(program, "serve", "--demo", filepath.Join("..", "..", "testdata", "examples"), "--listen", address)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer server.Wait()
	defer server.Process.Signal(os.Interrupt)
	for start := time.Now(); ; time.Sleep(200 * time.Millisecond) {
		if r, err := http.Get("http://" + address + "/"); err == nil {
			r.Body.Close()
			break
		}
		if time.Since(start) > time.Minute {
			t.Fatal("the server does not answer")
		}
	}
	if out, err := exec.Command("node", filepath.Join(browser, "screenshots.mjs"), "http://"+address, chromium, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{"reader", "network", "dossier"} {
		for _, from := range []string{dir, filepath.Join("..", "..", "docs", "pictures")} {
			raw, err := os.ReadFile(filepath.Join(from, name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			size, err := png.DecodeConfig(bytes.NewReader(raw))
			if err != nil || size.Width != 1000 || size.Height < 300 {
				t.Errorf("%s in %s: %+v %v", name, from, size, err)
			}
		}
	}
}
