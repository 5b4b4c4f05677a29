package pipeline

import (
	"context"
	"errors"

	"selon/internal/attribute"
	"selon/internal/kb"
	"selon/internal/lang"
	"selon/internal/lang/en"
	"selon/internal/lang/fr"
	"selon/internal/lang/other"
	"selon/internal/model"
	"selon/internal/model/kernel"
	"selon/internal/model/weights"
	"selon/internal/names"
	"selon/internal/resolve"
	"selon/internal/speak"
)

// ErrNoNetwork is what [New] returns in a program that was built from a tree in
// which no network has been trained.
var ErrNoNetwork = errors.New("this program was built without its network (run make train, then build it again)")

// packs lists the languages: those that the network was trained on, then those
// that are told apart from them.
func packs() []lang.Pack {
	return append([]lang.Pack{fr.Pack(), en.Pack()}, other.Packs()...)
}

// equip makes the stages, in their order.
func (p *Pipeline) equip() error {
	if len(weights.Network()) == 0 {
		return ErrNoNetwork
	}
	net, err := model.Load(weights.Words(), weights.Network(), kernel.Best())
	if err != nil {
		return err
	}
	trust, err := attribute.ReadCalibration(weights.Calibration())
	if err != nil {
		return err
	}
	p.model, p.kernel = net.Version(), net.Path().Name()
	base, err := OpenBase(p.options.KB)
	if err != nil {
		return err
	}
	p.steps, err = p.stages(net, trust, base)
	return err
}

// stages lists them in their order.
func (p *Pipeline) stages(net *model.Network, trust attribute.Calibration, base *kb.Base) ([]Step, error) {
	statements := attribute.New(p.packs, attribute.Usual(), trust)
	entities := resolve.New(p.packs, base)
	speakers, err := speak.New(p.packs, base)
	if err != nil {
		return nil, err
	}
	speakers.Watch = p.options.Watch
	return []Step{{
		Name:  "model",
		Needs: []Field{Text},
		Adds:  []Field{Reading},
		Stage: newReaders(net, p.options.Jobs).read,
	}, {
		Name:  "attribute",
		Needs: []Field{Text, Language, Reading},
		Adds:  []Field{Statements},
		Stage: func(_ context.Context, s *Sheet) error {
			statements.Find(s.Record, s.Reading)
			return nil
		},
	}, {
		Name:  "names",
		Needs: []Field{Text, Reading},
		Adds:  []Field{Entities},
		Stage: func(_ context.Context, s *Sheet) error {
			pack, _ := lang.Find(p.packs, s.Record.Document.Lang)
			names.Find(s.Record, s.Reading, pack)
			entities.Join(s.Record)
			entities.Agency(s.Record)
			return nil
		},
	}, {
		Name:  "speak",
		Needs: []Field{Statements, Entities, Reading},
		Stage: func(_ context.Context, s *Sheet) error {
			speakers.Find(s.Record, linker{s.Reading})
			return nil
		},
	}}, nil
}
