package export

import "strings"

// xmlText makes a string safe between the tags of XML 1.0, xmlValue inside of
// the quotation marks of an attribute.
//
// XML 1.0 has no place for most control characters nor for U+FFFE and U+FFFF,
// not even as references: each becomes U+FFFD, one for one, so that offsets in
// code points stay right. A carriage return is written as a reference because
// readers make a line feed of it otherwise; so are, in attributes, all characters
// of which readers make blanks.
func xmlText(s string) string { return xmlEscaped(s, false) }

func xmlValue(s string) string { return xmlEscaped(s, true) }

func xmlEscaped(s string, attribute bool) string {
	var b strings.Builder
	for _, r := range s { // what is no UTF-8 comes as U+FFFD
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '\r':
			b.WriteString("&#xD;")
		case attribute && r == '"':
			b.WriteString("&quot;")
		case attribute && r == '\n':
			b.WriteString("&#xA;")
		case attribute && r == '\t':
			b.WriteString("&#x9;")
		default:
			b.WriteRune(xmlRune(r))
		}
	}
	return b.String()
}

// xmlRune returns the character if XML 1.0 allows it, else U+FFFD.
func xmlRune(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r', r >= 0x20 && r <= 0xD7FF, r >= 0xE000 && r <= 0xFFFD, r >= 0x10000 && r <= 0x10FFFF:
		return r
	}
	return '\uFFFD'
}
