package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
)

// decoded is a text with the encoding that it was decoded from.
type decoded struct {
	text     string // valid UTF-8, without byte order mark
	encoding string // label of the WHATWG encoding standard, such as "utf-8"
	assumed  bool   // neither declared nor proved by the bytes
}

// decode finds the encoding of raw and decodes it. A byte order mark decides,
// then whether the bytes are valid UTF-8 (nothing else is so by chance), then
// what the input declares of itself; a text that leaves it open is taken for
// windows-1252, or for UTF-8 where only a few bytes of it are damaged. Bytes
// without a meaning become U+FFFD; nothing else is changed.
func decode(raw, declared string) decoded {
	switch {
	case strings.HasPrefix(raw, "\xef\xbb\xbf"):
		return decoded{text: strings.ToValidUTF8(raw[3:], "\ufffd"), encoding: "utf-8"}
	case strings.HasPrefix(raw, "\xff\xfe"):
		return decoded{text: fromUTF16(raw[2:], utf.LittleEndian), encoding: "utf-16le"}
	case strings.HasPrefix(raw, "\xfe\xff"):
		return decoded{text: fromUTF16(raw[2:], utf.BigEndian), encoding: "utf-16be"}
	case utf8.ValidString(raw):
		return decoded{text: raw, encoding: "utf-8"}
	}
	if enc, name := charset.Lookup(declared); enc != nil && name != "utf-8" && !strings.HasPrefix(name, "utf-16") {
		if text, err := enc.NewDecoder().String(raw); err == nil {
			return decoded{text: text, encoding: name}
		}
	}
	if mostlyUTF8(raw) {
		return decoded{text: strings.ToValidUTF8(raw, "\ufffd"), encoding: "utf-8", assumed: true}
	}
	text, err := charmap.Windows1252.NewDecoder().String(raw)
	if err != nil { // cannot be: every byte has a value; the text stays readable if it is
		text = strings.ToValidUTF8(raw, "\ufffd")
	}
	return decoded{text: text, encoding: "windows-1252", assumed: true}
}

func fromUTF16(raw string, order utf.Endianness) string {
	text, err := utf.UTF16(order, utf.IgnoreBOM).NewDecoder().String(raw)
	if err != nil {
		return strings.ToValidUTF8(raw, "\ufffd")
	}
	return text
}

// mostlyUTF8 reports whether whole multi-byte characters outnumber stray bytes
// by far, as in a UTF-8 file that was cut or spliced.
func mostlyUTF8(raw string) bool {
	whole, stray := 0, 0
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRuneInString(raw[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			stray++
		case size > 1:
			whole++
		}
		i += size
	}
	return whole >= 4*stray
}

var declaration = regexp.MustCompile(`(?i)<(?:meta\s[^>]*charset|\?xml\s[^>]*encoding)\s*=\s*["']?\s*([\w.:-]+)`)

// declaredEncoding returns the label that a page gives of its own encoding, or
// "". Standards ask for it in the first 1,024 bytes; pages put it later.
func declaredEncoding(page string) string {
	if m := declaration.FindStringSubmatch(page[:min(len(page), 16<<10)]); m != nil {
		return m[1]
	}
	return ""
}

// blank reports whether a text has no character that shows.
func blank(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf) && r != utf8.RuneError
	})
}
