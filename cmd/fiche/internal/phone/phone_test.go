package phone

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func oneOf(words ...string) func(string) bool {
	return func(word string) bool { return slices.Contains(words, strings.ToLower(word)) }
}

var french = Words{Country: "FR", Extension: oneOf("poste", "ext", "p."), Or: oneOf("ou", "et")}

func TestParse(t *testing.T) {
	for written, want := range map[string]string{
		"+33 (0)1 44 75 44 75 poste 12":        "+33 1 44 75 44 75 poste 12=tel:+33144754475;ext=12",
		"+33144754475":                         "+33 1 44 75 44 75=tel:+33144754475",
		"0033 1 44 75 44 75":                   "+33 1 44 75 44 75=tel:+33144754475",
		"+33 01 44 75 44 75":                   "+33 1 44 75 44 75=tel:+33144754475",
		"+33.1.44.75.44.75":                    "+33 1 44 75 44 75=tel:+33144754475",
		"(+33) 1 44 75 44 75":                  "+33 1 44 75 44 75=tel:+33144754475",
		"01 44 75 44 75":                       "01 44 75 44 75=tel:0144754475",
		"0144754475":                           "01 44 75 44 75=tel:0144754475",
		"01.44.75.44.75":                       "01 44 75 44 75=tel:0144754475",
		"01/44/75/44/75":                       "01 44 75 44 75=tel:0144754475",
		"01 44 75 44 75 / 06 12 34 56 78":      "01 44 75 44 75=tel:0144754475 | 06 12 34 56 78=tel:0612345678",
		"0144754475 ou 0612345678":             "01 44 75 44 75=tel:0144754475 | 06 12 34 56 78=tel:0612345678",
		"01 44 75 44 75 - 06 12 34 56 78":      "01 44 75 44 75=tel:0144754475 | 06 12 34 56 78=tel:0612345678",
		"01 44 75 44 75, 06 12 34 56 78 (Awa)": "01 44 75 44 75=tel:0144754475 | 06 12 34 56 78=tel:0612345678 | (Awa)",
		"01 44 75 44 75/76":                    "01 44 75 44 75=tel:0144754475 | 76",
		"01 44 75 44 75 06 12 34 56 78":        "01 44 75 44 75 06 12 34 56 78",
		"tél. : 01 44 75 44 75 (le matin)":     "tél. : | 01 44 75 44 75=tel:0144754475 | (le matin)",
		"+223 20212223":                        "+223 20 21 22 23=tel:+22320212223",
		"+223 20 21 22 23 / 76 12 34 56":       "+223 20 21 22 23=tel:+22320212223 | 76 12 34 56=tel:76123456",
		"+221338210000":                        "+221 33 821 00 00=tel:+221338210000",
		"+1 (202) 555-0143":                    "+1 202 555 0143=tel:+12025550143",
		"+44 20 7946 0958":                     "+44 20 7946 0958=tel:+442079460958",
		"+442079460958":                        "+44 20 79 46 09 58=tel:+442079460958",
		"39 39":                                "39 39=tel:3939",
		"112":                                  "112=tel:112",
		"à venir":                              "à venir",
		"bureau 12":                            "bureau 12",
		"":                                     "",
		"01 44 75 44 75, poste 12":             "01 44 75 44 75 poste 12=tel:0144754475;ext=12",
	} {
		var parts []string
		for _, p := range Parse(written, french) {
			if p.Tel != "" {
				p.Text += "=" + p.Tel
			}
			parts = append(parts, p.Text)
		}
		if got := strings.Join(parts, " | "); got != want {
			t.Errorf("%q:\n got %q\nwant %q", written, got, want)
		}
	}
}

// Every habit holds for a number that can be written.
func TestHabits(t *testing.T) {
	for code, h := range habits {
		if got := codeOf(code + "123456789"); got != code {
			t.Errorf("%s: a number begins with %q", code, got)
		}
		for sizes := range strings.FieldsSeq(h.groups) {
			digits := ""
			for _, size := range sizes {
				digits += strings.Repeat("1", int(size-'0'))
			}
			if len(digits) < fewest || onlyDigits(h.group(digits)) != digits {
				t.Errorf("+%s: %s digits are grouped %q", code, sizes, h.group(digits))
			}
		}
	}
}

// No word and no digit is lost but a trunk prefix and the sign of abroad, and no
// number holds digits of two.
func FuzzParse(f *testing.F) {
	f.Add("+33 (0)1 44 75 44 75 poste 12 / 06 12 34 56 78")
	f.Add("01 44 75 44 75/76, (Awa) ou +223 20212223")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // a file's other bytes are replaced before
		}
		var said strings.Builder
		for _, p := range Parse(s, french) {
			said.WriteString(p.Text)
			if tel, ext, _ := strings.Cut(strings.TrimPrefix(p.Tel, "tel:"), ";ext="); count(tel) > most || onlyDigits(ext) != ext {
				t.Errorf("%q: %q", s, p.Tel)
			}
		}
		words := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) || r >= '1' && r <= '9' {
					return r
				}
				return -1
			}, s)
		}
		typed, published := words(s), words(said.String())
		for _, or := range []string{"ou", "et", "OU", "ET", "Ou", "Et", "oU", "eT"} {
			typed, published = strings.ReplaceAll(typed, or, ""), strings.ReplaceAll(published, or, "")
		}
		if typed != published {
			t.Errorf("%q is published as %q", typed, published)
		}
	})
}
