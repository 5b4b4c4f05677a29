package export

import (
	"bufio"

	"github.com/parquet-go/parquet-go"

	"selon"
)

// rowsAGroup is how many statements are held until they are written: enough
// for the columns to be compressed well, few enough to cost little memory.
const rowsAGroup = 10_000

// parquetWriter prints the rows of csv as an Apache Parquet file, typed and
// compressed with zstd. The file is written forwards, a group of rows at a time;
// only its table of contents waits for Close.
type parquetWriter struct {
	rows *parquet.GenericWriter[statementRow]
}

func newParquet(out *bufio.Writer, _ Options) (Writer, error) {
	return parquetWriter{parquet.NewGenericWriter[statementRow](out,
		parquet.Compression(&parquet.Zstd),
		parquet.MaxRowsPerRowGroup(rowsAGroup),
		// The name alone: with a version, equal records would not give equal files.
		parquet.CreatedBy("selon", "", ""),
	)}, nil
}

func (w parquetWriter) Write(rec *selon.Record) error {
	_, err := w.rows.Write(statementRows(rec))
	return err
}

func (w parquetWriter) Close() error { return w.rows.Close() }
