package pipeline

import (
	"context"
	"fmt"

	"selon/internal/model"
)

// readers lends what reading takes to goroutines that work at once.
type readers struct {
	net  *model.Network
	idle chan *model.Reader
}

// newReaders keeps up to the given number of readers.
func newReaders(net *model.Network, most int) *readers {
	return &readers{net: net, idle: make(chan *model.Reader, most)}
}

// read adds what the network sees in the text. It fails only when ctx is done.
func (r *readers) read(ctx context.Context, sheet *Sheet) error {
	reader := r.take()
	reading, err := reader.Read(ctx, sheet.Record.Document.Text)
	r.keep(reader)
	if err != nil {
		return fmt.Errorf("model: %w", err)
	}
	sheet.Record.Model, sheet.Reading = r.net.Version(), reading
	return nil
}

func (r *readers) take() *model.Reader {
	select {
	case one := <-r.idle:
		return one
	default:
		return r.net.NewReader()
	}
}

func (r *readers) keep(one *model.Reader) {
	select {
	case r.idle <- one:
	default:
	}
}
