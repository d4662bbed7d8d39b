package prose

import "strings"

// shelfSize is in bytes: the HTML of some fifteen sheets.
const shelfSize = 64 << 10

// A shelf keeps texts side by side in large strings. One by itself takes a
// seventh more than its length, for memory is given out in few sizes. The price
// is that one text holds on to the string that it is in.
type shelf struct{ texts strings.Builder }

// keep is text as a string.
func (s *shelf) keep(text []byte) string {
	if len(text) > shelfSize/8 {
		return string(text)
	}
	if s.texts.Cap()-s.texts.Len() < len(text) {
		s.texts.Reset() // the texts on it remain
		s.texts.Grow(shelfSize)
	}
	start := s.texts.Len()
	s.texts.Write(text)
	return s.texts.String()[start:]
}
