package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"selon/internal/pipeline"
)

// versionCommand is "selon version".
type versionCommand struct{}

func (versionCommand) examples() []example {
	return []example{{"selon version", "for a report of something that went wrong"}}
}

// Run prints what a report of a defect should name.
func (versionCommand) Run(t *terminal) error {
	p, err := pipeline.New(pipeline.Options{Jobs: 1})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "selon    %s\nnetwork  %s\nkernel   %s\ngo       %s %s/%s\n",
		programVersion(), p.Model(), p.Kernel(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// programVersion is what the Go command stamped into the program.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "unknown"
	}
	return info.Main.Version
}
