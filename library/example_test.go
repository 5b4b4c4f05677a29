package library_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"selon/library"
)

func Example() {
	ctx := context.Background()
	dir, _ := os.MkdirTemp("", "selon")
	defer os.RemoveAll(dir)
	report := filepath.Join(dir, "report.txt")
	os.WriteFile(report, []byte("La ministre Odile Marchetti a déclaré mardi que le pont serait fermé."), 0o644)

	f, err := library.Open(filepath.Join(dir, "selon.db"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	if err := f.Add(ctx, report); err != nil {
		fmt.Println(err)
	}
	answers, err := f.Ask(ctx, "speaker:marchetti ponts", 10)
	for _, a := range answers {
		fmt.Println(a.Speaker, "·", a.Statement.Mode, "·", a.Words)
	}
	fmt.Println(err, f.Verify(ctx))
	// Output:
	// Odile Marchetti · indirect · [que le pont serait fermé]
	// <nil> <nil>
}
