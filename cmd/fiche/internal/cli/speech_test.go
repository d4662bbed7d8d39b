package cli

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestSpeech has a speech synthesiser read the figures and dates of the example.
// A number that is parted for the eye must be heard as a whole: U+202F between
// its groups, right in print, breaks "589 639" in two.
func TestSpeech(t *testing.T) {
	speaker, err := exec.LookPath("espeak-ng")
	if err != nil {
		if os.Getenv("FICHE_BROWSER") == "required" {
			t.Fatal("missing: espeak-ng")
		}
		t.Skip("the pages are not listened to, for want of: espeak-ng")
	}
	s := publishSite(t, exampleSite(t))
	numbers := 0
	for _, name := range []string{"projets/mali.html", "projets/senegal-forages.html", "projets/burkina-latrines.html", "en/projets/mali.html", "index.html"} {
		root := s.parse(t, name)
		lang := ""
		for n := range root.Descendants() {
			if n.Data == "html" {
				lang = attribute(n, "lang")
			}
			if class := attribute(n, "class"); !strings.HasPrefix(class, "figure-") && class != "what" && class != "when" && n.Data != "td" {
				continue
			}
			text := strings.ReplaceAll(textOf(n), "\n", " ")
			whole := grouped.ReplaceAllStringFunc(text, func(number string) string {
				numbers++
				return regexp.MustCompile(`[^0-9]`).ReplaceAllString(number, "")
			})
			if whole == text {
				continue
			}
			if got, want := spoken(t, speaker, lang, text), spoken(t, speaker, lang, whole); got != want {
				t.Errorf("%s: %q is heard as %s, want %s", name, text, got, want)
			}
		}
	}
	if numbers < 5 {
		t.Errorf("heard %d numbers only", numbers)
	}
}

// grouped are numbers parted into groups of three digits, by whatever it is.
var grouped = regexp.MustCompile(`\b[0-9]{1,3}(?:[ \x{a0}\x{202f},.][0-9]{3})+\b`)

// spoken returns how a text sounds, in phonemes.
func spoken(t *testing.T, speaker, lang, text string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), speaker, "-v", lang, "-q", "-x", "--", text).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// textOf is the text of an element as it is read.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
