package prose

import "strings"

// arenaSize is in bytes: the HTML of some fifteen sheets.
const arenaSize = 64 << 10

// An arena keeps texts side by side in large strings: memory is given out in
// few sizes, and a text by itself takes a seventh more than its length. The
// price is that one text keeps the whole string alive.
type arena struct{ texts strings.Builder }

// keep returns text as a string.
func (a *arena) keep(text []byte) string {
	if len(text) > arenaSize/8 {
		return string(text)
	}
	if a.texts.Cap()-a.texts.Len() < len(text) {
		a.texts.Reset() // the texts in it stay as they are
		a.texts.Grow(arenaSize)
	}
	start := a.texts.Len()
	a.texts.Write(text)
	return a.texts.String()[start:]
}
