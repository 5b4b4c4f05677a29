package gather

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"golang.org/x/net/html/charset"
)

// mostPrefixes is how many namespace prefixes may hold at one place of a feed.
const mostPrefixes = 64

// harmless refuses a feed that its parser would come to grief on. The parser
// calls itself for each element in another, and a stack that overflows ends the
// program whatever one does; and it copies all prefixes for each element that
// declares one. So the elements are gone through beforehand, with a decoder that
// is set up in the same way and sees the same ones. Other faults are left for
// the parser to report.
func harmless(raw []byte) error {
	if start := bytes.TrimLeft(raw, "\xef\xbb\xbf \t\r\n"); len(start) > 0 && start[0] == '{' {
		return nil // a JSON feed: its parser has bounds
	}
	clean := make([]byte, 0, len(raw))
	for _, c := range raw { // as the parser does it
		if c >= ' ' || c == '\t' || c == '\n' || c == '\r' {
			clean = append(clean, c)
		}
	}
	d := xml.NewDecoder(bytes.NewReader(clean))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	var declared []int // prefixes that each open element declares
	prefixes := 0
	for {
		t, err := d.Token()
		if err != nil {
			return nil
		}
		switch t := t.(type) {
		case xml.StartElement:
			n := 0
			for _, a := range t.Attr {
				if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
					n++
				}
			}
			declared = append(declared, n)
			prefixes += n
			if len(declared) > deepest {
				return fmt.Errorf("more than %d elements nested", deepest)
			}
			if prefixes > mostPrefixes {
				return fmt.Errorf("more than %d namespaces", mostPrefixes)
			}
		case xml.EndElement:
			if last := len(declared) - 1; last >= 0 {
				prefixes -= declared[last]
				declared = declared[:last]
			}
		}
	}
}
