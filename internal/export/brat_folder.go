package export

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"selon"
)

//go:embed annotation.conf
var bratConfiguration []byte

// bratFolder writes ID.txt and ID.ann for every document, and once the
// configuration that brat opens them with.
type bratFolder struct {
	root  *os.Root // nothing outside the folder can be reached, whatever the ids
	names fileNames
}

func openBratFolder(dir string) (Writer, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	w := &bratFolder{root: root}
	// A configuration that is there already may be the reader's own.
	if _, err := root.Stat("annotation.conf"); errors.Is(err, fs.ErrNotExist) {
		if err := root.WriteFile("annotation.conf", bratConfiguration, 0o666); err != nil {
			return nil, errors.Join(err, root.Close())
		}
	}
	return w, nil
}

func (w *bratFolder) Write(rec *selon.Record) error {
	name := w.names.of(rec.Document.ID)
	if err := w.keep(name+".txt", []byte(rec.Document.Text)); err != nil {
		return err
	}
	return w.keep(name+".ann", []byte(standoff(rec)))
}

// keep writes a file unless one stands there with other words in it: brat
// corrects its files in place, and what a person corrected is not to be lost.
func (w *bratFolder) keep(name string, data []byte) error {
	old, err := w.root.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return w.root.WriteFile(name, data, 0o666)
	case err != nil:
		return err
	case !bytes.Equal(old, data):
		return fmt.Errorf("%s is there already and differs, perhaps corrected in brat: move it away or name another folder", name)
	}
	return nil
}

func (w *bratFolder) Close() error { return w.root.Close() }
