package pack

import "math/bits"

// chance learns how likely a bit is to be 1, fast at first.
type chance struct {
	one  uint16 // in 65536ths, less a half
	seen uint8
}

// slowest is how many bits a chance remembers.
const slowest = 40

func (c *chance) learn(bit int) {
	if c.seen == 0 {
		c.one = 1 << 15
	}
	if c.seen < slowest {
		c.seen++
	}
	target := 0
	if bit == 1 {
		target = 1<<16 - 1
	}
	c.one = uint16(min(max(int(c.one)+(target-int(c.one))/(int(c.seen)+1), 1<<6), 1<<16-1<<6))
}

// bit carries 0 or 1.
func (s *stream) bit(c *chance, bit *int) {
	one := uint64(c.one)
	if c.seen == 0 {
		one = 1 << 15
	}
	border := s.width >> 16 * one
	if s.reading {
		*bit = 0
		if s.code < border {
			*bit = 1
		}
	}
	if *bit == 1 {
		s.take(0, border)
	} else {
		s.take(border, s.width-border)
	}
	c.learn(*bit)
}

// flag carries yes or no.
func (s *stream) flag(c *chance, f *bool) {
	bit := 0
	if *f {
		bit = 1
	}
	s.bit(c, &bit)
	if s.reading {
		*f = bit == 1
	}
}

// numbers learns how large numbers of a kind are.
type numbers struct {
	lengths [32]chance    // the tree of the length in bits
	heads   [32][4]chance // the two bits behind the first, by length
}

// number carries a number from 0 to 2^31-1: how many bits it has, the first of
// them, and the rest as they are.
func (s *stream) number(m *numbers, n *int) {
	length := bits.Len32(uint32(*n))
	node := 1
	for i := 4; i >= 0; i-- {
		bit := length >> i & 1
		s.bit(&m.lengths[node], &bit)
		node = node<<1 | bit
	}
	length = node - 32
	if length == 0 {
		*n = 0
		return
	}
	value, node := 1, 1
	for i := length - 2; i >= max(0, length-3); i-- {
		bit := *n >> i & 1
		s.bit(&m.heads[length][node], &bit)
		node = node<<1 | bit
		value = value<<1 | bit
	}
	if rest := length - 3; rest > 0 {
		low := *n & (1<<rest - 1)
		s.even(&low, rest)
		value = value<<rest | low
	}
	*n = value
}

// farthest is how large a number with a sign may be.
const farthest = 1 << 29

// signed carries a number that may be negative.
func (s *stream) signed(m *numbers, n *int) {
	if *n > farthest || *n < -farthest {
		s.err, *n = errIllFormed, 0
	}
	folded := *n << 1
	if *n < 0 {
		folded = -*n<<1 - 1
	}
	s.number(m, &folded)
	if *n = folded >> 1; folded&1 == 1 {
		*n = -*n - 1
	}
}
