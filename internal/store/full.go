package store

import (
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrFull is returned where there is no room left. What was kept before is there,
// and of what was to be kept nothing.
var ErrFull = errors.New("the disk is full: what was listed is kept; make room and add the rest again")

// full says in our words that there is no room left, where that is what is wrong.
func full(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() {
		case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE:
			return ErrFull
		}
	}
	return err
}
