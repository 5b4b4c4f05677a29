package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"selon/internal/pipeline"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"selon": main})
}

// TestScript plays what users do, each file a subject. $EXAMPLES is the
// directory of the examples; the conditions tell what there is on this machine.
func TestScript(t *testing.T) {
	examples, err := filepath.Abs("../../testdata/examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", examples)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status},
		Condition: func(name string) (bool, error) {
			if name == "network" {
				return hasNetwork(), nil
			}
			_, err := exec.LookPath(name)
			return err == nil, nil
		},
	})
}

// status runs a command that must end with a certain exit status: status 2 selon read
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status number command [argument...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s ended with status %d, not %d", args[1], got, want)
	}
}

// hasNetwork tells whether the program was built with its network in it.
func hasNetwork() bool {
	p, err := pipeline.New(pipeline.Options{Jobs: 1})
	return err == nil && p.Model() != ""
}
