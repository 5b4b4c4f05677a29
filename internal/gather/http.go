package gather

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"
)

// parseHTTP takes an HTTP response apart as archives keep it: its status, its
// media type and its body, which has more than most bytes only if that is too
// large. Bodies whose chunks or packing are wrong are taken as they stand;
// archives have many.
func parseHTTP(block []byte, most int64) (status int, media string, body []byte) {
	first, rest, ok := bytes.Cut(block, []byte("\n"))
	fields := strings.Fields(string(first))
	if !ok || len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") {
		return 0, "", nil
	}
	status, err := strconv.Atoi(fields[1])
	if err != nil {
		return 0, "", nil
	}
	end := bytes.Index(rest, []byte("\r\n\r\n"))
	cut := end + 4
	if lone := bytes.Index(rest, []byte("\n\n")); end < 0 || lone >= 0 && lone < end {
		end, cut = lone, lone+2
	}
	switch {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		end, cut = 0, 2
	case end < 0:
		return status, "", nil
	}
	head, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(append(rest[:end:end], "\r\n\r\n"...)))).ReadMIMEHeader()
	if err != nil && head == nil {
		head = textproto.MIMEHeader{}
	}
	body = rest[cut:]
	h := http.Header(head)
	if strings.Contains(strings.ToLower(h.Get("Transfer-Encoding")), "chunked") {
		if plain, err := io.ReadAll(io.LimitReader(httputil.NewChunkedReader(bytes.NewReader(body)), most)); err == nil && len(plain) > 0 {
			body = plain
		}
	}
	if strings.Contains(strings.ToLower(h.Get("Content-Encoding")), "gzip") {
		if z, err := gzip.NewReader(bytes.NewReader(body)); err == nil {
			if plain, err := io.ReadAll(io.LimitReader(z, most+1)); len(plain) > 0 && err == nil || len(plain) > 64 {
				body = plain
			}
		}
	}
	return status, h.Get("Content-Type"), body
}
