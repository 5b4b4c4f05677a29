package read

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Input is one thing to open: a file or standard input. It may hold any number
// of documents.
type Input struct {
	Path    string // "-" is standard input
	Charset string // what a server or a container said of the encoding; empty if nothing
}

// name is the id of a document that brings none of its own.
func (in Input) name() string {
	if in.Path == "-" {
		return "stdin"
	}
	base := filepath.Base(in.Path)
	if stem := strings.TrimSuffix(base, filepath.Ext(base)); stem != "" {
		return stem
	}
	return base
}

// Inputs lists what paths lead to, without opening files. A directory gives
// all files in it and below it whose extension is known, sorted by name;
// hidden ones are left out. A file that is named itself is always listed.
func Inputs(paths []string) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		for _, path := range paths {
			if !list(path, yield) {
				return
			}
		}
	}
}

// list yields what one path leads to and reports whether to go on.
func list(path string, yield func(Input, error) bool) bool {
	if path == "-" {
		return yield(Input{Path: path}, nil)
	}
	info, err := os.Stat(path)
	if err != nil {
		return yield(Input{}, cannotOpen(path, err))
	}
	if !info.IsDir() {
		return yield(Input{Path: path}, nil)
	}
	found := false
	err = filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found = true
			if !yield(Input{}, cannotOpen(at, err)) {
				return errStop
			}
			return nil
		case at != path && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || !known(at) || !regular(at, entry):
			return nil
		}
		found = true
		if !yield(Input{Path: at}, nil) {
			return errStop
		}
		return nil
	})
	if errors.Is(err, errStop) {
		return false
	}
	if !found {
		return yield(Input{}, &Error{
			Path: path,
			What: "no readable file in this directory",
			Hint: "files in a directory are read if their names end in " + strings.Join(extensions(), ", "),
			Err:  ErrNoText,
		})
	}
	return true
}

// errStop ends a walk whose reader has seen enough.
var errStop = errors.New("stop")

// regular reports whether an entry is a file or a link to one: a pipe or a
// device found in a directory could block for ever.
func regular(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func known(path string) bool {
	return slices.Contains(extensions(), strings.ToLower(filepath.Ext(path)))
}
