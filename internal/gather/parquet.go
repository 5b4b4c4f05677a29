package gather

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"selon"
)

// parquet finds the documents of a table: a row each, in the columns that JSON
// Lines have too. Others are passed over.
// A file is read where it lies, group by group; what comes as a stream has to be
// held as a whole, since the end of a table says what is in it.
func (g *Gatherer) parquet(path, key string, r, source io.Reader, give emit) error {
	read := func(at io.ReaderAt, size int64) error {
		var stop error
		err := rowsOf(at, size, func(n int, row map[string]string) error {
			member := fmt.Sprintf("row %d", n)
			if strings.TrimSpace(row["text"]) == "" {
				stop = give(failed(path, member, errors.New(`"text" is empty`)))
				return stop
			}
			doc := selon.Document{ID: row["id"], URL: webAddress(row["url"]), Title: row["title"], Outlet: row["outlet"], Published: row["published"], Lang: row["lang"]}
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
	}
	if file, ok := source.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			return read(file, info.Size())
		}
	}
	return g.whole(path, r, give, func(raw []byte) error { return read(bytes.NewReader(raw), int64(len(raw))) })
}

// rowsOf calls f with the texts in the rows of a table; a defect of the parser
// on a broken file is an error.
func rowsOf(at io.ReaderAt, size int64, f func(n int, row map[string]string) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it is ill-formed (%v)", p)
		}
	}()
	if err := ended(at, size); err != nil {
		return err
	}
	file, err := parquet.OpenFile(at, size)
	if err != nil {
		return err
	}
	columns := file.Schema().Columns()
	wanted := []string{"text", "id", "url", "title", "outlet", "published", "date", "lang"}
	names := make([]string, len(columns))
	types := make([]parquet.Type, len(columns))
	for i, path := range columns {
		if len(path) == 1 && slices.Contains(wanted, strings.ToLower(path[0])) {
			leaf, _ := file.Schema().Lookup(path...)
			names[i], types[i] = strings.ToLower(path[0]), leaf.Node.Type()
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
						values[names[c]] = column(v, types[c])
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

// ended reports whether a table ends as it should: with its footer, the length
// of that, and a mark. The parser makes room for the footer before it looks
// whether the file has as many bytes.
func ended(at io.ReaderAt, size int64) error {
	end := make([]byte, 8)
	if size < 12 {
		return errors.New("it is too short")
	}
	if _, err := at.ReadAt(end, size-8); err != nil {
		return fmt.Errorf("its end: %w", err)
	}
	if string(end[4:]) != "PAR1" {
		return errors.New("its end is missing: the file may be cut off")
	}
	if n := int64(binary.LittleEndian.Uint32(end)); n > size-12 {
		return fmt.Errorf("its footer claims %d bytes, more than the file has", n)
	}
	return nil
}

// column is a value as text. Dates and times are numbers in a table.
func column(v parquet.Value, t parquet.Type) string {
	logical := t.LogicalType()
	if logical == nil {
		return v.String()
	}
	switch of := logical.Value.(type) {
	case *format.DateType:
		return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
	case *format.TimestampType:
		at := time.UnixMilli(v.Int64())
		switch of.Unit.Value.(type) {
		case *format.MicroSeconds:
			at = time.UnixMicro(v.Int64())
		case *format.NanoSeconds:
			at = time.Unix(0, v.Int64())
		}
		return at.UTC().Format(time.RFC3339)
	}
	return v.String()
}
