package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// ID names a statement for people and other programs: the document, the version
// of its text, and the statement in it, as in 3fa94c1e.1.s7. It is made from
// the document's key alone, so that two records of the same pages agree.
type ID struct {
	Document string // eight hexadecimal digits, or more where two documents would share them
	Version  int
	Local    string // the statement's id in its version
}

func (id ID) String() string {
	return id.Document + "." + strconv.Itoa(id.Version) + "." + id.Local
}

// ParseID reads an ID as it is printed.
func ParseID(s string) (ID, error) {
	document, rest, ok := strings.Cut(s, ".")
	number, local, ok2 := strings.Cut(rest, ".")
	n, err := strconv.Atoi(number)
	if !ok || !ok2 || err != nil || n < 1 || document == "" || local == "" {
		return ID{}, fmt.Errorf("%q is no id of a statement: they look like 3fa94c1e.1.s7", s)
	}
	return ID{document, n, local}, nil
}

// fewestDigits is how long the public name of a document is, if no other has the same.
const fewestDigits = 8

// public returns the name of a document with that key, of so many digits.
func public(key string, digits int) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])[:digits]
}

func hash(b []byte) []byte { return Hash(b) }

// Hash is the SHA-256 of bytes, as the record keeps it.
func Hash(b []byte) []byte {
	sum := sha256.Sum256(b)
	return sum[:]
}
