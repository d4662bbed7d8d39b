package poster

import (
	"encoding/binary"
	"math/bits"
)

// A stream compresses bytes that are mostly runs, as zlib does (RFC 1950 and 1951): of
// each run the first byte, and then copies from one byte before. The code is the same
// for every poster, so that nothing is counted first.
type stream struct {
	out    []byte
	bits   uint64 // not yet in out
	count  uint   // of bits
	last   int    // byte; -1 for none
	behind int    // how often last came since it was written
	a, b   uint64 // sums of Adler's
}

const (
	endSymbol   = 256
	firstLength = 257 // symbols of the lengths of copies
	symbols     = 286
	shortest    = 3 // copy
	longest     = 258
	modulus     = 65521 // of the sums
)

func newStream() *stream {
	s := &stream{out: append(make([]byte, 0, 32<<10), 0x78, 0x01), last: -1, a: 1}
	s.put(1|2<<1, 3) // the last block, with a code of its own
	// Then the code: of all symbols and one distance, in a code of its own in which
	// each length takes four bits.
	s.put(symbols-257|0<<5|15<<10, 14)
	for _, symbol := range [...]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15} {
		if symbol < 16 {
			s.put(4, 3)
		} else {
			s.put(0, 3)
		}
	}
	nibble := func(n uint8) { s.put(uint64(bits.Reverse8(n)>>4), 4) }
	for i := range symbols {
		nibble(lengthOf(i))
	}
	nibble(1)
	return s
}

func (s *stream) put(b uint64, n uint) {
	s.bits |= b << s.count
	if s.count += n; s.count >= 32 {
		s.out = binary.LittleEndian.AppendUint32(s.out, uint32(s.bits))
		s.bits >>= 32
		s.count -= 32
	}
}

func (s *stream) symbol(i int) { c := &codes[i]; s.put(uint64(c.bits), c.length) }

// write adds a byte.
func (s *stream) write(value byte) {
	s.a += uint64(value)
	s.b += s.a
	if int(value) == s.last {
		s.behind++
		return
	}
	s.flush()
	s.symbol(int(value))
	s.last = int(value)
}

// zeros adds n zeros.
func (s *stream) zeros(n int) {
	if n == 0 {
		return
	}
	s.b += uint64(n) * s.a
	if s.last != 0 {
		s.flush()
		s.symbol(0)
		s.last = 0
		n--
	}
	s.behind += n
}

// settle keeps the sums small. It is called at least once for a row.
func (s *stream) settle() { s.a, s.b = s.a%modulus, s.b%modulus }

// flush writes what is left of a run.
func (s *stream) flush() {
	for s.behind >= shortest {
		n := min(s.behind, longest)
		if left := s.behind - n; left > 0 && left < shortest {
			n -= shortest
		}
		s.copy(n)
		s.behind -= n
	}
	for ; s.behind > 0; s.behind-- {
		s.symbol(s.last)
	}
}

// copy writes a copy of the last byte, n times.
func (s *stream) copy(n int) {
	const distance = 1 // bits: there is one distance only, whose bit is 0
	if c := &codes[symbols-1]; n == longest {
		s.put(uint64(c.bits), c.length+distance)
		return
	}
	// Lengths share symbols by fours of each power of two.
	n -= shortest
	extra := uint(max(0, bits.Len(uint(n))-3))
	s.symbol(firstLength + int(4*extra) + n>>extra)
	s.put(uint64(n)&(1<<extra-1), extra+distance)
}

// close returns all that was written.
func (s *stream) close() []byte {
	s.flush()
	s.symbol(endSymbol)
	for ; s.count > 0; s.count -= min(s.count, 8) {
		s.out = append(s.out, byte(s.bits))
		s.bits >>= 8
	}
	s.settle()
	return append(s.out, byte(s.b>>8), byte(s.b), byte(s.a>>8), byte(s.a))
}

// A code is what stands for a symbol, in the order of the stream's bits.
type code struct {
	bits   uint16
	length uint
}

var codes = func() (all [symbols]code) {
	next := uint16(0)
	for length := uint(1); length <= 15; length++ {
		for i := range all {
			if uint(lengthOf(i)) == length {
				all[i] = code{bits.Reverse16(next) >> (16 - length), length}
				next++
			}
		}
		next <<= 1
	}
	return all
}()

// lengths are how many bits stand for each symbol, as hexadecimal digits: those of
// Huffman's code for some usual posters. What they hold none of has a length too.
const lengths = "2445566877887879aaabbacddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd" +
	"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd" +
	"ddddddddddddddddddddddddddddddddddddddddddcababaaa78887778655555d67777678778878888899888996994"

func lengthOf(symbol int) uint8 {
	if digit := lengths[symbol]; digit < 'a' {
		return digit - '0'
	}
	return lengths[symbol] - 'a' + 10
}
