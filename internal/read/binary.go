package read

import "strings"

// signatures are how files begin that users take for text, and what to do.
func signatures() []struct{ head, what, hint string } {
	return []struct{ head, what, hint string }{
		{"%PDF-", "a PDF file, not text", "convert it first, for instance with pdftotext"},
		{"PK\x03\x04", "a ZIP archive or an office document, not text", "save it as text or HTML first"},
		{"\xd0\xcf\x11\xe0", "an office document, not text", "save it as text or HTML first"},
		{"{\\rtf", "an RTF document, not plain text", "save it as text or HTML first"},
		{"\x1f\x8b", "compressed with gzip", "decompress it first"},
		{"BZh", "compressed with bzip2", "decompress it first"},
		{"\xfd7zXZ", "compressed with xz", "decompress it first"},
		{"\x28\xb5\x2f\xfd", "compressed with zstd", "decompress it first"},
		{"SQLite format 3\x00", "an SQLite database, not text", "give the reports themselves"},
	}
}

// binary explains why raw bytes are not text, or returns nil. UTF-16 with its
// byte order mark is text. strict refuses a single NUL, which no text has;
// browsers pass over one in a page.
func binary(path, raw string, strict bool) *Error {
	for _, s := range signatures() {
		if strings.HasPrefix(raw, s.head) {
			return &Error{Path: path, What: s.what, Hint: s.hint, Err: ErrBinary}
		}
	}
	if strings.HasPrefix(raw, "\xff\xfe") || strings.HasPrefix(raw, "\xfe\xff") {
		return nil
	}
	if strict && strings.IndexByte(raw, 0) >= 0 {
		return &Error{
			Path: path, What: "binary, not text: it holds NUL bytes",
			Hint: "give a text, HTML or JSON Lines file; save UTF-16 with a byte order mark", Err: ErrBinary,
		}
	}
	head := raw[:min(len(raw), 64<<10)]
	controls := 0
	for i := range len(head) {
		if c := head[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f {
			controls++
		}
	}
	if controls*20 > len(head) {
		return &Error{
			Path: path, What: "binary, not text: it is full of control characters",
			Hint: "give a text, HTML or JSON Lines file", Err: ErrBinary,
		}
	}
	return nil
}
