package locale

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/spelling"
)

// The short way to fold a word gives what Fold gives: what a vocabulary holds
// can be found.
func TestAppendFolded(t *testing.T) {
	words := strings.Fields("octobre FÉVRIER Août fe\u0301vrier DÉCEMBRE œuvre Straße ĀĂĄ ÇÑŠŽ Øresund ŁÓDŹ")
	for _, l := range All {
		words = append(words, l.Calendar.own.months[:]...)
	}
	for _, word := range words {
		if got, want := string(spelling.AppendWord(nil, word)), spelling.Fold(word); got != want {
			t.Errorf("%q is folded to %q, want %q", word, got, want)
		}
	}
}

// What a language prints it can read, and a phrase is short enough to be found.
func TestDateVocabulary(t *testing.T) {
	for _, l := range All {
		for i, name := range l.Calendar.own.months {
			if word := l.Calendar.own.known[spelling.Fold(name)]; word.roles&roleMonth == 0 || int(word.value) != i+1 {
				t.Errorf("%s does not read %q as month %d", l.Tag, name, i+1)
			}
		}
		for phrase, word := range l.Calendar.own.known {
			if len(strings.Fields(phrase)) > maxPhrase {
				t.Errorf("%s: %q is longer than %d words", l.Tag, phrase, maxPhrase)
			}
			if valued := word.roles & (roleMonth | rolePart | roleNth); valued&(valued-1) != 0 {
				t.Errorf("%s: %q has two values", l.Tag, phrase)
			}
		}
	}
}

// The codes and signs of currencies can be told apart, and every currency has
// words that are read as itself.
func TestCurrencies(t *testing.T) {
	for i, code := range currencyCodes {
		if len(code) != 3 || i > 0 && currencyCodes[i-1] >= code {
			t.Errorf("%q is no code, or not in order", code)
		}
	}
	for _, l := range All {
		for _, c := range l.Figures.own.currencies {
			for _, name := range append([]string{c.symbol, c.name}, c.also...) {
				if name == "" {
					continue
				}
				want := money(Int(5), c.code)
				if got, _ := l.ParseQuantity("5 " + name); got != want {
					t.Errorf("%s: 5 %s is %+v, want %s", l.Tag, name, got, c.code)
				}
			}
		}
	}
}
