package spelling

import (
	"strings"
	"testing"
)

// The short way to fold a word gives what Fold gives: what a vocabulary holds
// can be found.
func TestAppendWord(t *testing.T) {
	words := strings.Fields("octobre FÉVRIER Août fe\u0301vrier DÉCEMBRE œuvre Straße ĀĂĄ ÇÑŠŽ Øresund ŁÓDŹ")
	for _, word := range words {
		if got, want := string(AppendWord(nil, word)), Fold(word); got != want {
			t.Errorf("%q is folded to %q, want %q", word, got, want)
		}
	}
}
