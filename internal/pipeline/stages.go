package pipeline

import (
	"selon/internal/lang"
	"selon/internal/lang/en"
	"selon/internal/lang/fr"
	"selon/internal/lang/other"
	"selon/internal/model/kernel"
)

// packs lists the languages: those that the network was trained on, then those
// that are told apart from them.
func packs() []lang.Pack {
	return append([]lang.Pack{fr.Pack(), en.Pack()}, other.Packs()...)
}

// equip makes the stages, in their order.
func (p *Pipeline) equip() error {
	path := kernel.Best()
	p.kernel = path.Name()
	return nil
}
