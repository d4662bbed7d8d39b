package typography_test

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/typography"
)

// FuzzTypeset holds three laws against any input: setting twice changes
// nothing, the HTML says what the plain text says, and runs change no text.
func FuzzTypeset(f *testing.F) {
	for _, seed := range []string{
		`"Eau potable" ! Qu'est-ce ?`, `« mot »; (?) mot…?`, `184e/189 XXIe siècle 1er octobre 2019`,
		`589 639 habitants, 35% et 12 345,67 €`, `http://x.org/?a=b! c'est "d'e.f" -- --- ...`,
		`'90s rock 'n' roll 5' 6" "a 'b "c" d' e"`, ":smile: :) C:\\x a\n! « \n » \"\"\" '''", "n° 5 p. 12 M. Dupont 10 h 30",
		`“a "b""c"`, `"<«(a""b"---'c`, `«","www...d`, " ...p.XX\n;", `://0(»;;`,
		"\x00<b>&amp;\xff\"\u00a0\"", "2019-2021 2e-4 12e-13e +33 612 345 678",
	} {
		f.Add(seed, uint(3))
	}
	f.Fuzz(func(t *testing.T, s string, cut uint) {
		for _, l := range locale.All {
			once := l.Typeset(s)
			if twice := l.Typeset(once.Plain); twice != once {
				t.Fatalf("%s: twice changes\n%+q\ninto\n%+q\nthen\n%+q", l.Tag, s, once, twice)
			}
			if utf8.ValidString(s) {
				checkHTML(t, once)
			}
			at := int(cut % uint(len(s)+1))
			runs := typesetRuns(l, s[:at], s[at:])
			if got := runs[0].Plain + runs[1].Plain; got != once.Plain {
				t.Fatalf("%s: in two runs, cut at %d:\n%+q\ngives\n%+q, not\n%+q", l.Tag, at, s, got, once.Plain)
			}
			if utf8.ValidString(s[:at]) && utf8.ValidString(s) {
				checkHTML(t, runs[0])
				checkHTML(t, runs[1])
			}
		}
	})
}

// elements are all that markup may make.
var elements = regexp.MustCompile(`<(/?sup|/?span|span class="(num|nobr)")>`)

// checkHTML compares both halves of a Text, apart from the spaces in numbers.
func checkHTML(t *testing.T, text typography.Text) {
	t.Helper()
	open := 0
	for _, tag := range elements.FindAllString(text.HTML, -1) {
		if strings.HasPrefix(tag, "</") {
			open--
		} else {
			open++
		}
		if open < 0 {
			break
		}
	}
	if open != 0 {
		t.Fatalf("unbalanced: %q", text.HTML)
	}
	escaped := elements.ReplaceAllString(text.HTML, "")
	if i := strings.IndexAny(escaped, "<>\"'\x00"); i >= 0 {
		t.Fatalf("not escaped: %q", text.HTML)
	}
	alike := strings.NewReplacer(typography.Narrow, " ", "\x00", "\uFFFD")
	if got, want := alike.Replace(html.UnescapeString(escaped)), alike.Replace(text.Plain); got != want {
		t.Fatalf("HTML says %+q\nplain text %+q", got, want)
	}
}
