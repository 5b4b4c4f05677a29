package read

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
)

// Format is the form that an input is in.
type Format string

// The formats. Auto goes by the file's extension, then by its first bytes.
const (
	Auto Format = ""
	Text Format = "text"
	HTML Format = "html"
	JSON Format = "json" // JSON Lines, one object over many lines, or an array of objects
)

// extension returns the format that each known extension stands for.
func byExtension(ext string) Format {
	switch ext {
	case ".txt", ".text":
		return Text
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".jsonl", ".ndjson", ".json":
		return JSON
	}
	return Auto
}

// extensions lists those of byExtension.
func extensions() []string {
	return []string{".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json"}
}

// formatOf decides by name, then by content: head is the first bytes, decoded
// or not.
func formatOf(path string, head []byte) Format {
	if f := byExtension(strings.ToLower(filepath.Ext(path))); f != Auto {
		return f
	}
	head = bytes.ToLower(bytes.TrimLeft(head, " \t\r\n\f"))
	switch {
	case looksHTML(head):
		return HTML
	case looksJSON(head):
		return JSON
	}
	return Text
}

// looksHTML reports whether trimmed lower-case bytes begin a page. A "<"
// alone does not make one: a text may begin with a quotation in << >>.
func looksHTML(head []byte) bool {
	for len(head) > 0 && bytes.HasPrefix(head, []byte("<!--")) {
		_, after, closed := bytes.Cut(head, []byte("-->"))
		if !closed {
			return true
		}
		head = bytes.TrimLeft(after, " \t\r\n\f")
	}
	return slices.ContainsFunc([]string{
		"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<script", "<style",
		"<article", "<main", "<section", "<div", "<p>", "<p ", "<h1", "<table",
	}, func(tag string) bool { return bytes.HasPrefix(head, []byte(tag)) }) ||
		bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html"))
}

// looksJSON reports whether trimmed bytes begin an object, or an array of them.
func looksJSON(head []byte) bool {
	if after, ok := bytes.CutPrefix(head, []byte("[")); ok {
		head = bytes.TrimLeft(after, " \t\r\n")
	}
	after, ok := bytes.CutPrefix(head, []byte("{"))
	after = bytes.TrimLeft(after, " \t\r\n")
	return ok && (bytes.HasPrefix(after, []byte("\"")) || bytes.HasPrefix(after, []byte("}")))
}
