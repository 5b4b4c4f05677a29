package eval

// mersenne is the MT19937 generator as Python's random.Random(seed) seeds and
// reads it, for small seeds. Resampling must draw the same documents as the
// reference, or no interval could be compared with one printed before.
type mersenne struct {
	state [624]uint32
	at    int
}

// newMersenne seeds by the reference implementation's init_by_array with the
// one key.
func newMersenne(seed uint32) *mersenne {
	m := &mersenne{}
	s := &m.state
	n := uint32(len(s))
	s[0] = 19650218
	for i := uint32(1); i < n; i++ {
		s[i] = 1812433253*(s[i-1]^s[i-1]>>30) + i
	}
	i := uint32(1)
	for range n {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + seed
		if i++; i == n {
			s[0], i = s[n-1], 1
		}
	}
	for range n - 1 {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - i
		if i++; i == n {
			s[0], i = s[n-1], 1
		}
	}
	s[0] = 1 << 31
	m.at = len(s)
	return m
}

func (m *mersenne) uint32() uint32 {
	if m.at == len(m.state) {
		m.turn()
	}
	y := m.state[m.at]
	m.at++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// turn makes the next 624 numbers.
func (m *mersenne) turn() {
	s := &m.state
	n := len(s)
	for k := range n {
		y := s[k]&(1<<31) | s[(k+1)%n]&(1<<31-1)
		next := s[(k+397)%n] ^ y>>1
		if y&1 == 1 {
			next ^= 0x9908b0df
		}
		s[k] = next
	}
	m.at = 0
}

// float gives a number in [0, 1) with 53 bits.
func (m *mersenne) float() float64 {
	a, b := m.uint32()>>5, m.uint32()>>6
	return float64(uint64(a)<<26|uint64(b)) / (1 << 53)
}

// below gives an index of a list of n, as Python's random.choices draws it.
func (m *mersenne) below(n int) int { return int(m.float() * float64(n)) }
