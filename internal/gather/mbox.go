package gather

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"

	"selon"
)

// mbox finds the letters of a mailbox [RFC 4155], or a letter alone [RFC 5322].
func (g *Gatherer) mbox(path, key string, r *bufio.Reader, give emit) error {
	var letter bytes.Buffer
	n, over, first := 0, false, true
	flush := func() error {
		if letter.Len() == 0 {
			return nil
		}
		n++
		var err error
		if over {
			err = give(failed(path, fmt.Sprintf("letter %d", n), fmt.Errorf("larger than %d MB, the most for one letter", g.o.MaxPage>>20)))
		} else {
			err = g.letter(path, key, n, letter.Bytes(), give)
		}
		letter.Reset()
		over = false
		return err
	}
	mailbox := false
	blank, begins := true, true // the line before is blank, this piece begins one
	for {
		line, err := r.ReadSlice('\n')
		switch {
		case begins && blank && bytes.HasPrefix(line, []byte("From ")):
			mailbox = mailbox || first
			if err := flush(); err != nil {
				return err
			}
		case over:
		case int64(letter.Len()+len(line)) > g.o.MaxPage:
			over = true
		case mailbox && begins && bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>':
			letter.Write(line[1:]) // as mailboxes quote a line that would begin a letter
		default:
			letter.Write(line)
		}
		first = false
		blank = begins && len(bytes.TrimRight(line, "\r\n")) == 0
		begins = err == nil
		switch {
		case err == nil, errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return flush()
		default:
			return give(failed(path, "", err))
		}
	}
}

// letter gives the text of one letter: its plain part, else its HTML.
func (g *Gatherer) letter(path, key string, n int, raw []byte, give emit) error {
	member := fmt.Sprintf("letter %d", n)
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return give(failed(path, member, fmt.Errorf("is no mail: %w", err)))
	}
	media, body := partOf(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, g.o.MaxPage, 0)
	if len(bytes.TrimSpace(body)) == 0 {
		return give(failed(path, member, errors.New("no text in it")))
	}
	words := new(mime.WordDecoder)
	subject, err := words.DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		subject = m.Header.Get("Subject")
	}
	doc := selon.Document{Title: strings.Join(strings.Fields(subject), " "), ID: strings.Trim(m.Header.Get("Message-Id"), "<> ")}
	if at, err := m.Header.Date(); err == nil {
		doc.Published = at.Format(time.RFC3339)
	}
	if from, err := m.Header.AddressList("From"); err == nil && len(from) > 0 && from[0].Name != "" {
		doc.Outlet = from[0].Name
	}
	if doc.ID == "" {
		doc.ID = member
	}
	return g.body(path, key+"#"+doc.ID, media, body, doc, "", give)
}

// mostNested is how many parts may lie in each other.
const mostNested = 8

// partOf returns the text of a letter or of a part of it.
func partOf(media, encoding string, r io.Reader, most int64, nested int) (string, []byte) {
	kind, parameters, err := mime.ParseMediaType(media)
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && nested < mostNested {
		parts := multipart.NewReader(r, parameters["boundary"])
		bestMedia, best := "", []byte(nil)
		for range 100 {
			p, err := parts.NextRawPart()
			if err != nil {
				break
			}
			m, body := partOf(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, most, nested+1)
			if strings.HasPrefix(m, "text/plain") && len(bytes.TrimSpace(body)) > 0 {
				return m, body
			}
			if best == nil && strings.HasPrefix(m, "text/html") {
				bestMedia, best = m, body
			}
		}
		return bestMedia, best
	}
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	}
	body, _ := io.ReadAll(io.LimitReader(r, most)) // what can be read of a broken part
	if !strings.HasPrefix(kind, "text/") {
		return kind, nil
	}
	if media == "" {
		media = "text/plain"
	}
	return media, body
}
