package photo

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// nested is a drawing of which each of some levels draws the next one ten times.
func nested(levels int, level func(n int, next string) string) []byte {
	var b bytes.Buffer
	b.WriteString(`<svg viewBox="0 0 9 9" xmlns:x="` + xlinkSpace + `"><defs><rect id="l0" width="1" height="1"/>`)
	for n := 1; n <= levels; n++ {
		b.WriteString(level(n, fmt.Sprintf("l%d", n-1)))
	}
	fmt.Fprintf(&b, `</defs><g><use href="#l%d"/></g></svg>`, levels)
	return b.Bytes()
}

func TestNestedReferences(t *testing.T) {
	ten := func(element string) string { return strings.Repeat(element, 10) }
	for name, level := range map[string]func(n int, next string) string{
		"use": func(n int, next string) string {
			return fmt.Sprintf(`<g id="l%d">%s</g>`, n, ten(`<use href="#`+next+`"/>`))
		},
		"xlink": func(n int, next string) string {
			return fmt.Sprintf(`<g id="l%d">%s</g>`, n, ten(`<use x:href="#`+next+`"/>`))
		},
		"encoded": func(n int, next string) string {
			return fmt.Sprintf(`<g id="l%d">%s</g>`, n, ten(`<use href="#%6c`+next[1:]+`"/>`))
		},
		"paint": func(n int, next string) string {
			return fmt.Sprintf(`<pattern id="l%d">%s</pattern>`, n, ten(`<rect fill="url(#`+next+`)"/>`))
		},
		"capitals": func(n int, next string) string {
			return fmt.Sprintf(`<pattern id="l%d">%s</pattern>`, n, ten(`<rect fill="URL('#`+next+`')"/>`))
		},
		"style": func(n int, next string) string {
			return fmt.Sprintf(`<mask id="l%d">%s</mask>`, n, ten(`<rect style="mask:url(#`+next+`)"/>`))
		},
		"class": func(n int, next string) string {
			return fmt.Sprintf(`<style>g>.c%d{marker:url(#%s)}</style><marker id="l%d">%s</marker>`, n, next, n, ten(fmt.Sprintf(`<path class="c%d"/>`, n)))
		},
		"any class": func(n int, next string) string {
			return fmt.Sprintf(`<style>.\3%d {marker:url(#%s)}</style><marker id="l%d">%s</marker>`, n%10, next, n, ten(fmt.Sprintf(`<path class="%d"/>`, n%10)))
		},
	} {
		if _, _, err := Sanitize(nested(3, level)); name != "any class" && err != nil {
			t.Errorf("%s, three levels: %v", name, err)
		}
		_, _, err := Sanitize(nested(11, level))
		if refusal, ok := errors.AsType[*Refusal](err); !ok || refusal.Rule != RuleExpansion {
			t.Errorf("%s, eleven levels: %v", name, err)
		}
	}
	circle := `<svg viewBox="0 0 9 9"><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>`
	if _, _, err := Sanitize([]byte(circle)); err == nil {
		t.Error("a circle is drawn")
	}
	many := `<svg viewBox="0 0 9 9"><symbol id="a"><path d="M0 0h9"/></symbol>` + strings.Repeat(`<use href="#a"/>`, 20_000) + `</svg>`
	if _, _, err := Sanitize([]byte(many)); err != nil {
		t.Errorf("a map of 20 000 signs: %v", err)
	}
}

// Drawing programs escape what a class may not begin with or hold.
func TestEscapedClasses(t *testing.T) {
	for css, want := range map[string]string{
		`.a\:b{fill:red}`:            `.a\3a b{fill:red}`,
		`.\31 23{fill:red}`:          `.\31 23{fill:red}`,
		`.\000031 23 .x{fill:red}`:   `.\31 23 .x{fill:red}`,
		`.st0\.5 , g > .y{fill:red}`: `.st0\2e 5 , g > .y{fill:red}`,
		`.caf\e9{fill:red}`:          `.caf\e9 {fill:red}`,
		`.é{fill:red}`:               `.é{fill:red}`,
		`.a\{fill:red}`:              ``,
		`.a\0 b{fill:red}`:           ``,
		`.a\d800 b{fill:red}`:        ``,
	} {
		got, _ := cleanStyleSheet(css)
		if got != want {
			t.Errorf("%s: %s, want %s", css, got, want)
		}
		if again, _ := cleanStyleSheet(got); again != got {
			t.Errorf("%s: %s, and again %s", css, got, again)
		}
	}
}
