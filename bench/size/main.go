// Command size keeps documents in a new record, without the bytes that they were
// fetched as, and says how large it is beside its texts packed with gzip.
//
//	selon read -q -f json ../shared/data/attribution/{fr,en}/{dev,train} >all.jsonl
//	go run ./bench/size all.jsonl out.db
//
// In: what "selon read -f json" prints. Out, on standard output: the sizes, and
// which tables the bytes are in. Each document is a transaction of its own, as it
// is where reading is slower than keeping.
package main

import (
	"compress/gzip"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"time"

	"selon/internal/export"
	"selon/internal/pipeline"
	"selon/internal/store"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: size ALL.jsonl OUT.db")
	}
	file, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer file.Close()
	for _, end := range []string{"", "-wal", "-shm"} {
		os.Remove(args[1] + end)
	}
	kept, err := store.Open(args[1], pipeline.Packs())
	if err != nil {
		return err
	}
	texts := &counter{}
	packed, err := gzip.NewWriterLevel(texts, gzip.BestCompression)
	if err != nil {
		return err
	}
	plain, statements := 0, 0
	var spent time.Duration
	for rec, err := range export.ReadJSON(file) {
		if err != nil {
			return err
		}
		io.WriteString(packed, rec.Document.Text) // a counter does not fail
		plain += len(rec.Document.Text)
		statements += len(rec.Statements)
		path := "../shared/data/attribution/" + rec.Document.Lang + "/train/" + rec.Document.ID + ".json"
		key := "/home/ada/shared/data/attribution/" + rec.Document.Lang + "/train/" + rec.Document.ID + ".json#" + rec.Document.ID
		start := time.Now()
		if _, err := kept.Add(context.Background(), []store.Item{{Key: key, Record: rec, Keys: pipeline.Keys(key, rec), Fetched: "2026-01-01T00:00:00Z", Source: path}}); err != nil {
			return err
		}
		spent += time.Since(start)
	}
	if err := packed.Close(); err != nil {
		return err
	}
	if err := kept.Tidy(context.Background()); err != nil {
		return err
	}
	if err := kept.Close(); err != nil {
		return err
	}
	info, err := os.Stat(args[1])
	if err != nil {
		return err
	}
	fmt.Printf("%d bytes of text, %d packed with gzip; %d statements; record of %d bytes: %.2f times the packed texts; kept in %s\n",
		plain, texts.n, statements, info.Size(), float64(info.Size())/float64(texts.n), spent.Round(time.Millisecond))
	return tables(args[1])
}

// counter counts bytes.
type counter struct{ n int }

func (c *counter) Write(b []byte) (int, error) {
	c.n += len(b)
	return len(b), nil
}

// tables prints how many bytes each table and index has, and how many of them
// are waste.
func tables(path string) error {
	db, err := sql.Open("sqlite", path) // the driver comes with the store
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.Query("SELECT name, sum(pgsize), sum(unused), sum(ncell) FROM dbstat GROUP BY name ORDER BY 2 DESC")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var size, unused, cells int
		if err := rows.Scan(&name, &size, &unused, &cells); err != nil {
			return err
		}
		fmt.Printf("%-28s %9d bytes, %8d unused, %8d cells\n", name, size, unused, cells)
	}
	return rows.Err()
}
