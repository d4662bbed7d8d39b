package render

import (
	"fmt"
	"testing"

	"fiche/cmd/fiche/internal/sheet"
)

// Whatever colour a site chooses, its links and the text on it can be read.
func TestThemeCanBeRead(t *testing.T) {
	for _, accent := range []string{"#0b6e8a", "#ffffff", "#000000", "#ffe600", "#f00", "#7f7f7f", "#00ff00", "#1a1a40"} {
		c := parseColour(accent)
		for name, ground := range map[string]colour{"light": lightGround, "dark": darkGround} {
			if got := contrast(c.readable(ground), ground); got < minContrast {
				t.Errorf("%s on %s: contrast %.2f", accent, name, got)
			}
		}
		if got := contrast(c.textColour(), c); got < minContrast {
			t.Errorf("text on %s: contrast %.2f", accent, got)
		}
	}
	if got := parseColour("#0b6e8a").readable(lightGround).String(); got != "#0b6e8a" {
		t.Errorf("an accent that can be read is changed to %s", got)
	}
}

func TestContrast(t *testing.T) {
	// The examples of WCAG 2.2.
	for _, test := range []struct{ a, b, want string }{
		{"#000000", "#ffffff", "21.00"},
		{"#777777", "#ffffff", "4.48"},
		{"#ffffff", "#ffffff", "1.00"},
	} {
		if got := fmt.Sprintf("%.2f", contrast(parseColour(test.a), parseColour(test.b))); got != test.want {
			t.Errorf("contrast of %s and %s is %s, want %s", test.a, test.b, got, test.want)
		}
	}
}

// A poor accent is darkened, and the build can say so where it is set.
func TestAccentSaysWhatItBecomes(t *testing.T) {
	for accent, used := range map[string]string{"": "", "#0b6e8a": "", "#ffe600": "#7a6e00"} {
		home := &sheet.Sheet{Path: "index.md", Settings: &sheet.Settings{Accent: accent}}
		got := ""
		for _, p := range Accent(home) {
			got = p.Args.Text("used")
		}
		if got != used {
			t.Errorf("%q becomes %q, want %q", accent, got, used)
		}
	}
}
