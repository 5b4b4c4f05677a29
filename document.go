package selon

// Document is one text as it was read, with what is known of its origin.
type Document struct {
	ID        string // the input's own id, else its file name without extension
	URL       string
	Title     string
	Outlet    string
	Agency    string // whose report the text is, as it signs; empty if it does not say
	Published string // ISO 8601 date or time as far as it is known, empty if not
	Lang      string // ISO 639 code, "und" where none was recognised
	Proven    bool   // whether the network was measured on this language
	Encoding  string // character encoding that the bytes were decoded from
	Assumed   bool   // whether Encoding is a guess: neither declared nor valid UTF-8
	Text      string // as decoded, never normalised: all spans point into it
}

// Span is a piece of a document's text: byte offsets, half open.
type Span struct {
	From, To int
}

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.To - s.From }

// Cut returns the words of the span; the span must be valid for text.
func (s Span) Cut(text string) string { return text[s.From:s.To] }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.From <= o.From && o.To <= s.To }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.From < o.To && o.From < s.To }
