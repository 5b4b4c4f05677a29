package export

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// longestName leaves room for an extension in every file system.
const longestName = 120

// fileNames makes file names of document ids, no name twice.
type fileNames struct {
	// How often each name was wanted, in lower case as some file systems tell no
	// capitals.
	wanted map[string]int
}

// of returns a name for the next document with that id. An id that is a name
// anywhere stays as it is; any other keeps what it can and has a part of its
// own hash added. Who comes second to a name has a number added.
func (f *fileNames) of(id string) string {
	if f.wanted == nil {
		f.wanted = make(map[string]int)
	}
	name := safeName(id)
	if name != id {
		name += fmt.Sprintf("-%x", sha256.Sum256([]byte(id)))[:9]
	}
	first := strings.ToLower(name)
	for {
		f.wanted[first]++
		if f.wanted[first] == 1 {
			return name
		}
		free := fmt.Sprintf("%s-%d", name, f.wanted[first])
		if f.wanted[strings.ToLower(free)] == 0 {
			f.wanted[strings.ToLower(free)] = 1
			return free
		}
	}
}

// safeName keeps ASCII letters, digits, points, lines and hyphens of an id.
func safeName(id string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return '_'
	}, id)
	name = name[:min(len(name), longestName)]
	if name == "" || strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".") || strings.HasPrefix(name, "-") || reserved(name) {
		name = "_" + strings.Trim(name, ".")
	}
	return name
}

// reserved reports whether Windows keeps the name for a device.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && stem[3] >= '1' && stem[3] <= '9'
}
