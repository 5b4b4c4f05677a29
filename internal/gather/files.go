package gather

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// extensions are those of files that are taken from folders; .gz may follow.
func extensions() []string {
	return []string{".txt", ".text", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".rdf", ".atom", ".opml", ".warc", ".arc", ".parquet", ".mbox", ".eml"}
}

// files lists what a path leads to: itself, all that is in a folder and below
// it, sorted by name, hidden files left out, or what a glob matches.
func files(path string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		if path == "-" {
			yield(path, nil)
			return
		}
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?[") {
			some, err := filepath.Glob(path)
			if err != nil {
				yield("", fmt.Errorf("%s: %w", path, err))
				return
			}
			if len(some) == 0 {
				yield("", fmt.Errorf("%s: matches no file", path))
			}
			for _, one := range some {
				for file, err := range files(one) {
					if !yield(file, err) {
						return
					}
				}
			}
			return
		}
		switch {
		case err != nil:
			yield("", fmt.Errorf("%s: %w", path, reason(err)))
			return
		case !info.IsDir():
			yield(path, nil)
			return
		}
		found, stopped := false, false
		filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				stopped = !yield("", fmt.Errorf("%s: %w", at, reason(err)))
			case at != path && strings.HasPrefix(entry.Name(), "."):
				if entry.IsDir() {
					return fs.SkipDir
				}
			case !entry.IsDir() && known(at) && regular(at, entry):
				found = true
				stopped = !yield(at, nil)
			}
			if stopped {
				return fs.SkipAll
			}
			return nil
		})
		if !found && !stopped {
			yield("", fmt.Errorf("%s: no file in this folder that can be read: they end in %s, perhaps with .gz", path, strings.Join(extensions(), ", ")))
		}
	}
}

// known reports whether a file in a folder is taken.
func known(path string) bool {
	ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.ToLower(path), ".gz")))
	return slices.Contains(extensions(), ext)
}

// regular reports whether an entry is a file or a link to one: a pipe could
// block for ever.
func regular(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// reason leaves out what repeats the path.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
