package pipeline

import (
	"errors"

	"selon/internal/attribute"
	"selon/internal/lang"
	"selon/internal/lang/en"
	"selon/internal/lang/fr"
	"selon/internal/lang/other"
	"selon/internal/model"
	"selon/internal/model/kernel"
	"selon/internal/model/weights"
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
	p.steps = []Step{{
		Name:  "attribute",
		Needs: []Field{Text, Language},
		Adds:  []Field{Statements},
		Stage: attribute.New(net, p.packs, attribute.Usual(), trust, p.options.Jobs),
	}}
	return nil
}
