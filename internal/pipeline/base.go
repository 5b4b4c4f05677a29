package pipeline

import (
	"fmt"
	"os"

	"selon/internal/kb"
)

// OpenBase returns the known entities inside the program with those of files.
func OpenBase(files []string) (*kb.Base, error) {
	base, err := kb.Open()
	if err != nil {
		return nil, err
	}
	for _, path := range files {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		more, err := kb.ReadFile(file)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		base = base.With(more)
	}
	return base, nil
}
