package gather

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"selon"
)

// parquet finds the documents of a table: a row each, in the columns that JSON
// Lines have too. Others are passed over.
func (g *Gatherer) parquet(path, key string, r io.Reader, give emit) error {
	return g.whole(path, r, give, func(raw []byte) error {
		var stop error
		err := rowsOf(raw, func(n int, row map[string]string) error {
			member := fmt.Sprintf("row %d", n)
			if strings.TrimSpace(row["text"]) == "" {
				stop = give(failed(path, member, errors.New(`"text" is empty`)))
				return stop
			}
			doc := selon.Document{ID: row["id"], URL: webAddress(row["url"]), Title: row["title"], Outlet: row["outlet"], Published: row["published"]}
			if doc.Published == "" {
				doc.Published = row["date"]
			}
			if doc.ID == "" {
				doc.ID = member
			}
			at := doc.URL
			if at == "" {
				at = key + "#" + doc.ID
			}
			stop = g.text(path, at, row["text"], doc, give)
			return stop
		})
		if stop != nil {
			return stop
		}
		if err != nil {
			return give(failed(path, "", fmt.Errorf("is no Parquet that can be read: %w", err)))
		}
		return nil
	})
}

// rowsOf calls f with the texts in the rows of a table; a defect of the parser
// on a broken file is an error.
func rowsOf(raw []byte, f func(n int, row map[string]string) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it is ill-formed (%v)", p)
		}
	}()
	file, err := parquet.OpenFile(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return err
	}
	columns := file.Schema().Columns()
	wanted := []string{"text", "id", "url", "title", "outlet", "published", "date"}
	names := make([]string, len(columns))
	for i, path := range columns {
		if len(path) == 1 && slices.Contains(wanted, strings.ToLower(path[0])) {
			names[i] = strings.ToLower(path[0])
		}
	}
	if !slices.Contains(names, "text") {
		return errors.New(`there is no column "text"`)
	}
	n := 0
	for _, group := range file.RowGroups() {
		rows := group.Rows()
		buffer := make([]parquet.Row, 16)
		for {
			got, err := rows.ReadRows(buffer)
			for _, row := range buffer[:got] {
				n++
				values := make(map[string]string)
				for _, v := range row {
					if c := v.Column(); c >= 0 && c < len(names) && names[c] != "" && !v.IsNull() {
						values[names[c]] = v.String()
					}
				}
				if err := f(n, values); err != nil {
					rows.Close()
					return err
				}
			}
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				rows.Close()
				return fmt.Errorf("row %d: %w", n+1, err)
			}
		}
		rows.Close()
	}
	return nil
}
