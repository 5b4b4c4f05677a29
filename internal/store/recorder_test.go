//go:build linux && (amd64 || arm64)

package store

import (
	"sync"
	"testing"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// event is what SQLite asked of the file system, or what was acknowledged since.
type event struct {
	what string // write, truncate, sync, delete; acknowledged
	file string
	at   int64 // where bytes are written, or how long the file is from now on, or 1 for what is deleted durably
	data []byte
}

// recorder stands between SQLite and the file system: what is asked of it is done,
// and noted in its order. Only one can be there at a time.
type recorder struct {
	tls      *libc.TLS
	under    uintptr // the file system of SQLite
	vfs      uintptr // the one in its place
	original struct{ open, remove uintptr }

	mu     sync.Mutex
	files  map[uintptr]recorded // by the place of what SQLite has of an open file
	tables map[uintptr]uintptr  // of functions for files: those that record, by those in whose place they are
	events []event
	keep   []any // functions that C memory points to
}

// recorded is an open file.
type recorded struct {
	name                  string
	write, truncate, sync uintptr // the functions under those that record
}

// Where the functions are in sqlite3_vfs and sqlite3_io_methods, and how large
// these are, where pointers have eight bytes.
const (
	vfsName, vfsOpen, vfsDelete, vfsSize       = 24, 40, 48, 168
	ioWrite, ioTruncate, ioSync, ioMethodsSize = 24, 32, 40, 152
)

type (
	openFunc     = func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	deleteFunc   = func(*libc.TLS, uintptr, uintptr, int32) int32
	writeFunc    = func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	truncateFunc = func(*libc.TLS, uintptr, int64) int32
	syncFunc     = func(*libc.TLS, uintptr, int32) int32
)

// word is the memory at a place, for reading and writing.
func word(at uintptr) *uintptr { return (*uintptr)(pointer(at)) }

// pointer makes a pointer of the place of memory that the collector does not know.
func pointer(at uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&at)) }

// function makes of a place the function that is there.
func function[F any](at uintptr) F { return *(*F)(unsafe.Pointer(&struct{ at uintptr }{at})) }

// place makes of a function the place where it is.
func place[F any](r *recorder, f F) uintptr {
	held := &struct{ f F }{f}
	r.keep = append(r.keep, held)
	return *(*uintptr)(unsafe.Pointer(held))
}

func copied(tls *libc.TLS, from uintptr, size int) uintptr {
	to := libc.Xmalloc(tls, libc.Tsize_t(size))
	copy(unsafe.Slice((*byte)(pointer(to)), size), unsafe.Slice((*byte)(pointer(from)), size))
	return to
}

// record puts a recorder in place until the test ends or stop is called.
func record(t *testing.T) *recorder {
	t.Helper()
	r := &recorder{tls: libc.NewTLS(), files: make(map[uintptr]recorded), tables: make(map[uintptr]uintptr)}
	r.under = sqlite3.Xsqlite3_vfs_find(r.tls, 0)
	r.vfs = copied(r.tls, r.under, vfsSize)
	name, err := libc.CString("recorder")
	if err != nil {
		t.Fatal(err)
	}
	*word(r.vfs + vfsName) = name
	r.original.open, r.original.remove = *word(r.under + vfsOpen), *word(r.under + vfsDelete)
	*word(r.vfs + vfsOpen) = place[openFunc](r, r.open)
	*word(r.vfs + vfsDelete) = place[deleteFunc](r, r.remove)
	if rc := sqlite3.Xsqlite3_vfs_register(r.tls, r.vfs, 1); rc != 0 {
		t.Fatalf("no recorder: %d", rc)
	}
	t.Cleanup(r.stop)
	return r
}

// stop gives SQLite its file system back, for what is opened from now on.
func (r *recorder) stop() {
	sqlite3.Xsqlite3_vfs_register(r.tls, r.under, 1)
	sqlite3.Xsqlite3_vfs_unregister(r.tls, r.vfs)
}

func (r *recorder) note(e event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
}

// acknowledge notes what a user was told.
func (r *recorder) acknowledge(what string) { r.note(event{what: "acknowledged", file: what}) }

func (r *recorder) open(tls *libc.TLS, vfs, name, file uintptr, flags int32, out uintptr) int32 {
	rc := function[openFunc](r.original.open)(tls, r.under, name, file, flags, out)
	if rc != 0 || name == 0 || *word(file) == 0 {
		return rc
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	old := *word(file)
	table := r.tables[old]
	if table == 0 {
		table = copied(tls, old, ioMethodsSize)
		*word(table + ioWrite) = place[writeFunc](r, r.write)
		*word(table + ioTruncate) = place[truncateFunc](r, r.truncate)
		*word(table + ioSync) = place[syncFunc](r, r.sync)
		r.tables[old] = table
	}
	*word(file) = table
	r.files[file] = recorded{libc.GoString(name), *word(old + ioWrite), *word(old + ioTruncate), *word(old + ioSync)}
	return rc
}

func (r *recorder) remove(tls *libc.TLS, vfs, name uintptr, sync int32) int32 {
	r.note(event{what: "delete", file: libc.GoString(name), at: int64(sync)})
	return function[deleteFunc](r.original.remove)(tls, r.under, name, sync)
}

func (r *recorder) file(at uintptr) recorded {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.files[at]
}

func (r *recorder) write(tls *libc.TLS, file, bytes uintptr, n int32, at int64) int32 {
	f := r.file(file)
	r.note(event{"write", f.name, at, append([]byte(nil), unsafe.Slice((*byte)(pointer(bytes)), n)...)})
	return function[writeFunc](f.write)(tls, file, bytes, n, at)
}

func (r *recorder) truncate(tls *libc.TLS, file uintptr, size int64) int32 {
	f := r.file(file)
	r.note(event{"truncate", f.name, size, nil})
	return function[truncateFunc](f.truncate)(tls, file, size)
}

// sync notes a sync when it is over: only then what was written is durable.
func (r *recorder) sync(tls *libc.TLS, file uintptr, flags int32) int32 {
	f := r.file(file)
	rc := function[syncFunc](f.sync)(tls, file, flags)
	r.note(event{what: "sync", file: f.name})
	return rc
}
