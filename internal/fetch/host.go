package fetch

import (
	"context"
	"strings"
	"time"
)

// host is a server as somebody has to wait for it: by its name alone, whatever
// the protocol.
type host struct {
	turn chan struct{} // one request at a time
	next time.Time     // when the next one may begin; held by whoever has the turn
}

func (c *Client) host(name string) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	name = strings.ToLower(name)
	h := c.hosts[name]
	if h == nil {
		h = &host{turn: make(chan struct{}, 1)}
		c.hosts[name] = h
	}
	return h
}

// take waits for the server's turn; give ends it.
func (h *host) take(ctx context.Context) error {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case <-time.After(time.Until(h.next)):
		return nil
	case <-ctx.Done():
		<-h.turn
		return ctx.Err()
	}
}

// give lets the next request begin after a pause.
func (h *host) give(pause time.Duration) {
	h.next = time.Now().Add(pause)
	<-h.turn
}
